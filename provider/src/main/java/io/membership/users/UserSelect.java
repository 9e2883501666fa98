package io.membership.users;

import io.membership.users.Filter.Range;
import io.membership.users.Filter.Range.Side;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.persistence.TypedQuery;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Nulls;
import jakarta.persistence.criteria.Order;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.criteria.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.hibernate.jpa.HibernateHints;
import org.jspecify.annotations.Nullable;
import org.keycloak.authorization.fgap.AdminPermissionsSchema;
import org.keycloak.authorization.fgap.evaluation.partial.PartialEvaluationStorageProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserProvider;
import org.keycloak.models.jpa.entities.UserEntity;

/** A SELECT on the users of a realm while it is put together: conditions first, then what is read of the users. */
final class UserSelect {

    private final EntityManager em;
    private final CriteriaBuilder sql;
    private final CriteriaQuery<Tuple> query;
    private final Root<UserEntity> user;
    private final FilterPredicate predicates;
    private final List<Predicate> conditions = new ArrayList<>();

    UserSelect(EntityManager em, RealmModel realm) {
        this.em = em;
        sql = em.getCriteriaBuilder();
        query = sql.createTupleQuery();
        user = query.from(UserEntity.class);
        predicates = new FilterPredicate(sql, query, user, realm);
        conditions.add(sql.equal(user.get("realmId"), realm.getId()));
    }

    UserSelect where(Function<FilterPredicate, Predicate> condition) {
        conditions.add(condition.apply(predicates));
        return this;
    }

    /** What a list asks for. */
    UserSelect where(UserQuery asked) {
        if (!asked.filter().asksForServices()) {
            conditions.add(sql.isNull(user.get("serviceAccountClientLink")));
        }
        if (asked.search() != null) {
            conditions.add(predicates.search(asked.search()));
        }
        conditions.add(predicates.of(asked.filter()));
        return this;
    }

    /** Only what fine-grained permissions let the caller of this session see. */
    UserSelect visibleIn(KeycloakSession session, RealmModel realm) {
        conditions.addAll(AdminPermissionsSchema.SCHEMA.applyAuthorizationFilters(
                session,
                AdminPermissionsSchema.USERS,
                (PartialEvaluationStorageProvider) session.getProvider(UserProvider.class, "jpa"),
                realm,
                sql,
                query,
                user));
        return this;
    }

    /** Only users who have a value for this key, or only those who lack it. */
    UserSelect having(Sort.Key key, boolean value) {
        Expression<?> column = predicates.column(key.column());
        conditions.add(value ? sql.isNotNull(column) : sql.isNull(column));
        return this;
    }

    /** Only users past these values: past the first, or equal in it and past the second, and so on. */
    UserSelect past(List<Sort.Key> keys, List<@Nullable Object> values) {
        List<Predicate> ways = new ArrayList<>();
        List<Predicate> equal = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            List<Predicate> way = new ArrayList<>(equal);
            way.add(past(keys.get(i), values.get(i)));
            ways.add(sql.and(way.toArray(Predicate[]::new)));
            equal.add(equal(keys.get(i), values.get(i)));
        }
        conditions.add(sql.or(ways.toArray(Predicate[]::new)));
        Sort.Key first = keys.get(0);
        if (values.get(0) instanceof Comparable<?> leading) {
            // Follows from the above; said because an index can begin at it.
            conditions.add(predicates.range(range(first, leading, true)));
        }
        return this;
    }

    private Predicate past(Sort.Key key, @Nullable Object value) {
        Expression<?> column = predicates.column(key.column());
        if (value instanceof Comparable<?> bound) {
            Predicate beyond = predicates.range(range(key, bound, false));
            return key.mayLack() && !key.absentFirst() ? sql.or(beyond, sql.isNull(column)) : beyond;
        }
        return key.absentFirst() ? sql.isNotNull(column) : sql.disjunction();
    }

    private static Range range(Sort.Key key, Comparable<?> bound, boolean inclusive) {
        Side side = key.descending() ? (inclusive ? Side.LTE : Side.LT) : (inclusive ? Side.GTE : Side.GT);
        return new Range(key.column(), side, bound);
    }

    private Predicate equal(Sort.Key key, @Nullable Object value) {
        Expression<?> column = predicates.column(key.column());
        return value == null ? sql.isNull(column) : sql.equal(column, value);
    }

    long count() {
        // Of rows, not of ids: an index that has the conditions has all there is to count.
        query.select(sql.tuple(sql.count(sql.literal(1)))).where(conditions.toArray(Predicate[]::new));
        return em.createQuery(query).getSingleResult().get(0, Long.class);
    }

    /** The columns that {@link UserRows} reads, in this order, with a word on where nulls go. */
    TypedQuery<Tuple> rows(Sort sort) {
        return rows(sort.keys().stream().map(this::order).toList());
    }

    /** The same for users {@link #having} a value for the first key, or none: nulls unsaid, so that an index gives it. */
    TypedQuery<Tuple> rows(Sort sort, boolean valued) {
        List<Sort.Key> keys = sort.keys();
        List<Order> order = new ArrayList<>();
        if (valued) {
            order.add(order(keys.get(0), Nulls.NONE));
        }
        keys.stream().skip(1).map(this::order).forEach(order::add);
        return rows(order);
    }

    private TypedQuery<Tuple> rows(List<Order> order) {
        Selection<?>[] columns = UserRows.COLUMNS.stream()
                .map(name -> user.get(name).alias(name))
                .toArray(Selection<?>[]::new);
        query.select(sql.tuple(columns))
                .where(conditions.toArray(Predicate[]::new))
                .orderBy(order);
        return em.createQuery(query).setHint(HibernateHints.HINT_FETCH_SIZE, UserRows.AT_ONCE);
    }

    private Order order(Sort.Key key) {
        return order(key, !key.mayLack() ? Nulls.NONE : key.absentFirst() ? Nulls.FIRST : Nulls.LAST);
    }

    private Order order(Sort.Key key, Nulls absent) {
        Expression<?> column = predicates.column(key.column());
        return key.descending() ? sql.desc(column, absent) : sql.asc(column, absent);
    }
}
