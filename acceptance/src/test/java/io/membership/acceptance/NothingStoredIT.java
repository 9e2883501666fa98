package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A refused request leaves nothing: no user, no change, no session, no event of any kind. */
final class NothingStoredIT {

    private static final String TROJAN = "Trojan";
    private static final String META_TOO_LARGE = "{\"a\":\"" + "x".repeat(17 * 1024) + "\"}";

    private static Realm realm;
    private static UsersApi users;
    private static Events events;

    private String id;
    private JsonNode before;

    @BeforeAll
    static void prepare() {
        realm = Keycloak.newRealm();
        users = UsersApi.of(realm);
        events = new Events(realm);
        String client = realm.uuidOfClient("realm-management");
        Object admin = realm.admin()
                .get("/clients/" + client + "/roles/realm-admin")
                .expect(200)
                .json();
        realm.admin().post("/roles", Map.of("name", TROJAN)).expect(201);
        realm.admin().post("/roles/" + TROJAN + "/composites", List.of(admin)).expect(204);
        realm.set("allowedRegisterRoles", List.of("Authenticated", TROJAN));
    }

    @AfterAll
    static void remove() {
        realm.remove();
    }

    @BeforeEach
    void user() {
        id = users.registeredId(Map.of("city", "Vilnius", "meta", Map.of("plan", "free"), "tags", List.of("a")));
        before = state();
    }

    @Test
    void registrationThatIsRefusedAtTheLastStep() {
        refused(403, Map.of("roles", List.of(TROJAN)));
        refused(500, Map.of("firstName", "Refused-By-Recorder"));
    }

    @Test
    void registrationWithABadMember() {
        refused(400, Map.of("password", "short"));
        refused(400, Map.of("meta", META_TOO_LARGE));
        refused(400, Map.of("meta", "[]"));
        refused(400, Map.of("countryCode", "Lithuania"));
        refused(400, Map.of("roles", List.of("NoSuchRole")));
        refused(400, Map.of("autoLogin", "perhaps"));
        refused(409, Map.of("userName", users.get(id).path("userName").asText()));
    }

    @Test
    void updateThatIsRefusedAtTheLastStep() {
        unchanged(403, "PATCH", "", Map.of("city", "Oslo", "meta", Map.of("plan", "pro"), "roles", List.of(TROJAN)));
        unchanged(500, "PUT", "", Map.of("city", "Oslo", "tags", List.of("b"), "firstName", "Refused-By-Recorder"));
    }

    @Test
    void updateWithABadMember() {
        unchanged(400, "PATCH", "", Map.of("city", "Oslo", "meta", META_TOO_LARGE));
        unchanged(400, "PATCH", "", Map.of("city", "Oslo", "meta", Map.of("plan", List.of())));
        unchanged(400, "PATCH", "", Map.of("city", "Oslo", "countryCode", "Lithuania"));
        unchanged(400, "PATCH", "", Map.of("city", "Oslo", "roles", List.of("NoSuchRole")));
        unchanged(400, "PUT", "", Map.of("city", "Oslo", "tags", Map.of()));
    }

    @Test
    void blockWithABadMember() {
        unchanged(400, "PUT", "/block", Map.of("reason", "Unpaid", "until", "2020-01-01T00:00:00Z"));
        unchanged(409, "PUT", "/unblock", Map.of());
    }

    @Test
    void profileWithABadMember() {
        String email = Unique.email();
        id = users.registeredId(Map.of("email", email, "city", "Vilnius"));
        Api himself = users.api().as(realm.userToken(email));
        before = state();

        himself.patch("/profile", Map.of("city", "Oslo", "meta", META_TOO_LARGE))
                .expect(400);
        himself.patch("/profile", Map.of("city", "Oslo", "email", Unique.email()))
                .expect(400);

        assertThat(state()).isEqualTo(before);
    }

    private void refused(int status, Map<String, Object> members) {
        Map<String, Object> user = new HashMap<>(Map.of("email", Unique.email(), "city", "Oslo"));
        user.putAll(members);

        users.register(user).expect(status).expectErrorShape();

        users.api()
                .get("/by-email" + Api.query("email", user.get("email").toString()))
                .expectError(404, "UserNotFound");
        assertThat(state()).isEqualTo(before);
    }

    private void unchanged(int status, String verb, String path, Map<String, Object> members) {
        users.api().call(verb, "/" + id + path, members).expect(status).expectErrorShape();

        assertThat(state()).isEqualTo(before);
    }

    /** The user as Keycloak has him, and how much was written about anybody. */
    private JsonNode state() {
        Api admin = realm.admin();
        Map<String, Object> state = Map.of(
                "user", admin.get("/users/" + id).expect(200).json(),
                "roles",
                        admin.get("/users/" + id + "/role-mappings").expect(200).json(),
                "users", admin.get("/users/count").expect(200).json(),
                "adminEvents",
                        admin.get("/admin-events?max=1000").expect(200).json().size(),
                "loginsAndRegistrations",
                        admin.get("/events?type=LOGIN&type=REGISTER&type=UPDATE_PROFILE&max=1000")
                                .expect(200)
                                .json()
                                .size(),
                "membershipEvents", events.all().size());
        return Json.parse(Json.text(state));
    }
}
