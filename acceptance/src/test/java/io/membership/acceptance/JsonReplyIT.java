package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The second address of each request, {@code /json/reply/{Request}}, which takes any verb. */
final class JsonReplyIT {

    private final Realm demo = Keycloak.demo();
    private final UsersApi users = UsersApi.of(demo);
    private final Api reply =
            Keycloak.anonymously().under("/json/reply").as(demo.apiKey()).with("X-CM-ProjectId", demo.id());

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PUT", "PATCH", "DELETE"})
    void everyRequestIsAnsweredWhateverTheVerb(String verb) {
        String email = Unique.email();

        Reply registered = reply.call(verb, "/RegisterUserRequest", Map.of("email", email, "password", Realm.PASSWORD))
                .expect(200);
        String id = registered.text("/result/id");
        Map<String, Object> named = Map.of("id", id);

        assertThat(reply.call(verb, "/GetUserRequest", named).expect(200).text("/result/email"))
                .isEqualTo(email);
        assertThat(reply.call(verb, "/GetUsersRequest", Map.of("filter", "{\"email\":\"" + email + "\"}"))
                        .expect(200)
                        .text("/result/0/id"))
                .isEqualTo(id);
        reply.call(verb, "/UpdateUserRequest", Map.of("id", id, "city", "Vilnius"))
                .expect(204);
        assertThat(users.get(id).path("city").asText()).isEqualTo("Vilnius");
        Api himself = reply.as(registered.text("/bearerToken"));
        himself.call(verb, "/UpdateProfileRequest", Map.of("area", "Dzūkija")).expect(204);
        assertThat(himself.call(verb, "/GetProfileRequest", null).expect(200).text("/result/area"))
                .isEqualTo("Dzūkija");
        reply.call(verb, "/BlockUserRequest", named).expect(204);
        assertThat(users.get(id).path("status").asText()).isEqualTo("Blocked");
        reply.call(verb, "/UnblockUserRequest", named).expect(204);
        assertThat(users.get(id).path("status").asText()).isEqualTo("Active");
        reply.call(verb, "/DeleteUserRequest", named).expect(204);
        users.api().get("/" + id).expectError(404, "UserNotFound");
    }

    @Test
    void membersMayComeInTheQuery() {
        String email = Unique.email();
        String id = users.registeredId(Map.of("email", email));

        assertThat(reply.get("/GetUserRequest" + Api.query("id", id, "includeMeta", "true"))
                        .expect(200)
                        .text("/result/meta"))
                .isEqualTo("{}");
        assertThat(reply.get("/GetUserRequest?email=" + email).expect(200).text("/result/id"))
                .isEqualTo(id);
        reply.delete("/DeleteUserRequest?id=" + id).expect(204);
        users.api().get("/" + id).expectError(404, "UserNotFound");
    }

    @Test
    void filterThatIsEncodedTwiceIsUnderstood() {
        String id = users.registeredId(Map.of());
        String filter = "\"{\\\"id\\\":\\\"" + id + "\\\"}\"";

        Reply page = reply.post("/GetUsersRequest", Map.of("filter", filter)).expect(200);

        assertThat(page.at("/totalCount").asInt()).isOne();
    }

    @Test
    void namesOfRequestsAreTakenInAnyCaseAndWithATrailingSlash() {
        String id = users.registeredId(Map.of());

        reply.get("/getuserrequest?id=" + id).expect(200);
        reply.get("/GetUserRequest/?id=" + id).expect(200);
    }

    @Test
    void requestThatIsNoneIsNotFound() {
        reply.post("/MakeCoffeeRequest", Map.of()).expectError(404, "RouteNotFound");
        reply.get("").expectError(404, "RouteNotFound");
    }

    @Test
    void nobodyGetsInThisWay() {
        reply.anonymously().get("/GetUsersRequest").expectError(401, "NotAuthenticated");
    }
}
