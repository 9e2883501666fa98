package io.membership.acceptance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gives out roles with policies in a realm, on behalf of the administrator of the server. */
record Granting(Realm realm) {

    /** Everything of ours, called by the administrator of the server. */
    Api api() {
        return Keycloak.admin().under("/realms/" + realm.name() + "/membership");
    }

    static Map<String, Object> allow(String... permissions) {
        return statement("Allow", permissions);
    }

    static Map<String, Object> deny(String... permissions) {
        return statement("Deny", permissions);
    }

    /** The statement on this resource only. */
    static Map<String, Object> on(String resource, Map<String, Object> statement) {
        Map<String, Object> limited = new LinkedHashMap<>(statement);
        limited.put("resources", List.of(resource));
        return limited;
    }

    private static Map<String, Object> statement(String effect, String... permissions) {
        return Map.of("effect", effect, "permissions", List.of(permissions));
    }

    /** Creates a policy of these statements; its name is returned. */
    @SafeVarargs
    final String policy(Map<String, Object>... statements) {
        String name = Unique.name("policy");
        api().post("/policies", Map.of("name", name, "statements", List.of(statements)))
                .expect(200);
        return name;
    }

    /** Creates a role with one policy of these statements, or with none at all; its name is returned. */
    @SafeVarargs
    final String role(Map<String, Object>... statements) {
        String name = Unique.name("role");
        List<String> policies = statements.length == 0 ? List.of() : List.of(policy(statements));
        api().post("/roles", Map.of("name", name, "policies", policies)).expect(200);
        return name;
    }

    /** Puts a realm role into a role, through Keycloak itself. */
    void put(String inside, String role) {
        realm.admin()
                .post("/roles/" + role + "/composites", List.of(representation(inside)))
                .expect(204);
    }

    /** Puts a role of {@code realm-management} into a role, through Keycloak itself. */
    void putAdministration(String inside, String role) {
        Object management = realm.admin()
                .get("/clients/" + realm.uuidOfClient("realm-management") + "/roles/" + inside)
                .expect(200)
                .json();
        realm.admin()
                .post("/roles/" + role + "/composites", List.of(management))
                .expect(204);
    }

    /** Gives realm roles to a user, through Keycloak itself. */
    void give(String userId, String... roles) {
        List<Object> given = new ArrayList<>();
        List.of(roles).forEach(role -> given.add(representation(role)));
        realm.admin().post("/users/" + userId + "/role-mappings/realm", given).expect(204);
    }

    /** Puts a user into a new group that has this role, through Keycloak itself. */
    void join(String userId, String role) {
        String group = Realm.idOf(realm.admin()
                .post("/groups", Map.of("name", Unique.name("group")))
                .expect(201));
        realm.admin()
                .post("/groups/" + group + "/role-mappings/realm", List.of(representation(role)))
                .expect(204);
        realm.admin().put("/users/" + userId + "/groups/" + group, Map.of()).expect(204);
    }

    private Object representation(String role) {
        return realm.admin().get("/roles/" + role).expect(200).json();
    }

    /** A key without any right of Keycloak's whose service account has a role with these statements. */
    @SafeVarargs
    final ServiceAccount key(Map<String, Object>... statements) {
        ServiceAccount key = realm.serviceAccount(Unique.name("key"));
        give(key.userId(), role(statements));
        return key;
    }

    /** A new user who has these roles; the id is returned. */
    String user(String... roles) {
        String id = realm.createUser(Unique.email());
        give(id, roles);
        return id;
    }

    /** What the user's policies allow him now. */
    List<String> permissions(String userId) {
        return UsersApi.texts(
                api().get("/users/" + userId + "/permissions").expect(200).at("/result/permissions"), "");
    }
}
