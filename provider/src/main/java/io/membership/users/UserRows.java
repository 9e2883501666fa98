package io.membership.users;

import io.membership.users.UserFacts.Identity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hibernate.jpa.HibernateHints;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.RealmModel;
import org.keycloak.models.credential.PasswordCredentialModel;

/**
 * Completes rows of the user table by what belongs to them, in two statements for any number of users. Plain values, no
 * entities: those of a page would stay in the persistence context, where every flush compares them again.
 */
final class UserRows {

    /** Properties of Keycloak's user entity that make a user. */
    static final List<String> COLUMNS = List.of(
            "id",
            "username",
            "email",
            "emailVerified",
            "firstName",
            "lastName",
            "enabled",
            "createdTimestamp",
            "lastModifiedTimestamp",
            "serviceAccountClientLink",
            "federationLink");

    /** Attributes and, without a name, roles: together since Oracle unites only columns of one national character set. */
    private static final String ATTRIBUTES_AND_ROLES = """
            select a.user.id, a.name, a.value, a.longValue from UserAttributeEntity a where a.user.id in :ids
            union all
            select m.user.id, null, r.name, null from UserRoleMappingEntity m join RoleEntity r on r.id = m.roleId
            where m.user.id in :ids and r.clientRole = false and r.id <> :defaults
            """;

    /** Linked accounts, required actions (without an account), and passwords (without either). */
    private static final String LINKS = """
            select i.user.id, i.identityProvider, i.userId from FederatedIdentityEntity i where i.user.id in :ids
            union all
            select q.user.id, q.action, null from UserRequiredActionEntity q where q.user.id in :ids
            union all
            select c.user.id, null, null from CredentialEntity c where c.user.id in :ids and c.type = :password
            """;

    /** Lists are filled up to a power of two, so that the database meets eleven statements and not a thousand. */
    private static final int LONGEST_LIST = UserQuery.LARGEST_PAGE;

    /** Rows that the database sends at once; Keycloak's 64 would be a dozen round trips for a page. */
    static final int AT_ONCE = 10_000;

    private final EntityManager em;
    private final RealmModel realm;

    UserRows(EntityManager em, RealmModel realm) {
        this.em = em;
        this.realm = realm;
    }

    /** What belongs to one user. */
    private static final class Belongings {
        private final Map<String, List<String>> attributes = new TreeMap<>();
        private final Set<String> roles = new TreeSet<>();
        private final List<Identity> identities = new ArrayList<>();
        private final Set<String> actions = new TreeSet<>();
        private boolean password;

        private void attributeOrRole(@Nullable String name, @Nullable String value, @Nullable String longValue) {
            String text = value != null ? value : longValue != null ? longValue : "";
            if (name == null) {
                roles.add(text);
            } else {
                attributes.computeIfAbsent(name, key -> new ArrayList<>()).add(text);
            }
        }

        private void link(@Nullable String name, @Nullable String userId) {
            if (name == null) {
                password = true;
            } else if (userId == null) {
                actions.add(name);
            } else {
                identities.add(new Identity(name, userId));
            }
        }

        private UserFacts with(Tuple row) {
            attributes.values().forEach(values -> values.sort(null));
            identities.sort(Comparator.comparing(Identity::provider));
            return new UserFacts(
                    row.get("id", String.class),
                    row.get("username", String.class),
                    row.get("email", String.class),
                    row.get("emailVerified", Boolean.class),
                    row.get("firstName", String.class),
                    row.get("lastName", String.class),
                    row.get("enabled", Boolean.class),
                    row.get("createdTimestamp", Long.class),
                    row.get("lastModifiedTimestamp", Long.class),
                    row.get("serviceAccountClientLink", String.class),
                    row.get("federationLink", String.class),
                    attributes,
                    List.copyOf(roles),
                    identities,
                    password,
                    actions);
        }
    }

    /** The users of these rows, in their order; no more of them than a page has. */
    List<UserFacts> complete(List<Tuple> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        Map<String, Belongings> found = new HashMap<>();
        rows.forEach(row -> found.put(row.get("id", String.class), new Belongings()));
        List<String> ids = padded(List.copyOf(found.keySet()));
        rows(ATTRIBUTES_AND_ROLES, ids)
                .setParameter("defaults", realm.getDefaultRole().getId())
                .getResultList()
                .forEach(row -> of(found, row).attributeOrRole((String) row[1], (String) row[2], (String) row[3]));
        rows(LINKS, ids)
                .setParameter("password", PasswordCredentialModel.TYPE)
                .getResultList()
                .forEach(row -> of(found, row).link((String) row[1], (String) row[2]));
        return rows.stream()
                .map(row -> found.getOrDefault(row.get("id", String.class), new Belongings())
                        .with(row))
                .toList();
    }

    private TypedQuery<Object[]> rows(String query, List<String> ids) {
        return em.createQuery(query, Object[].class)
                .setParameter("ids", ids)
                .setHint(HibernateHints.HINT_FETCH_SIZE, AT_ONCE);
    }

    private static Belongings of(Map<String, Belongings> found, Object[] row) {
        return found.computeIfAbsent((String) row[0], unasked -> new Belongings());
    }

    private static List<String> padded(List<String> ids) {
        int size = Math.min(LONGEST_LIST, Integer.highestOneBit(ids.size() * 2 - 1));
        List<String> padded = new ArrayList<>(ids);
        while (padded.size() < size) {
            padded.add(ids.get(0));
        }
        return padded;
    }
}
