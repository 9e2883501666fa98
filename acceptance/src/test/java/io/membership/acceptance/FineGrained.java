package io.membership.acceptance;

import java.util.List;
import java.util.Map;

/**
 * Fine-grained admin permissions (version 2) of a realm, switched on by {@link #of}.
 *
 * @param server path of the resource server in the Admin REST API
 */
public record FineGrained(Realm realm, String server) {

    /** Switches them on; the realm should be of the test's own. */
    public static FineGrained of(Realm realm) {
        realm.admin().put("", Map.of("adminPermissionsEnabled", true)).expect(204);
        return new FineGrained(realm, "/clients/" + realm.uuidOfClient("admin-permissions") + "/authz/resource-server");
    }

    /** Creates a user who may ask for users, and see nobody until he is allowed to; the id is returned. */
    public String createAdministrator(String email) {
        String id = realm.createUser(email);
        realm.grantManagement(id, "query-users");
        return id;
    }

    /** Lets an administrator see, and do besides what the further scopes name, with these users only. */
    public void allowUsers(String administrator, List<String> users, String... scopes) {
        allow(administrator, "Users", users, scopes);
    }

    /** Allows the scopes of a resource type, such as {@code map-role} of {@code Roles}; no resources means all. */
    public void allow(String administrator, String type, List<String> resources, String... scopes) {
        permit(type, resources, policy(administrator, "POSITIVE"), scopes);
    }

    /** Allows the scopes for these resources to everybody but this one administrator, which denies them to him. */
    public void allowAllBut(String administrator, String type, List<String> resources, String... scopes) {
        permit(type, resources, policy(administrator, "NEGATIVE"), scopes);
    }

    private String policy(String administrator, String logic) {
        Map<String, Object> policy =
                Map.of("name", Unique.name("policy"), "users", List.of(administrator), "logic", logic);
        return realm.admin().post(server + "/policy/user", policy).expect(201).text("/id");
    }

    private void permit(String type, List<String> resources, String policy, String... scopes) {
        Map<String, Object> permission = Map.of(
                "name", Unique.name("permission"),
                "resourceType", type,
                "resources", resources,
                "scopes", List.of(scopes),
                "policies", List.of(policy));
        realm.admin().post(server + "/permission/scope", permission).expect(201);
    }
}
