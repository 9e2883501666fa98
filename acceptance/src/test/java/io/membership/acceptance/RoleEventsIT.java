package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Changes of roles, policies and permissions are in the audit log, and changes of a user's roles are events. */
final class RoleEventsIT {

    private static PolicyRealm realm;
    private static Events events;

    @BeforeAll
    static void prepare() {
        realm = PolicyRealm.create();
        events = new Events(realm.realm());
    }

    @AfterAll
    static void remove() {
        realm.remove();
    }

    /** Those about a path, oldest first, each as {@code operation type}. */
    private static List<String> logged(String path) {
        List<String> logged = new ArrayList<>();
        for (JsonNode event : adminEvents(path)) {
            logged.add(
                    0,
                    event.path("operationType").asText() + " "
                            + event.path("resourceType").asText());
        }
        return logged;
    }

    /** The newest first. */
    private static JsonNode adminEvents(String path) {
        return realm.realm()
                .admin()
                .get("/admin-events" + Api.query("resourcePath", path))
                .expect(200)
                .json();
    }

    private static Map<String, Object> users(String... ids) {
        return Map.of("users", List.of(ids));
    }

    @Test
    void roleGivenAndTakenIsAnEventForEachUserWhoseRolesChange() {
        String role = realm.role();
        String holder = realm.user(role);
        String other = realm.user();
        String path = "/roles/" + role + "/users";
        String account = realm.api().get("/users/profile").text("/result/id");

        events.none(holder, () -> {
            JsonNode given = events.one(
                    other, () -> realm.api().post(path, users(holder, other)).expect(200));
            assertThat(Events.type(given)).isEqualTo("RolesChanged");
            assertThat(Events.changes(given)).singleElement().asString().matches("roles: .* -> .*" + role + ".*");
            assertThat(Events.initiator(given)).isEqualTo(account);
        });
        JsonNode taken = events.one(
                other, () -> realm.api().call("DELETE", path, users(other)).expect(200));
        assertThat(Events.type(taken)).isEqualTo("RolesChanged");
        assertThat(Events.changes(taken)).singleElement().asString().matches("roles: .*" + role + ".* -> .*");
    }

    @Test
    void rolesOfAnUpdateAreOneEventWithFormerAndCurrentRoles() {
        String former = realm.role();
        String current = realm.role();
        String user = realm.user(former);

        JsonNode event = events.one(
                user,
                () -> realm.api()
                        .patch("/users/" + user, Map.of("roles", List.of(current)))
                        .expect(200));

        assertThat(Events.type(event)).isEqualTo("RolesChanged");
        assertThat(event.at("/former/roles").toString()).contains(former).doesNotContain(current);
        assertThat(event.at("/current/roles").toString()).contains(current).doesNotContain(former);
        events.none(
                user,
                () -> realm.api()
                        .patch("/users/" + user, Map.of("roles", List.of(current)))
                        .expect(200));
    }

    @Test
    void refusedChangeIsNoEventAndNotLogged() {
        String user = realm.user();
        String role = realm.role();
        int before = adminEvents("users/" + user + "*").size();

        events.none(
                user,
                () -> realm.api()
                        .patch("/users/" + user, Map.of("roles", List.of(role, "Nonsense")))
                        .expect(400));
        realm.api()
                .patch("/roles/" + role, Map.of("policies", List.of("Nonsense")))
                .expect(400);

        assertThat(adminEvents("users/" + user + "*")).hasSize(before);
        assertThat(logged("roles/" + role)).containsExactly("CREATE REALM_ROLE");
    }

    @Test
    void roleMappingIsLoggedForEachUserWhoseRolesChange() {
        String role = realm.role();
        String holder = realm.user(role);
        String other = realm.user();
        String path = "/roles/" + role + "/users";

        realm.api().post(path, users(holder, other, "nobody")).expect(200);
        realm.api().call("DELETE", path, users(other)).expect(200);

        String mapping = "users/" + other + "/role-mappings/realm";
        assertThat(logged(mapping)).containsExactly("CREATE REALM_ROLE_MAPPING", "DELETE REALM_ROLE_MAPPING");
        assertThat(adminEvents(mapping).at("/0/representation").asText()).contains(role);
        assertThat(logged("users/" + holder + "/role-mappings/realm")).isEmpty();
    }

    @Test
    void everyChangeOfARoleIsLogged() {
        String policy = realm.policy();
        String role = realm.role(policy);
        String copy = Unique.name("copy");

        realm.api().patch("/roles/" + role, Map.of("policies", List.of())).expect(200);
        realm.api().put("/roles/" + role, Map.of("policies", List.of(policy))).expect(200);
        realm.api().post("/roles/" + role + "/impact", Map.of()).expect(200);
        realm.api().post("/roles/" + role + "/clone", Map.of("name", copy)).expect(200);
        realm.api().delete("/roles/" + role).expect(200);

        assertThat(logged("roles/" + role))
                .containsExactly("CREATE REALM_ROLE", "UPDATE REALM_ROLE", "UPDATE REALM_ROLE", "DELETE REALM_ROLE");
        assertThat(adminEvents("roles/" + role).at("/1/representation").asText())
                .contains(policy);
        assertThat(logged("roles/" + copy)).containsExactly("CREATE REALM_ROLE");
    }

    @Test
    void everyChangeOfAPolicyIsLogged() {
        String policy = realm.policy("files:read");
        String role = realm.role(policy);
        String copy = Unique.name("copy");

        realm.write(policy, "files:create");
        realm.api()
                .put("/policies/" + policy, Map.of("permissions", List.of("files:delete")))
                .expect(200);
        realm.api().post("/policies/" + policy + "/impact", Map.of()).expect(200);
        realm.api().post("/policies/" + policy + "/clone", Map.of("name", copy)).expect(200);
        realm.api().delete("/policies/" + policy + "?force=true").expect(200);

        String path = "membership/policies/";
        assertThat(logged(path + policy))
                .containsExactly(
                        "CREATE MEMBERSHIP_POLICY",
                        "UPDATE MEMBERSHIP_POLICY",
                        "UPDATE MEMBERSHIP_POLICY",
                        "DELETE MEMBERSHIP_POLICY");
        assertThat(adminEvents(path + policy).at("/0/representation").asText()).contains(role);
        assertThat(adminEvents(path + policy).at("/1/representation").asText()).contains("files:delete");
        assertThat(logged(path + copy)).containsExactly("CREATE MEMBERSHIP_POLICY");
    }

    @Test
    void everyChangeOfTheCatalogueIsLogged() {
        String value = Unique.name("shop") + ":read";
        Map<String, Object> permission = Map.of("value", value, "title", "Read");

        realm.api().post("/permissions", permission).expect(200);
        realm.api()
                .post("/permissions", Map.of("permissions", List.of(permission)))
                .expect(200);
        realm.api().put("/permissions/" + value, Map.of("title", "Read it")).expect(200);
        realm.api().delete("/permissions/" + value).expect(200);

        assertThat(logged("membership/permissions/" + value))
                .containsExactly(
                        "CREATE MEMBERSHIP_PERMISSION",
                        "UPDATE MEMBERSHIP_PERMISSION",
                        "UPDATE MEMBERSHIP_PERMISSION",
                        "DELETE MEMBERSHIP_PERMISSION");
    }

    @Test
    void logNamesTheKeyThatDidIt() {
        String account = realm.api().get("/users/profile").text("/result/id");

        JsonNode event = adminEvents("roles/" + realm.role()).get(0);

        assertThat(event.at("/authDetails/userId").asText()).isEqualTo(account);
    }
}
