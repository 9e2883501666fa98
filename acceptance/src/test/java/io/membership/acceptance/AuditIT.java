package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The event pages of the console are the audit log: every change through us is in them, and no secret is. */
final class AuditIT {

    private final Realm demo = Keycloak.demo();
    private final ServiceAccount key = demo.serviceAccount(Unique.name("auditor"), "manage-users");
    private final Api users = key.membership().under("/v2/users");

    @Test
    void registrationIsTheCreationOfAUser() {
        String email = Unique.email();
        String password = "Pass-" + Unique.name("word");
        Map<String, Object> user = Map.of(
                "email",
                email,
                "password",
                password,
                "city",
                "Vilnius",
                "roles",
                List.of("Authenticated"),
                "autoLogin",
                false);
        String id = users.post("/register", user).expect(200).text("/result/id");

        JsonNode event = only(adminEvents(id));

        assertThat(event.path("operationType").asText()).isEqualTo("CREATE");
        assertThat(event.path("resourceType").asText()).isEqualTo("USER");
        assertThat(event.path("representation").asText()).contains(email, "Vilnius", "Authenticated");
        assertThat(event.toString()).doesNotContain(password);
    }

    @Test
    void eventNamesTheKeyThatDidIt() {
        String id = registered();

        JsonNode who = only(adminEvents(id)).path("authDetails");

        assertThat(who.path("userId").asText()).isEqualTo(key.userId());
        assertThat(who.path("clientId").asText()).isEqualTo(demo.uuidOfClient(key.clientId()));
        assertThat(who.path("ipAddress").asText()).isNotEmpty();
    }

    @Test
    void eventNamesTheAdministratorOfTheMasterRealm() {
        String id = registered();

        demo.membership()
                .as(Keycloak.adminToken())
                .patch("/users/" + id, Map.of("city", "Oslo"))
                .expect(200);

        JsonNode who = adminEvents(id).get(0).path("authDetails");
        String master = Keycloak.master().admin().get("").expect(200).text("/id");
        assertThat(who.path("realmId").asText()).isEqualTo(master);
    }

    @Test
    void updateSaysWhatWasAsked() {
        String id = registered();

        users.patch("/" + id, Map.of("city", "Oslo")).expect(204);

        JsonNode event = adminEvents(id).get(0);
        assertThat(event.path("operationType").asText()).isEqualTo("UPDATE");
        assertThat(event.path("representation").asText()).contains("Oslo");
    }

    @Test
    void blockAndUnblockAreUpdates() {
        String id = registered();

        users.put("/" + id + "/block", Map.of("reason", "Unpaid")).expect(204);
        users.put("/" + id + "/unblock", Map.of()).expect(204);

        List<JsonNode> events = adminEvents(id);
        assertThat(events).hasSize(3);
        assertThat(events.get(1).path("operationType").asText()).isEqualTo("UPDATE");
        assertThat(events.get(1).path("representation").asText()).contains("\"enabled\":false");
        assertThat(events.get(0).path("representation").asText()).contains("\"enabled\":true");
    }

    @Test
    void deletionIsTheLastThatIsSaid() {
        String id = registered();

        users.delete("/" + id).expect(204);

        assertThat(adminEvents(id).get(0).path("operationType").asText()).isEqualTo("DELETE");
        assertThat(adminEvents(id)).hasSize(2);
    }

    @Test
    void ownProfileIsAnEventOfTheUser() {
        String email = Unique.email();
        String id = demo.createUser(email);
        int before = adminEvents(id).size();

        demo.membership()
                .as(demo.userToken(email))
                .patch("/users/profile", Map.of("city", "Oslo"))
                .expect(200);

        JsonNode event = only(userEvents(id, "UPDATE_PROFILE"));
        assertThat(event.path("clientId").asText()).isEqualTo("membership-app");
        assertThat(event.at("/details/context").asText()).isEqualTo("membership");
        assertThat(event.path("details").toString()).contains("Oslo");
        assertThat(adminEvents(id)).hasSize(before);
    }

    @Test
    void autoLoginIsALogin() {
        String password = "Pass-" + Unique.name("word");
        Reply registered = users.post("/register", Map.of("email", Unique.email(), "password", password))
                .expect(200);
        String id = registered.text("/result/id");

        JsonNode event = only(userEvents(id, "LOGIN"));

        assertThat(event.path("clientId").asText()).isEqualTo("membership-app");
        assertThat(event.toString()).doesNotContain(password, registered.text("/bearerToken"));
    }

    private String registered() {
        Map<String, Object> user = Map.of("email", Unique.email(), "hasCredentials", false, "autoLogin", false);
        return users.post("/register", user).expect(200).text("/result/id");
    }

    /** The newest first. */
    private List<JsonNode> adminEvents(String id) {
        return list(demo.admin().get("/admin-events" + Api.query("resourcePath", "users/" + id)));
    }

    private List<JsonNode> userEvents(String id, String type) {
        return list(demo.admin().get("/events" + Api.query("user", id, "type", type)));
    }

    private static List<JsonNode> list(Reply reply) {
        List<JsonNode> list = new ArrayList<>();
        reply.expect(200).json().forEach(list::add);
        return list;
    }

    private static JsonNode only(List<JsonNode> events) {
        assertThat(events).hasSize(1);
        return events.get(0);
    }
}
