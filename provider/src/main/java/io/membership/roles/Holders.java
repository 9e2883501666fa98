package io.membership.roles;

import io.membership.permissions.Narrowing;
import io.membership.permissions.RolePolicies;
import jakarta.persistence.EntityManager;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Who has a role, in Keycloak's own tables, in a number of statements that does not hang on how many they are. Users whom
 * only another storage knows are not among them.
 */
final class Holders {

    /** The accounts of API keys among them: a key that loses its role stops working. */
    private static final String USERS_OF_ROLE = "from UserRoleMappingEntity m where m.roleId = :role";

    /** One list, and no "or" between two: a database tries the second for each of a hundred thousand rows by itself. */
    private static final String HOLDERS = """
            u.id in (select m.user.id from UserRoleMappingEntity m where m.roleId in :roles
            union select g.user.id from UserGroupMembershipEntity g where g.groupId in :groups)
            """;

    private final EntityManager em;
    private final RealmModel realm;

    Holders(KeycloakSession session, RealmModel realm) {
        this.em = session.getProvider(JpaConnectionProvider.class).getEntityManager();
        this.realm = realm;
    }

    long countUsers(RoleModel role) {
        return em.createQuery("select count(m) " + USERS_OF_ROLE, Long.class)
                .setParameter("role", role.getId())
                .getSingleResult();
    }

    List<String> usernames(RoleModel role, int max) {
        return em.createQuery("select m.user.username " + USERS_OF_ROLE + " order by m.user.username", String.class)
                .setParameter("role", role.getId())
                .setMaxResults(max)
                .getResultList();
    }

    /** Paths of the groups to which the role is mapped. */
    List<String> groups(RoleModel role) {
        return mappedGroups(Set.of(role.getId())).stream()
                .map(realm::getGroupById)
                .filter(Objects::nonNull)
                .map(KeycloakModelUtils::buildGroupPath)
                .sorted()
                .toList();
    }

    private List<String> mappedGroups(Collection<String> roleIds) {
        return em.createQuery("select g.group.id from GroupRoleMappingEntity g where g.roleId in :roles", String.class)
                .setParameter("roles", roleIds)
                .getResultList();
    }

    /** Names of the roles that have it inside, the container of the realm's defaults among them. */
    List<String> parents(RoleModel role) {
        return em
                .createQuery(
                        "select c.parentRole.name from CompositeRoleEntity c where c.childRole.id = :role",
                        String.class)
                .setParameter("role", role.getId())
                .getResultList()
                .stream()
                .sorted()
                .toList();
    }

    /** The roles of the realm that carry this policy. */
    List<RoleModel> carrying(String policy) {
        return em
                .createQuery("""
                        select a.role.id from RoleAttributeEntity a
                        where a.name = :name and a.value = :policy and a.role.realmId = :realm
                        """, String.class)
                .setParameter("name", RolePolicies.ATTRIBUTE)
                .setParameter("policy", policy)
                .setParameter("realm", realm.getId())
                .getResultList()
                .stream()
                .map(realm::getRoleById)
                .filter(Objects::nonNull)
                .toList();
    }

    /** These roles and all that have one of them inside, however deep. */
    Set<String> upwards(Collection<RoleModel> roles) {
        return closure(
                roles.stream().map(RoleModel::getId).toList(),
                "select c.childRole.id, c.parentRole.id from CompositeRoleEntity c where c.parentRole.realmId = :realm");
    }

    /** The groups to which one of the roles is mapped, and all below them. */
    Set<String> groups(Collection<String> roleIds) {
        return closure(
                mappedGroups(roleIds),
                "select g.parentId, g.id from GroupEntity g where g.realm = :realm and g.parentId <> ' '");
    }

    private Set<String> closure(Collection<String> start, String edges) {
        Set<String> reached = new HashSet<>(start);
        if (start.isEmpty()) {
            return reached;
        }
        Map<String, Set<String>> next = new HashMap<>();
        em.createQuery(edges, Object[].class)
                .setParameter("realm", realm.getId())
                .getResultList()
                .forEach(edge -> next.computeIfAbsent((String) edge[0], id -> new HashSet<>())
                        .add((String) edge[1]));
        Deque<String> open = new ArrayDeque<>(start);
        while (!open.isEmpty()) {
            next.getOrDefault(open.pop(), Set.of()).stream()
                    .filter(reached::add)
                    .forEach(open::push);
        }
        return reached;
    }

    /**
     * What a user has that policies come by.
     *
     * @param narrowing see {@link io.membership.permissions.Narrowing}
     */
    record Holding(
            Set<String> roles, Set<String> groups, @Nullable String narrowing) {

        List<RoleModel> roles(RealmModel realm) {
            return roles.stream()
                    .map(realm::getRoleById)
                    .filter(Objects::nonNull)
                    .toList();
        }

        List<GroupModel> groups(RealmModel realm) {
            return groups.stream()
                    .map(realm::getGroupById)
                    .filter(Objects::nonNull)
                    .toList();
        }
    }

    /** What the holders of these roles and members of these groups have in all, by user id. */
    Map<String, Holding> holdings(Set<String> roles, Set<String> groups) {
        // The same few ids come with every row: one copy of each will do.
        Map<String, String> one = new HashMap<>();
        Map<String, Set<String>> rolesOf = new HashMap<>();
        Map<String, Set<String>> groupsOf = new HashMap<>();
        Map<String, String> narrowings = new HashMap<>();
        rows(
                "select u.id, held.roleId from UserEntity u join UserRoleMappingEntity held on held.user = u where ",
                roles,
                groups,
                row -> rolesOf.computeIfAbsent((String) row[0], id -> new HashSet<>())
                        .add(one.computeIfAbsent((String) row[1], same -> same)));
        rows(
                "select u.id, held.groupId from UserEntity u join UserGroupMembershipEntity held on held.user = u where ",
                roles,
                groups,
                row -> groupsOf.computeIfAbsent((String) row[0], id -> new HashSet<>())
                        .add(one.computeIfAbsent((String) row[1], same -> same)));
        rows(
                "select u.id, a.value, a.longValue from UserAttributeEntity a join a.user u where a.name = '"
                        + Narrowing.ATTRIBUTE + "' and ",
                roles,
                groups,
                row -> narrowings.put((String) row[0], (String) (row[1] == null ? row[2] : row[1])));
        Map<String, Holding> holdings = new TreeMap<>();
        Stream.concat(rolesOf.keySet().stream(), groupsOf.keySet().stream())
                .forEach(id -> holdings.put(
                        id,
                        new Holding(
                                rolesOf.getOrDefault(id, Set.of()),
                                groupsOf.getOrDefault(id, Set.of()),
                                narrowings.get(id))));
        return holdings;
    }

    private void rows(String select, Set<String> roles, Set<String> groups, Consumer<Object[]> reading) {
        em.createQuery(select + "u.realmId = :realm and " + HOLDERS, Object[].class)
                .setParameter("realm", realm.getId())
                .setParameter("roles", roles)
                // An empty list is no SQL.
                .setParameter("groups", groups.isEmpty() ? Set.of("") : groups)
                .getResultStream()
                .forEach(reading);
    }
}
