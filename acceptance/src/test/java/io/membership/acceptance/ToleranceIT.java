package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients of CodeMash send and a server has to take. */
final class ToleranceIT {

    private final Realm demo = Keycloak.demo();
    private final UsersApi users = UsersApi.of(demo);

    @Test
    void namesOfMembersAreTakenInAnyCase() {
        String email = Unique.email();
        Map<String, Object> pascal = Map.of(
                "Email",
                email,
                "Password",
                Realm.PASSWORD,
                "DisplayName",
                "Ona",
                "AUTOLOGIN",
                false,
                "tAGS",
                List.of("a"));

        Reply registered = users.api().post("/register", pascal).expect(200);

        assertThat(registered.text("/result/email")).isEqualTo(email);
        assertThat(registered.text("/result/displayName")).isEqualTo("Ona");
        assertThat(registered.text("/result/tags/0")).isEqualTo("a");
        assertThat(registered.json().has("bearerToken")).isFalse();
        assertThat(users.api()
                        .get("/by-email?EMAIL=" + email + "&IncludeMeta=true")
                        .expect(200)
                        .text("/result/meta"))
                .isEqualTo("{}");
    }

    @Test
    void unknownMembersAreIgnored() {
        Map<String, Object> body = Map.of(
                "email",
                Unique.email(),
                "password",
                Realm.PASSWORD,
                "version",
                "v2",
                "cultureCode",
                "lt",
                "shoeSize",
                Map.of("eu", 42));

        String id = users.api()
                .post("/register?mode=undefined&provide=undefined&x", body)
                .expect(200)
                .text("/result/id");

        users.api()
                .patch("/" + id + "?_=1", Map.of("nonsense", List.of(1), "version", 2))
                .expect(204);
    }

    @ParameterizedTest
    @CsvSource({"GET,''", "POST,''", "GET,/{id}", "PATCH,/{id}", "PUT,/{id}/block", "PUT,/{id}/unblock", "DELETE,/{id}"
    })
    void trailingSlashIsTaken(String verb, String path) {
        for (String root : List.of("/realms/demo/membership/v2/users", "/v2/membership/users", "/membership/users")) {
            String id = path.endsWith("unblock") ? blocked() : users.registeredId(Map.of());
            Reply reply = at(root).call(verb, path.replace("{id}", id) + "/", Map.of());
            assertThat(reply.status()).as(reply.request()).isBetween(200, 204);
        }
        at("/v2/membership/users")
                .post("/register/", Map.of("email", Unique.email(), "password", Realm.PASSWORD))
                .expect(200);
        at("/v1/membership/users").get("/profile/").expect(200);
    }

    @ParameterizedTest
    @CsvSource({"GET,''", "POST,''", "GET,/profile", "GET,/{id}", "PATCH,/{id}", "PUT,/{id}/block", "DELETE,/{id}"})
    void contentTypeMayAnnounceABodyThatIsNotThere(String verb, String path) {
        for (Api api : List.of(users.api(), at("/v2/membership/users"), at("/v1/membership/users"))) {
            String id = users.registeredId(Map.of());
            Reply reply = api.with("Content-Type", "application/json").call(verb, path.replace("{id}", id), null);
            assertThat(reply.status()).as(reply.request()).isBetween(200, 204);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n"})
    void blankBodyIsNoBody(String body) {
        users.api().call("GET", "/profile", body).expect(200);
    }

    @Test
    void nullIsNotGiven() {
        String body = "{\"email\":\"%s\",\"password\":\"%s\",\"userName\":null,\"displayName\":null,\"roles\":null,"
                + "\"autoLogin\":null,\"meta\":null,\"tags\":null,\"subscribeToNews\":null,\"rolesTree\":null}";

        Reply reply = users.api()
                .post("/register", body.formatted(Unique.email(), Realm.PASSWORD))
                .expect(200);

        assertThat(reply.text("/bearerToken")).isNotEmpty();
        assertThat(UsersApi.roles(reply.at("/result"))).containsExactly("Authenticated");
        assertThat(reply.at("/result").has("displayName")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"true,true", "True,true", "1,true", "false,false", "FALSE,false", "0,false"})
    void booleansMayBeTextOrNumbers(String text, boolean value) {
        JsonNode user = users.registered(Map.of("subscribeToNews", text, "autoLogin", "0"));
        assertThat(user.path("subscribedToNews").asBoolean()).isEqualTo(value);

        String id = user.path("id").asText();
        assertThat(users.api()
                        .get("/" + id + "?includeMeta=" + text)
                        .at("/result")
                        .has("meta"))
                .isEqualTo(value);
    }

    @Test
    void booleanThatIsNoneIsRefusedByName() {
        Reply reply = users.register(Map.of("subscribeToNews", "perhaps")).expectError(400, "InvalidValue");

        assertThat(reply.text("/responseStatus/errors/0/fieldName")).isEqualTo("subscribeToNews");
    }

    @Test
    void textsMayBeNumbers() {
        JsonNode user = users.registered(Map.of("birthDate", 631152000000L, "postalCode", 1103, "companyCode", 12));

        assertThat(user.path("birthDate").asText()).isEqualTo("631152000000");
        assertThat(user.path("postalCode").asText()).isEqualTo("1103");
        assertThat(user.path("companyCode").asText()).isEqualTo("12");
    }

    @Test
    void listsMayBeTextInAQuery() {
        String id = users.registeredId(Map.of());

        users.api().patch("/" + id + Api.query("tags", "a,b"), "{}").expect(204);
        assertThat(UsersApi.texts(users.get(id).path("tags"), "")).containsExactly("a", "b");
        users.api().patch("/" + id + Api.query("tags", "[\"c,d\"]"), "{}").expect(204);
        assertThat(UsersApi.texts(users.get(id).path("tags"), "")).containsExactly("c,d");
        users.api().patch("/" + id + Api.query("tags", "[]"), "{}").expect(204);
        assertThat(users.get(id).path("tags")).isEmpty();
    }

    @Test
    void bodyWinsOverTheQuery() {
        String id = users.registeredId(Map.of());

        users.api()
                .patch("/" + id + "?city=Kaunas&area=A", Map.of("City", "Vilnius"))
                .expect(204);

        assertThat(users.get(id).path("city").asText()).isEqualTo("Vilnius");
        assertThat(users.get(id).path("area").asText()).isEqualTo("A");
    }

    @Test
    void literalAddressesWinOverIds() {
        at("/v2/membership/users").get("/profile").expect(200);
        at("/v2/membership/users").get("/by-email").expectError(400, "NotEmpty");
        at("/v2/membership/users").post("/register", Map.of()).expectError(400, "NotEmpty");
    }

    private String blocked() {
        String id = users.registeredId(Map.of());
        users.api().put("/" + id + "/block", Map.of()).expect(204);
        return id;
    }

    private Api at(String path) {
        return Keycloak.anonymously().under(path).as(demo.apiKey()).with("X-CM-ProjectId", demo.id());
    }
}
