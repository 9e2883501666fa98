package io.membership.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A realm of the test's own, and how roles, policies and their holders come into being in it. Permissions are written as
 * {@code permission} or {@code permission@resource}; a {@code !} before one denies it.
 *
 * @param api the native address, called with the key of {@code membership-admin}, which has the role Administrator
 */
record PolicyRealm(Realm realm, Api api) {

    static PolicyRealm create() {
        return of(Keycloak.newRealm());
    }

    static PolicyRealm of(Realm realm) {
        return new PolicyRealm(realm, realm.membershipAdmin());
    }

    void remove() {
        realm.remove();
    }

    /** Creates a policy that says this; its name is returned. */
    String policy(String... permissions) {
        String name = Unique.name("policy");
        api.post("/policies", Map.of("name", name, "statements", statements(permissions)))
                .expect(200);
        return name;
    }

    /** Makes a policy say this instead. */
    void write(String policy, String... permissions) {
        api.patch("/policies/" + policy, Map.of("statements", statements(permissions)))
                .expect(200);
    }

    void disable(String policy) {
        api.patch("/policies/" + policy, Map.of("disabled", true)).expect(200);
    }

    /** Statements as a policy has them. */
    static List<Map<String, Object>> statements(String... permissions) {
        return Stream.of(permissions).map(PolicyRealm::statement).toList();
    }

    private static Map<String, Object> statement(String text) {
        boolean denied = text.startsWith("!");
        String[] parts = text.substring(denied ? 1 : 0).split("@");
        Map<String, Object> statement = new LinkedHashMap<>();
        statement.put("effect", denied ? "Deny" : "Allow");
        statement.put("permissions", List.of(parts[0]));
        if (parts.length > 1) {
            statement.put("resources", List.of(parts[1]));
        }
        return statement;
    }

    /** Creates a role that carries these policies; its name is returned. */
    String role(String... policies) {
        String name = Unique.name("role");
        api.post("/roles", Map.of("name", name, "policies", List.of(policies))).expect(200);
        return name;
    }

    /** Creates a role with a policy that says this. */
    String roleWith(String... permissions) {
        return role(policy(permissions));
    }

    /** Puts a role into another, as Keycloak's console does. */
    void compose(String role, String inside) {
        realm.admin()
                .post("/roles/" + role + "/composites", List.of(inKeycloak(inside)))
                .expect(204);
    }

    /** Keycloak's own representation of a role. */
    JsonNode inKeycloak(String role) {
        return realm.admin().get("/roles/" + role).expect(200).json();
    }

    /** Registers somebody who has these roles alone; the id is returned. */
    String user(String... roles) {
        String id = api.post("/users/register", newcomer()).expect(200).text("/userId");
        api.patch("/users/" + id, Map.of("roles", List.of(roles))).expect(200);
        return id;
    }

    /** What a registration needs at least; nobody can sign in with it. */
    static Map<String, Object> newcomer() {
        return Map.of("email", Unique.email(), "hasCredentials", false, "autoLogin", false);
    }

    /** Creates a group in the root of the realm to which these roles are mapped; the id is returned. */
    String group(String... roles) {
        return mapped(
                Realm.idOf(realm.admin()
                        .post("/groups", Map.of("name", Unique.name("group")))
                        .expect(201)),
                roles);
    }

    /** Creates a group inside another. */
    String groupIn(String parent, String... roles) {
        return mapped(
                Realm.idOf(realm.admin()
                        .post("/groups/" + parent + "/children", Map.of("name", Unique.name("group")))
                        .expect(201)),
                roles);
    }

    private String mapped(String group, String... roles) {
        List<JsonNode> mapped = Stream.of(roles).map(this::inKeycloak).toList();
        realm.admin().post("/groups/" + group + "/role-mappings/realm", mapped).expect(204);
        return group;
    }

    /** The path of a group, as people know it. */
    String path(String group) {
        return realm.admin().get("/groups/" + group).expect(200).text("/path");
    }

    void join(String userId, String group) {
        realm.admin().put("/users/" + userId + "/groups/" + group, Map.of()).expect(204);
    }

    /** What the policies of a user come to, that everybody has his own profile left out. */
    List<String> allowed(String userId) {
        List<String> allowed =
                new ArrayList<>(UsersApi.texts(permissions(userId).at("/result/permissions"), ""));
        allowed.remove("membership:profile:*");
        return allowed;
    }

    Reply permissions(String userId) {
        return api.get("/users/" + userId + "/permissions?explain=true").expect(200);
    }

    /** Whether he may do it, answered by the check. */
    boolean may(String userId, String permission) {
        return check(userId, permission).at("/0/allowed").asBoolean();
    }

    /** The answers to these questions about a user. */
    JsonNode check(String userId, String... permissions) {
        List<Map<String, Object>> checks = new ArrayList<>();
        for (String text : permissions) {
            String[] parts = text.split("@");
            checks.add(
                    parts.length == 1
                            ? Map.of("permission", text)
                            : Map.of("permission", parts[0], "resource", parts[1]));
        }
        return api.post("/permissions/check", Map.of("userId", userId, "checks", checks, "explain", true))
                .expect(200)
                .at("/result");
    }
}
