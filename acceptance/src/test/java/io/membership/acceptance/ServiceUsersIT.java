package io.membership.acceptance;

import static io.membership.acceptance.Granting.allow;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.membership.acceptance.ServiceUsersApi.Created;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Programs get a key and what they are to do with it in one call, and lose both in one. */
final class ServiceUsersIT {

    private static Realm realm;
    private static Granting granting;
    private static ServiceUsersApi programs;

    @BeforeAll
    static void prepare() {
        realm = Keycloak.newRealm();
        granting = new Granting(realm);
        programs = ServiceUsersApi.of(realm);
    }

    @AfterAll
    static void remove() {
        realm.remove();
    }

    @Test
    void keyDoesWhatItIsForAndNothingElse() {
        Created reader = programs.with("membership:users:read", "files:read");

        reader.membership().get("/users").expect(200);
        reader.membership()
                .patch("/users/" + reader.id(), Map.of("city", "Oslo"))
                .expectError(403, "Forbidden");
        reader.membership().get("/service-users").expectError(403, "Forbidden");
        assertThat(granting.permissions(reader.id())).contains("files:read", "membership:users:read");
        Keycloak.demo().membership().as(reader.key()).get("/users").expectError(401, "NotAuthenticated");
    }

    @Test
    void isShownAsItWasMade() {
        String policy = granting.policy(allow("files:create"));
        String role = granting.role();
        Reply made = programs.create(Map.of(
                "displayName",
                "Žiemos import 2",
                "description",
                "Runs at 3",
                "zone",
                "eu",
                "permissions",
                List.of(
                        "files:read",
                        Map.of("permission", "files:delete", "resource", "shops/eu/*"),
                        "database:*:read@orders"),
                "policies",
                List.of(policy),
                "roles",
                List.of(role)));
        String id = made.expect(200).text("/result/id");

        JsonNode shown = programs.get(id);
        assertThat(shown.path("displayName").asText()).isEqualTo("Žiemos import 2");
        assertThat(shown.path("clientId").asText()).matches("service-ziemos-import-2-[0-9a-f]{8}");
        assertThat(shown.path("description").asText()).isEqualTo("Runs at 3");
        assertThat(shown.path("zone").asText()).isEqualTo("eu");
        assertThat(shown.path("enabled").asBoolean()).isTrue();
        assertThat(texts(shown, "permissions"))
                .containsExactly("database:*:read@orders", "files:delete@shops/eu/*", "files:read");
        assertThat(texts(shown, "policies")).containsExactly(policy);
        assertThat(texts(shown, "roles")).containsExactly(role);
        assertThat(shown.path("keys")).hasSize(1);
        assertThat(shown.at("/keys/0/state").asText()).isEqualTo("Current");
        assertThat(granting.permissions(id)).contains("files:create", "files:delete@shops/eu/*");
        assertThat(UsersApi.of(realm).get(id).path("displayName").asText()).isEqualTo("Žiemos import 2");
        assertThat(made.text("/result/key")).startsWith("cmk_");
        assertThat(shown.has("key")).isFalse();
    }

    @Test
    void clientCanOnlyCallForItself() {
        Created program = programs.with("files:read");

        JsonNode client = realm.admin()
                .get("/clients/" + realm.uuidOfClient(program.clientId()))
                .expect(200)
                .json();
        assertThat(client.path("serviceAccountsEnabled").asBoolean()).isTrue();
        for (String flow : List.of(
                "standardFlowEnabled",
                "implicitFlowEnabled",
                "directAccessGrantsEnabled",
                "publicClient",
                "bearerOnly")) {
            assertThat(client.path(flow).asBoolean()).as(flow).isFalse();
        }
        assertThat(client.path("redirectUris")).isEmpty();
        assertThat(client.path("secret").asText()).hasSizeGreaterThan(40);
    }

    @Test
    void listGoesOnAndHoldsNoSecret() {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            made.add(0, programs.with("files:read").id());
        }
        realm.serviceAccount(Unique.name("by-hand"));

        List<String> listed = new ArrayList<>();
        String cursor = "";
        do {
            Reply page = programs.api().get(cursor.isEmpty() ? "?pageSize=2" : "?pageSize=2&cursor=" + cursor);
            assertThat(page.expect(200).at("/result").size()).isLessThanOrEqualTo(2);
            assertThat(page.body()).doesNotContain("cmk_", "by-hand", "secret");
            listed.addAll(UsersApi.texts(page.at("/result"), "/id"));
            cursor = page.text("/nextCursor");
        } while (!cursor.isEmpty());

        assertThat(listed).doesNotHaveDuplicates().startsWith(made.toArray(String[]::new));
        programs.api().get("?cursor=nonsense").expectError(400, "InvalidCursor");
    }

    @Test
    void changeTakesThePlaceOfWhatWasGiven() {
        String role = granting.role(allow("files:update"));
        Created program = programs.created(Map.of("permissions", List.of("files:read"), "roles", List.of(role)));

        programs.api()
                .patch("/" + program.id(), Map.of("displayName", "Other", "permissions", List.of("files:delete")))
                .expect(200);
        assertThat(granting.permissions(program.id()))
                .contains("files:delete", "files:update")
                .doesNotContain("files:read");

        programs.api().patch("/" + program.id(), Map.of("roles", List.of())).expect(200);
        assertThat(granting.permissions(program.id())).contains("files:delete").doesNotContain("files:update");
        assertThat(programs.get(program.id()).path("displayName").asText()).isEqualTo("Other");
        program.isLetIn();
    }

    @Test
    void disabledIsRefusedUntilItIsEnabled() {
        Created program = programs.with("files:read");
        String token = program.account().token();

        programs.api().patch("/" + program.id(), Map.of("enabled", false)).expect(200);
        program.isRefused();
        realm.membership().as(token).get("/permissions/me").expectError(401, "NotAuthenticated");
        assertThat(programs.get(program.id()).path("enabled").asBoolean()).isFalse();

        programs.api().patch("/" + program.id(), Map.of("enabled", true)).expect(200);
        program.isLetIn();
    }

    @Test
    void revokedLeavesNothingBehind() {
        Created program = programs.with("files:read");
        String token = program.account().token();
        realm.membership().as(token).get("/permissions/me").expect(200);
        String other = granting.role();
        granting.api()
                .patch("/roles/" + other, Map.of("policies", List.of(program.clientId())))
                .expect(200);

        programs.api().delete("/" + program.id()).expect(200);

        program.isRefused();
        realm.membership().as(token).get("/permissions/me").expectError(401, "NotAuthenticated");
        programs.api().get("/" + program.id()).expectError(404, "ServiceUserNotFound");
        programs.api().delete("/" + program.id()).expectError(404, "ServiceUserNotFound");
        granting.api().get("/users/" + program.id()).expectError(404, "UserNotFound");
        granting.api().get("/roles/" + program.clientId()).expectError(404, "RoleNotFound");
        granting.api().get("/policies/" + program.clientId()).expectError(404, "PolicyNotFound");
        assertThat(granting.api().get("/roles/" + other).at("/result/policies")).isEmpty();
        assertThat(realm.admin()
                        .get("/clients" + Api.query("clientId", program.clientId()))
                        .json())
                .isEmpty();
    }

    @Test
    void whatCannotBeIsRefusedAndLeavesNothing() {
        programs.api().post("", Map.of("permissions", List.of())).expectError(400, "NotEmpty");
        Reply typo = programs.create(Map.of("displayName", "typo", "permissions", List.of("files:raed")));
        assertThat(typo.expectError(400, "UnknownPermission").body()).contains("permissions[0]", "files:raed");
        programs.create(Map.of("displayName", "typo", "permissions", List.of("files::read")))
                .expectError(400, "InvalidValue");
        programs.create(Map.of(
                        "displayName", "typo", "permissions", List.of(Map.of("permission", "files:read", "on", "x"))))
                .expectError(400, "InvalidValue");
        programs.create(Map.of("displayName", "typo", "roles", List.of("unknown")))
                .expectError(400, "InvalidValue");
        programs.create(Map.of("displayName", "typo", "policies", List.of("unknown")))
                .expectError(400, "InvalidValue");
        Created program = programs.with("files:read");
        programs.api()
                .post("/" + program.id() + "/keys", Map.of("overlap", "a day"))
                .expectError(400, "InvalidValue");
        programs.api()
                .post("/" + program.id() + "/keys", Map.of("overlap", "P91D"))
                .expectError(400, "InvalidValue");

        assertThat(realm.admin().get("/clients").body()).doesNotContain("service-typo");
        assertThat(realm.admin()
                        .get("/users?search=service-account-service-typo")
                        .json())
                .isEmpty();
        assertThat(realm.admin().get("/roles?search=service-typo").json()).isEmpty();
        program.isLetIn();
    }

    private static List<String> texts(JsonNode shown, String member) {
        return UsersApi.texts(shown.path(member), "");
    }
}
