package io.membership.acceptance;

import static io.membership.acceptance.Granting.allow;
import static io.membership.acceptance.Granting.deny;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Who may write roles and policies writes into them only what he has. The caller is a member of a group whose role he may
 * change, so that each of these ways would lead to himself.
 */
final class PolicyEscalationIT {

    private static Realm realm;
    private static Granting granting;

    private final String policy = granting.policy(allow("files:create"), deny("files:delete"));
    private final String role = Unique.name("role");
    private final ServiceAccount key = granting.key(
            allow("membership:roles:*", "membership:policies:*", "membership:permissions:*", "files:*"),
            allow("membership:settings:*"),
            deny("files:update"));
    private final Api api = key.membership();

    @BeforeAll
    static void prepare() {
        realm = Keycloak.newRealm();
        granting = new Granting(realm);
    }

    @AfterAll
    static void remove() {
        realm.remove();
    }

    /** Puts the caller into a group with a role of {@link #policy}. */
    private void join() {
        granting.api()
                .post("/roles", Map.of("name", role, "policies", List.of(policy)))
                .expect(200);
        granting.join(key.userId(), role);
    }

    @Test
    void whatHeHasHeWrites() {
        String name = Unique.name("policy");
        api.post("/policies", Map.of("name", name, "statements", List.of(allow("files:read"))))
                .expect(200);
        api.post("/roles", Map.of("name", Unique.name("role"), "policies", List.of(name)))
                .expect(200);
    }

    @Test
    void policyCannotGrowBeyondHim() {
        join();
        List<Map<String, Object>> stronger =
                List.of(allow("files:create"), deny("files:delete"), allow("membership:users:delete"));

        refusedChange("/policies/" + policy, Map.of("statements", stronger));
        refusedChange("/policies/" + policy, Map.of("statements", List.of(allow("*"), deny("files:delete"))));
        refusedChange("/policies/" + policy, Map.of("permissions", List.of("membership:users:delete")));
    }

    @Test
    void denialThatHoldsHimStays() {
        join();

        refusedChange("/policies/" + policy, Map.of("statements", List.of(allow("files:create"))));
        refusedChange("/policies/" + policy, Map.of("disabled", true));
        refusedChange("/policies/" + policy, Map.of("statements", List.of()));
        Map<String, Object> elsewhere = Granting.on("orders/1", deny("files:delete"));
        refusedChange("/policies/" + policy, Map.of("statements", List.of(allow("files:create"), elsewhere)));
        api.call("DELETE", "/policies/" + policy, Map.of("force", true)).expectError(403, "PermissionNotHeld");
        refusedChange("/roles/" + role, Map.of("policies", List.of()));
        api.call("DELETE", "/roles/" + role, Map.of("force", true)).expectError(403, "PermissionNotHeld");

        assertStillDenied();
    }

    @Test
    void denialDeeperInARoleStaysToo() {
        join();
        String outer = granting.role();
        granting.put(role, outer);
        granting.join(key.userId(), outer);

        api.call("DELETE", "/roles/" + outer, Map.of("force", true)).expectError(403, "PermissionNotHeld");

        granting.api().get("/roles/" + outer).expect(200);
    }

    @Test
    void disabledPolicyIsNotHisToEnable() {
        granting.api()
                .patch("/policies/" + policy, Map.of("statements", List.of(allow("*")), "disabled", true))
                .expect(200);
        join();

        Map<String, Object> enabled = Map.of("disabled", false, "statements", List.of(allow("*")));
        api.patch("/policies/" + policy, Map.of("disabled", false)).expectError(403, "PermissionNotHeld");
        refusedChange("/policies/" + policy, enabled);
        // Disabled, a copy gives nothing; it is no more his to enable than the first.
        String copy = Unique.name("copy");
        api.post("/policies/" + policy + "/clone", Map.of("name", copy)).expect(200);
        refusedChange("/policies/" + copy, enabled);
    }

    @Test
    void roleCannotGrowBeyondHim() {
        join();

        refusedChange("/roles/" + role, Map.of("policies", List.of(policy, "membership:full-access")));
        refusedChange("/roles/" + role, Map.of("policies", List.of(policy, "membership:users")));
        refusedChange("/roles/Authenticated", Map.of("policies", List.of("membership:full-access")));
    }

    @Test
    void newRolesAndPoliciesHoldNoMore() {
        String name = Unique.name("new");

        api.post("/roles", Map.of("name", name, "policies", List.of("membership:full-access")))
                .expectError(403, "PermissionNotHeld");
        api.post("/policies", Map.of("name", name, "statements", List.of(allow("files:update"))))
                .expectError(403, "PermissionNotHeld");
        api.post("/policies", Map.of("name", name, "statements", List.of(allow("*:users:delete"))))
                .expectError(403, "PermissionNotHeld");
        api.post("/policies/membership:full-access/clone", Map.of("name", name)).expectError(403, "PermissionNotHeld");
        api.post("/roles/Administrator/clone", Map.of("name", name)).expectError(403, "RoleNotAllowed");

        granting.api().get("/roles/" + name).expectError(404, "RoleNotFound");
        granting.api().get("/policies/" + name).expectError(404, "PolicyNotFound");
        realm.admin().get("/roles/" + name).expect(404);
    }

    @Test
    void copyOfARoleWithAdministrationInsideIsRefused() {
        String trojan = granting.role();
        granting.putAdministration("view-users", trojan);
        String name = Unique.name("copy");

        api.post("/roles/" + trojan + "/clone", Map.of("name", name)).expectError(403, "RoleNotAllowed");
        api.call("DELETE", "/roles/" + trojan, Map.of("force", true)).expectError(403, "RoleNotAllowed");

        realm.admin().get("/roles/" + name).expect(404);
        realm.admin().get("/roles/" + trojan).expect(200);
    }

    @Test
    void settingsGiveNobodyMore() {
        for (String setting : List.of("userRegistersAsRole", "guestRegistersAsRole")) {
            api.patch("/settings", Map.of(setting, "Administrator", "metaLimit", 100))
                    .expectError(403, "RoleNotAllowed");
        }
        // What a registration may ask for still is given by whoever registers.
        api.patch("/settings", Map.of("allowedRegisterRoles", List.of("Authenticated", "Administrator")))
                .expect(200);

        Reply settings = granting.api().get("/settings").expect(200);
        assertThat(settings.text("/result/userRegistersAsRole")).isEqualTo("Authenticated");
        assertThat(settings.text("/result/guestRegistersAsRole")).isEqualTo("Authenticated");
        assertThat(settings.at("/result/metaLimit").asInt()).isEqualTo(16_384);
    }

    @Test
    void catalogueGivesNobodyAnything() {
        List<String> before = granting.permissions(key.userId());

        api.post("/permissions", Map.of("value", "membership:users:everything")).expectError(409, "SystemPermission");
        api.post("/permissions", Map.of("value", "*:users:delete")).expectError(400, "InvalidValue");
        api.put("/permissions/membership:users:delete", Map.of("title", "Harmless"))
                .expectError(409, "SystemPermission");
        api.post("/permissions", Map.of("value", "shop:" + Unique.name("operation")))
                .expect(200);

        assertThat(granting.permissions(key.userId())).isEqualTo(before);
    }

    @Test
    void systemPoliciesAndTheAdministratorAreNobodysToChange() {
        Api everything = granting.key(allow("*")).membership();

        for (Api each : List.of(everything, granting.api())) {
            each.patch("/policies/membership:everyone", Map.of("statements", List.of(allow("*"))))
                    .expectError(409, "SystemPolicy");
            each.patch("/roles/Administrator", Map.of("policies", List.of())).expectError(409, "SystemRole");
            each.call("DELETE", "/roles/Administrator", Map.of("force", true)).expectError(409, "SystemRole");
        }
    }

    @Test
    void componentsOfKeycloakAreClosedToHim() {
        Map<String, Object> component = Map.of(
                "name",
                Unique.name("policy"),
                "providerId",
                "policy",
                "providerType",
                "io.membership.permissions.MembershipPolicy",
                "config",
                Map.of("statements", List.of("[{\"permissions\":[\"*\"]}]")));

        for (ServiceAccount each : List.of(key, granting.key(allow("*")))) {
            realm.admin().as(each.token()).post("/components", component).expect(403);
        }
    }

    private void refusedChange(String path, Map<String, Object> patch) {
        Reply before = granting.api().get(path).expect(200);

        api.patch(path, patch).expectError(403, "PermissionNotHeld");
        api.put(path, patch).expectError(403, "PermissionNotHeld");

        assertThat(granting.api().get(path).body()).isEqualTo(before.body());
    }

    private void assertStillDenied() {
        assertThat(granting.api().get("/roles/" + role).text("/result/policies/0"))
                .isEqualTo(policy);
        Map<String, Object> question =
                Map.of("userId", key.userId(), "checks", List.of("files:delete", "files:create"));
        Reply answer = granting.api().post("/permissions/check", question).expect(200);
        assertThat(answer.at("/result/0/allowed").asBoolean()).isFalse();
        assertThat(answer.at("/result/1/allowed").asBoolean()).isTrue();
    }
}
