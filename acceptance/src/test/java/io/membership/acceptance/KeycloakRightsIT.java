package io.membership.acceptance;

import static io.membership.acceptance.Granting.allow;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Half an administrator of Keycloak does not become a whole one of membership: who manages users gives no rights on the
 * realm, who manages the realm none on users.
 */
final class KeycloakRightsIT {

    private static Realm realm;
    private static Granting granting;
    private static Api users;
    private static Api itself;
    private static Api both;

    private final String somebody = realm.createUser(Unique.email());

    @BeforeAll
    static void prepare() {
        realm = Keycloak.newRealm();
        granting = new Granting(realm);
        users = key("manage-users");
        itself = key("manage-realm");
        both = key("manage-users", "manage-realm");
    }

    @AfterAll
    static void remove() {
        realm.remove();
    }

    private static Api key(String... roles) {
        return realm.serviceAccount(Unique.name("administrator"), roles).membership();
    }

    @Test
    void managerOfUsersGivesWhatIsHisAndWhatIsOfApplications() {
        for (String role : List.of(
                "Authenticated",
                granting.role(),
                granting.role(allow("files:*")),
                granting.role(allow("membership:users:*")))) {
            users.patch("/users/" + somebody, Map.of("roles", List.of(role))).expect(200);
            assertThat(roles()).containsExactly(role);
        }
    }

    @Test
    void managerOfUsersGivesNothingOfTheRealm() {
        for (String role : List.of(
                "Administrator",
                granting.role(allow("*")),
                granting.role(allow("*:settings:update")),
                granting.role(allow("membership:policies:read")))) {
            users.patch("/users/" + somebody, Map.of("roles", List.of(role))).expectError(403, "RoleNotAllowed");
            users.post("/roles/" + role + "/users", Map.of("users", List.of(somebody)))
                    .expectError(403, "RoleNotAllowed");
        }
        users.post(
                        "/users/register",
                        Map.of("email", Unique.email(), "hasCredentials", false, "roles", administrator()))
                .expectError(403, "RoleNotAllowed");
        assertThat(roles()).isEmpty();
    }

    @Test
    void managerOfUsersWritesNoRolesAndPolicies() {
        users.post("/roles", Map.of("name", Unique.name("role"))).expectError(403, "Forbidden");
        users.patch("/roles/Authenticated", Map.of("policies", List.of())).expectError(403, "Forbidden");
        users.post("/policies", Map.of("name", Unique.name("policy"))).expectError(403, "Forbidden");
    }

    @Test
    void managerOfTheRealmWritesWhatIsHisAndWhatIsOfApplications() {
        String name = Unique.name("policy");
        List<Object> statements = List.of(allow("files:*", "membership:settings:read", "membership:roles:update"));

        itself.post("/policies", Map.of("name", name, "statements", statements)).expect(200);
        itself.post("/roles", Map.of("name", Unique.name("role"), "policies", List.of(name)))
                .expect(200);
    }

    @Test
    void managerOfTheRealmWritesNothingOfUsers() {
        String name = Unique.name("policy");

        for (String permission : List.of(
                "*", "*:*", "*:users:read", "membership:*", "membership:users:read", "membership:roles:assign")) {
            itself.post("/policies", Map.of("name", name, "permissions", List.of(permission)))
                    .expectError(403, "PermissionNotHeld");
        }
        String stronger = granting.policy(allow("membership:users:delete"));
        String role = granting.role();
        itself.patch("/roles/" + role, Map.of("policies", List.of(stronger))).expectError(403, "PermissionNotHeld");
        itself.post("/roles/Administrator/clone", Map.of("name", name)).expectError(403, "RoleNotAllowed");
        itself.patch("/settings", Map.of("userRegistersAsRole", "Administrator"))
                .expectError(403, "RoleNotAllowed");

        granting.api().get("/policies/" + name).expectError(404, "PolicyNotFound");
        granting.api().get("/roles/" + name).expectError(404, "RoleNotFound");
        assertThat(granting.api().get("/roles/" + role).at("/result/policies")).isEmpty();
    }

    @Test
    void managerOfTheRealmHidesNoAdministrationInSettingsAndCopies() {
        String trojan = granting.role();
        granting.putAdministration("manage-users", trojan);
        String copy = Unique.name("copy");

        itself.patch("/settings", Map.of("userRegistersAsRole", trojan)).expectError(403, "RoleNotAllowed");
        itself.post("/roles/" + trojan + "/clone", Map.of("name", copy)).expectError(403, "RoleNotAllowed");

        assertThat(granting.api().get("/settings").text("/result/userRegistersAsRole"))
                .isEqualTo("Authenticated");
        realm.admin().get("/roles/" + copy).expect(404);
        granting.api().post("/roles/" + trojan + "/clone", Map.of("name", copy)).expect(200);
    }

    @Test
    void managerOfTheRealmGivesNobodyARole() {
        itself.post("/roles/" + granting.role() + "/users", Map.of("users", List.of(somebody)))
                .expectError(403, "Forbidden");

        assertThat(roles()).isEmpty();
    }

    @Test
    void whoManagesBothMayGiveAndWriteEverything() {
        both.patch("/users/" + somebody, Map.of("roles", administrator())).expect(200);
        both.post("/policies", Map.of("name", Unique.name("policy"), "permissions", List.of("*")))
                .expect(200);

        assertThat(roles()).isEqualTo(administrator());
    }

    @Test
    void administratorOfMasterWhoManagesUsersHereGivesNoMoreThanOneOfTheRealm() {
        Realm master = Keycloak.master();
        String email = Unique.email();
        String id = master.createUser(email);
        master.grant(id, realm.name() + "-realm", "manage-users");
        Map<String, String> credentials = Map.of("username", email, "password", Realm.PASSWORD);
        Api api = realm.membership().as(master.login("admin-cli", credentials).access());

        api.patch("/users/" + somebody, Map.of("roles", List.of("Authenticated")))
                .expect(200);
        api.patch("/users/" + somebody, Map.of("roles", administrator())).expectError(403, "RoleNotAllowed");

        assertThat(roles()).containsExactly("Authenticated");
        master.admin().delete("/users/" + id).expect(204);
    }

    /** {@code query-users} is the right to ask; Keycloak answers with those whom one may see, which are none. */
    @Test
    void whoMayOnlyAskSeesNobody() {
        Api asking = key("query-users");

        Reply page = asking.get("/users").expect(200);

        assertThat(page.at("/result")).isEmpty();
        assertThat(page.at("/totalCount").asInt(-1)).isZero();
        asking.get("/users/" + somebody).expectError(403, "Forbidden");
    }

    /** Keycloak's own door: who manages the realm there writes its components and roles, and so any policy. */
    @Test
    void managerOfTheRealmReachesPoliciesThroughKeycloakItself() {
        ServiceAccount manager = realm.serviceAccount(Unique.name("administrator"), "manage-realm");
        Map<String, Object> component = Map.of(
                "name",
                Unique.name("policy"),
                "providerId",
                "policy",
                "providerType",
                "io.membership.permissions.MembershipPolicy",
                "config",
                Map.of("statements", List.of("[{\"permissions\":[\"membership:users:read\"]}]")));

        realm.admin().as(manager.token()).post("/components", component).expect(201);
    }

    private static List<String> administrator() {
        return List.of("Administrator");
    }

    private List<String> roles() {
        return UsersApi.roles(UsersApi.of(realm).get(somebody));
    }
}
