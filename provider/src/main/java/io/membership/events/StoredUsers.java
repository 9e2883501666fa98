package io.membership.events;

import io.membership.events.UserRows.Attribute;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.jspecify.annotations.Nullable;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.jpa.entities.UserAttributeEntity;
import org.keycloak.models.jpa.entities.UserEntity;
import org.keycloak.models.jpa.entities.UserRequiredActionEntity;

/**
 * Reads what is stored of users who were written in this transaction. Their own rows are in the persistence context
 * already; attributes and required actions cost a query per 20 users where nobody has read them yet, roles one per 500.
 */
final class StoredUsers {

    private static final int CHUNK = 500;

    private final EntityManager em;

    private StoredUsers(EntityManager em) {
        this.em = em;
    }

    static StoredUsers of(KeycloakSession session) {
        return new StoredUsers(session.getProvider(JpaConnectionProvider.class).getEntityManager());
    }

    boolean areIn(SharedSessionContractImplementor hibernateSession) {
        return em.unwrap(SharedSessionContractImplementor.class) == hibernateSession;
    }

    void flush() {
        em.flush();
    }

    /** The rows of those of {@code ids} who are there, by id. */
    Map<String, UserRows> read(Collection<String> ids) {
        Map<String, Set<String>> roles = roles(List.copyOf(ids));
        Map<String, UserRows> rows = new LinkedHashMap<>();
        for (String id : ids) {
            UserEntity user = em.find(UserEntity.class, id);
            if (user != null) {
                rows.put(id, rows(user, roles.getOrDefault(id, Set.of())));
            }
        }
        return rows;
    }

    private Map<String, Set<String>> roles(List<String> ids) {
        Map<String, Set<String>> roles = new HashMap<>();
        for (int from = 0; from < ids.size(); from += CHUNK) {
            List<Object[]> mappings = em.createQuery(
                            "select m.user.id, m.roleId from UserRoleMappingEntity m where m.user.id in :ids",
                            Object[].class)
                    .setParameter("ids", ids.subList(from, Math.min(from + CHUNK, ids.size())))
                    .getResultList();
            for (Object[] mapping : mappings) {
                roles.computeIfAbsent((String) mapping[0], id -> new HashSet<>())
                        .add((String) mapping[1]);
            }
        }
        return roles;
    }

    static UserRows rows(UserEntity user, Set<String> roles) {
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("username", user.getUsername());
        columns.put("email", user.getEmail());
        columns.put("emailVerified", user.isEmailVerified());
        columns.put("firstName", user.getFirstName());
        columns.put("lastName", user.getLastName());
        columns.put("enabled", user.isEnabled());
        columns.put("createdTimestamp", user.getCreatedTimestamp());
        columns.put("serviceAccountClientLink", user.getServiceAccountClientLink());
        columns.put("federationLink", user.getFederationLink());
        Map<String, Attribute> attributes = new LinkedHashMap<>();
        for (UserAttributeEntity row : user.getAttributes()) {
            attributes.put(row.getId(), new Attribute(row.getName(), row.getValue()));
        }
        Set<String> actions = new HashSet<>();
        for (UserRequiredActionEntity row : user.getRequiredActions()) {
            actions.add(row.getAction());
        }
        return new UserRows(user.getId(), user.getRealmId(), columns, attributes, roles, actions);
    }
}
