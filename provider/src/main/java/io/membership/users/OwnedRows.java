package io.membership.users;

import io.membership.users.Filter.Prefix;
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
 * Conditions on the rows that belong to a user: attributes, roles, required actions, linked accounts. Each is an
 * {@code exists}, so that no join multiplies users and every database can turn it into a semi-join on its index.
 */
final class OwnedRows {

    /** Keycloak keeps roles, and the knowledge that there is none of a name, in its cache. */
    private static final int MOST_CACHED_ROLES = 10;

    private final CriteriaBuilder sql;
    private final AbstractQuery<?> query;
    private final Root<UserEntity> user;
    private final RealmModel realm;

    OwnedRows(CriteriaBuilder sql, AbstractQuery<?> query, Root<UserEntity> user, RealmModel realm) {
        this.sql = sql;
        this.query = query;
        this.user = user;
        this.realm = realm;
    }

    /** Any value of this attribute. */
    Predicate attribute(String name) {
        return attributeRow(name, row -> sql.conjunction());
    }

    /** A value of this attribute that passes the test, which sees values of at most 255 characters. */
    Predicate attribute(String name, Function<Expression<String>, Predicate> test) {
        return attributeRow(name, row -> test.apply(row.get("value")));
    }

    /** One of these values; longer ones lie in another column, which is indexed by a hash. */
    Predicate attribute(String name, List<String> values) {
        return attributeRow(name, row -> {
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
            return sql.or(found.toArray(Predicate[]::new));
        });
    }

    private Predicate attributeRow(String name, Function<Root<UserAttributeEntity>, Predicate> test) {
        Subquery<Integer> rows = query.subquery(Integer.class);
        Root<UserAttributeEntity> row = rows.from(UserAttributeEntity.class);
        return exists(rows, row, sql.equal(row.get("name"), name), test.apply(row));
    }

    /** A realm role mapped directly, other than the container of the realm's defaults, whose name passes the test. */
    Predicate role(Function<Expression<String>, Predicate> test) {
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

    /**
     * One of these roles: by id, and the ids not as parameters. How many users have a role differs so much from one to
     * the other that a database which does not know the role walks through everybody to find a few administrators.
     */
    Predicate role(List<String> names) {
        if (names.size() > MOST_CACHED_ROLES) {
            return role(name -> name.in(names));
        }
        Expression<?>[] ids = names.stream()
                .map(realm::getRole)
                .filter(role -> role != null && !role.equals(realm.getDefaultRole()))
                .map(role -> sql.literal(role.getId()))
                .toArray(Expression<?>[]::new);
        if (ids.length == 0) {
            return sql.disjunction();
        }
        Subquery<Integer> rows = query.subquery(Integer.class);
        Root<UserRoleMappingEntity> mapping = rows.from(UserRoleMappingEntity.class);
        return exists(rows, mapping, mapping.get("roleId").in(ids));
    }

    /** An open required action whose name passes the test. */
    Predicate action(Function<Expression<String>, Predicate> test) {
        Subquery<Integer> rows = query.subquery(Integer.class);
        Root<UserRequiredActionEntity> row = rows.from(UserRequiredActionEntity.class);
        return exists(rows, row, test.apply(row.get("action")));
    }

    /** An account of an identity provider. */
    Predicate identity(String provider, String userId) {
        Subquery<Integer> rows = query.subquery(Integer.class);
        Root<FederatedIdentityEntity> row = rows.from(FederatedIdentityEntity.class);
        return exists(
                rows, row, sql.equal(row.get("identityProvider"), provider), sql.equal(row.get("userId"), userId));
    }

    private Predicate exists(Subquery<Integer> rows, Root<?> owned, Predicate... tests) {
        Predicate own = sql.equal(owned.get("user").get("id"), user.get("id"));
        rows.select(sql.literal(1)).where(own, sql.and(tests));
        return sql.exists(rows);
    }
}
