package io.membership.acceptance;

import static io.membership.acceptance.Granting.allow;
import static io.membership.acceptance.Granting.deny;
import static org.assertj.core.api.Assertions.assertThat;

import io.membership.acceptance.ServiceUsersApi.Created;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who manages service users by policies gives them what he has, and gets no key to more. */
final class ServiceUserRightsIT {

    private static Realm realm;
    private static Granting granting;
    private static ServiceUsersApi all;
    private static ServiceUsersApi limited;
    private static ServiceAccount manager;

    @BeforeAll
    static void prepare() {
        realm = Keycloak.newRealm();
        granting = new Granting(realm);
        all = ServiceUsersApi.of(realm);
        manager = granting.key(
                allow("membership:service-users:*", "membership:roles:assign", "files:read", "files:create"),
                deny("files:update"));
        limited = all.as(manager.apiKey());
    }

    @AfterAll
    static void remove() {
        realm.remove();
    }

    @Test
    void whatHeHasHeGives() {
        String weak = granting.role(allow("files:read"));
        Created made = limited.created(Map.of(
                "permissions", List.of("files:read", "files:create@shops/eu/*"),
                "policies", List.of(granting.policy(allow("files:create"))),
                "roles", List.of(weak)));

        made.isLetIn();
        limited.api()
                .patch("/" + made.id(), Map.of("permissions", List.of("files:read")))
                .expect(200);
        limited.rotated(made, "PT0S").isLetIn();
        limited.api().delete("/" + made.id()).expect(200);
    }

    @Test
    void heGivesNoMoreInWhateverWay() {
        String strong = granting.role(allow("files:delete"));
        String deeper = granting.role();
        granting.put(strong, deeper);
        Created made = limited.with("files:read");

        for (Map<String, Object> more : List.<Map<String, Object>>of(
                Map.of("permissions", List.of("files:delete")),
                Map.of("permissions", List.of("files:*")),
                Map.of("permissions", List.of("*")),
                Map.of("permissions", List.of("files:update")),
                Map.of("permissions", List.of("files:read", "membership:users:read")),
                Map.of("permissions", List.of(Map.of("permission", "files:delete", "resource", "shops/eu/*"))),
                Map.of("policies", List.of("membership:users")),
                Map.of("policies", List.of(granting.policy(allow("files:delete")))))) {
            refused(made, more, "PermissionNotHeld");
        }
        for (Map<String, Object> more : List.<Map<String, Object>>of(
                Map.of("roles", List.of(strong)),
                Map.of("roles", List.of(deeper)),
                Map.of("roles", List.of("Administrator")),
                Map.of("rolesTree", List.of(Map.of("role", strong))))) {
            refused(made, more, "RoleNotAllowed");
        }
        assertThat(granting.permissions(made.id())).contains("files:read").doesNotContain("files:delete", "*");
    }

    private static void refused(Created made, Map<String, Object> more, String code) {
        limited.create(more).expectError(403, code);
        limited.api().patch("/" + made.id(), more).expectError(403, code);
    }

    @Test
    void heGetsNoKeyOfAStrongerOne() {
        for (Created stronger : List.of(
                all.with("files:delete"),
                all.with("membership:users:read"),
                all.created(Map.of("roles", List.of("Administrator"))))) {
            Reply refused = limited.api().post("/" + stronger.id() + "/keys", Map.of());
            refused.expect(403);
            assertThat(refused.body()).doesNotContain("cmk_");
            stronger.isLetIn();
            assertThat(all.get(stronger.id()).path("keys")).hasSize(1);
        }
    }

    @Test
    void roleOfAnApplicationIsNotHisToTakeByAKey() {
        Created stronger = all.with("files:read");
        realm.grant(stronger.id(), "account", "delete-account");

        limited.api().post("/" + stronger.id() + "/keys", Map.of()).expectError(403, "RoleNotAllowed");
        stronger.isLetIn();
    }

    @Test
    void heTouchesNoneThatMayDoMoreOnMembership() {
        Created stronger = all.with("membership:users:read");

        limited.api().patch("/" + stronger.id(), Map.of("enabled", false)).expectError(403, "Forbidden");
        limited.api().delete("/" + stronger.id()).expectError(403, "Forbidden");
        limited.api().delete("/" + stronger.id() + "/keys/previous").expectError(403, "Forbidden");
        limited.api().get("/" + stronger.id()).expect(200);

        stronger.isLetIn();
    }

    @Test
    void noneChangesOrRevokesItself() {
        Created self = all.with("membership:service-users:*", "files:read");
        ServiceUsersApi own = all.as(self.key());

        own.api().patch("/" + self.id(), Map.of("enabled", false)).expectError(403, "Forbidden");
        own.api()
                .patch("/" + self.id(), Map.of("permissions", List.of("files:read")))
                .expectError(403, "Forbidden");
        own.api().delete("/" + self.id()).expectError(403, "CannotDeleteYourself");
        self.isLetIn();
    }

    @Test
    void administratorOfClientsGivesOnlyWhatHeHas() {
        ServiceUsersApi clients = all.as(key("manage-clients"));

        Created made = clients.created(Map.of());
        clients.create(Map.of("permissions", List.of("files:read"))).expectError(403, "PermissionNotHeld");
        clients.create(Map.of("roles", List.of("Administrator"))).expectError(403, "RoleNotAllowed");
        made.isLetIn();
        // He could read this one's secret in the console.
        clients.rotated(all.with("files:delete"), "PT0S").isLetIn();
        clients.api().delete("/" + made.id()).expect(200);
    }

    @Test
    void otherAdministratorsAreRefused() {
        Created made = all.with("files:read");
        ServiceUsersApi viewer = all.as(key("view-clients"));
        viewer.api().get("").expect(200);
        viewer.api().get("/" + made.id()).expect(200);

        for (ServiceUsersApi other :
                List.of(viewer, all.as(key("manage-users", "view-users")), all.as(key("manage-realm")))) {
            other.create(Map.of()).expectError(403, "Forbidden");
            other.api().patch("/" + made.id(), Map.of("displayName", "x")).expectError(403, "Forbidden");
            other.api().post("/" + made.id() + "/keys", Map.of()).expectError(403, "Forbidden");
            other.api().delete("/" + made.id()).expectError(403, "Forbidden");
        }
        made.isLetIn();
    }

    @Test
    void onlyServiceUsersAreManagedHere() {
        ServiceAccount byHand = realm.serviceAccount(Unique.name("by-hand"));
        String person = realm.createUser(Unique.email());

        for (String id : List.of(byHand.userId(), person, "nonsense")) {
            all.api().get("/" + id).expectError(404, "ServiceUserNotFound");
            all.api().post("/" + id + "/keys", Map.of()).expectError(404, "ServiceUserNotFound");
            all.api().delete("/" + id).expectError(404, "ServiceUserNotFound");
        }
        all.as(byHand.apiKey()).api().get("/" + person).expectError(403, "Forbidden");
        byHand.membership().get("/permissions/me").expect(200);
    }

    private static String key(String... roles) {
        return realm.serviceAccount(Unique.name("administrator"), roles).apiKey();
    }
}
