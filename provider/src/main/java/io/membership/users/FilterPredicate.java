package io.membership.users;

import io.membership.users.Filter.Among;
import io.membership.users.Filter.And;
import io.membership.users.Filter.Or;
import io.membership.users.Filter.Prefix;
import io.membership.users.Filter.Range;
import io.membership.users.Member.Attribute;
import io.membership.users.Member.Column;
import io.membership.users.Member.Derived;
import io.membership.users.UserStatus.Sign;
import jakarta.persistence.criteria.AbstractQuery;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.criteria.Subquery;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.keycloak.models.RealmModel;
import org.keycloak.models.jpa.entities.FederatedIdentityEntity;
import org.keycloak.models.jpa.entities.RoleEntity;
import org.keycloak.models.jpa.entities.UserAttributeEntity;
import org.keycloak.models.jpa.entities.UserEntity;
import org.keycloak.models.jpa.entities.UserRequiredActionEntity;
import org.keycloak.models.jpa.entities.UserRoleMappingEntity;
import org.keycloak.storage.jpa.JpaHashUtils;

/**
 * A filter in SQL: the mirror of {@link Filter#test}. What is not in the user's row is asked by {@code exists}, so that no
 * join multiplies rows and every database can turn it into a semi-join on its index.
 */
final class FilterPredicate {

    private static final char ESCAPE = '!';

    private final CriteriaBuilder sql;
    private final AbstractQuery<?> query;
    private final Root<UserEntity> user;
    private final RealmModel realm;

    FilterPredicate(CriteriaBuilder sql, AbstractQuery<?> query, Root<UserEntity> user, RealmModel realm) {
        this.sql = sql;
        this.query = query;
        this.user = user;
        this.realm = realm;
    }

    Predicate of(Filter filter) {
        if (filter instanceof And and) {
            return all(and.terms().stream().map(this::of).toList());
        } else if (filter instanceof Or or) {
            return any(or.terms().stream().map(this::of).toList());
        } else if (filter instanceof Range range) {
            return range(range);
        } else if (filter instanceof Prefix prefix) {
            return prefix(prefix);
        }
        Among among = (Among) filter;
        return among.member() instanceof Column column ? among(column, among) : among(among);
    }

    /** The beginning of e-mail, user name, first or last name; {@code text} is in lower case. */
    Predicate search(String text) {
        return sql.or(
                startsWith(user.get("username"), text),
                startsWith(user.get("email"), text),
                startsWith(sql.lower(user.get("firstName")), text),
                startsWith(sql.lower(user.get("lastName")), text));
    }

    /** A column as an expression; who was never modified counts as modified when he was created. */
    <T> Expression<T> column(Column column) {
        return column == Column.MODIFIED_ON
                ? sql.coalesce(user.get(column.property()), user.get(Column.CREATED_ON.property()))
                : user.get(column.property());
    }

    Predicate range(Range range) {
        Expression<Comparable<Object>> column = column(range.column());
        @SuppressWarnings("unchecked") // the parser gives the type of the column
        Comparable<Object> bound = (Comparable<Object>) range.bound();
        return switch (range.side()) {
            case GT -> sql.greaterThan(column, bound);
            case GTE -> sql.greaterThanOrEqualTo(column, bound);
            case LT -> sql.lessThan(column, bound);
            case LTE -> sql.lessThanOrEqualTo(column, bound);
        };
    }

    /** Spelt out for both signs, since in SQL a null is neither in a list nor outside of it. */
    private Predicate among(Column member, Among among) {
        Expression<Object> column = column(member);
        Predicate in = among.values().isEmpty() ? sql.disjunction() : column.in(among.values());
        if (!among.negated()) {
            return among.orAbsent() ? sql.or(in, sql.isNull(column)) : in;
        }
        return among.orAbsent() ? sql.and(sql.not(in), sql.isNotNull(column)) : sql.or(sql.not(in), sql.isNull(column));
    }

    private Predicate among(Among among) {
        List<Predicate> found = new ArrayList<>();
        for (Object value : among.values()) {
            if (value instanceof UserStatus status) {
                found.add(status(status));
            } else if (value instanceof UserType type) {
                found.add(type(type));
            }
        }
        List<String> texts = among.values().stream()
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .toList();
        if (!texts.isEmpty()) {
            found.add(
                    among.member() instanceof Attribute attribute
                            ? attribute(attribute.attribute(), row -> in(row, texts))
                            : role(name -> name.in(texts)));
        }
        if (among.orAbsent() && among.member() instanceof Attribute attribute) {
            found.add(sql.not(attribute(attribute.attribute(), row -> sql.conjunction())));
        } else if (among.orAbsent() && among.member() == Derived.ROLES) {
            found.add(sql.not(role(name -> sql.conjunction())));
        }
        return among.negated() ? sql.not(any(found)) : any(found);
    }

    private Predicate prefix(Prefix prefix) {
        Function<Expression<String>, Predicate> test =
                text -> startsWith(prefix.ignoreCase() ? sql.lower(text) : text, prefix.prefix());
        if (prefix.member() instanceof Column column) {
            boolean lowerAlready = column.kind() == Member.Kind.FOLDED;
            return lowerAlready ? startsWith(column(column), prefix.prefix()) : test.apply(column(column));
        } else if (prefix.member() instanceof Attribute attribute) {
            return attribute(attribute.attribute(), row -> test.apply(row.get("value")));
        }
        return role(test);
    }

    private Predicate startsWith(Expression<String> text, String prefix) {
        String literal = prefix.replaceAll("[!%_]", ESCAPE + "$0");
        return sql.like(text, literal + "%", ESCAPE);
    }

    /** The first status whose signs all show, as {@link UserStatus#of} says it. */
    private Predicate status(UserStatus status) {
        List<Predicate> rule = new ArrayList<>(List.of(shown(status)));
        status.earlier().forEach(earlier -> rule.add(sql.not(shown(earlier))));
        return all(rule);
    }

    private Predicate shown(UserStatus status) {
        return all(status.signs().stream().map(this::sign).toList());
    }

    private Predicate sign(Sign sign) {
        return switch (sign) {
            case DISABLED -> sql.isFalse(user.get("enabled"));
            case DEACTIVATION -> attribute(Attributes.DEACTIVATED_ON, row -> sql.conjunction());
            case INVITATION -> attribute(Attributes.INVITED_ON, row -> sql.conjunction());
            case OPEN_ACTION -> action(name -> sql.conjunction());
            case UNVERIFIED -> {
                Predicate asked = action(name -> sql.equal(name, UserFacts.VERIFY_EMAIL));
                Predicate unproven = sql.and(sql.isNotNull(user.get("email")), sql.isFalse(user.get("emailVerified")));
                yield realm.isVerifyEmail() ? sql.or(asked, unproven) : asked;
            }
        };
    }

    private Predicate type(UserType type) {
        Predicate service = sql.isNotNull(user.get("serviceAccountClientLink"));
        if (type == UserType.SERVICE) {
            return service;
        }
        List<Predicate> rule = new ArrayList<>(List.of(sql.not(service)));
        for (UserType mark : UserType.MARKED) {
            Predicate marked = attribute(Attributes.TYPE, row -> sql.equal(row.get("value"), mark.toString()));
            if (mark == type) {
                rule.add(marked);
                break;
            }
            rule.add(sql.not(marked));
        }
        return all(rule);
    }

    /** An account of an identity provider that is linked to the user. */
    Predicate identity(String provider, String userId) {
        Subquery<Integer> rows = query.subquery(Integer.class);
        Root<FederatedIdentityEntity> row = rows.from(FederatedIdentityEntity.class);
        return exists(
                rows, row, sql.equal(row.get("identityProvider"), provider), sql.equal(row.get("userId"), userId));
    }

    private Predicate attribute(String name, Function<Root<UserAttributeEntity>, Predicate> test) {
        Subquery<Integer> rows = query.subquery(Integer.class);
        Root<UserAttributeEntity> row = rows.from(UserAttributeEntity.class);
        return exists(rows, row, sql.equal(row.get("name"), name), test.apply(row));
    }

    /** Keycloak keeps values of more than 255 characters in another column and indexes a hash of them. */
    private Predicate in(Root<UserAttributeEntity> row, List<String> values) {
        List<Predicate> found = new ArrayList<>();
        List<String> indexed = values.stream()
                .filter(value -> value.length() <= Prefix.LONGEST_VALUE)
                .toList();
        if (!indexed.isEmpty()) {
            found.add(row.get("value").in(indexed));
        }
        values.stream()
                .filter(value -> value.length() > Prefix.LONGEST_VALUE)
                .map(JpaHashUtils::hashForAttributeValue)
                .forEach(hash -> found.add(sql.equal(row.get("longValueHash"), hash)));
        return any(found);
    }

    private Predicate role(Function<Expression<String>, Predicate> test) {
        Subquery<Integer> rows = query.subquery(Integer.class);
        Root<UserRoleMappingEntity> mapping = rows.from(UserRoleMappingEntity.class);
        Root<RoleEntity> role = rows.from(RoleEntity.class);
        return exists(
                rows,
                mapping,
                sql.equal(role.get("id"), mapping.get("roleId")),
                sql.isFalse(role.get("clientRole")),
                sql.notEqual(role.get("id"), realm.getDefaultRole().getId()),
                test.apply(role.get("name")));
    }

    private Predicate action(Function<Expression<String>, Predicate> test) {
        Subquery<Integer> rows = query.subquery(Integer.class);
        Root<UserRequiredActionEntity> row = rows.from(UserRequiredActionEntity.class);
        return exists(rows, row, test.apply(row.get("action")));
    }

    private Predicate exists(Subquery<Integer> rows, Root<?> owned, Predicate... tests) {
        Predicate own = sql.equal(owned.get("user").get("id"), user.get("id"));
        rows.select(sql.literal(1)).where(own, sql.and(tests));
        return sql.exists(rows);
    }

    private Predicate all(List<Predicate> terms) {
        return sql.and(terms.toArray(Predicate[]::new));
    }

    private Predicate any(List<Predicate> terms) {
        return sql.or(terms.toArray(Predicate[]::new));
    }
}
