package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The two families of bodies, at every address of the API. */
final class DialectIT {

    private static final List<String> VOID = List.of(
            "PATCH /{id}", "PUT /{id}", "PATCH", "PUT", "PUT /{id}/block", "PATCH /{id}/unblock", "DELETE /{id}");

    static Stream<String> addressesOfTheFirstVersion() {
        return Stream.of(
                "/realms/demo/membership",
                "/realms/demo/membership/v1",
                "/realms/demo/membership/v1/membership",
                "/v1/membership");
    }

    static Stream<String> addressesOfTheSecondVersion() {
        return Stream.of(
                "/realms/demo/membership/v2", "/realms/demo/membership/v2/membership", "/v2/membership", "/membership");
    }

    static Stream<String> allAddresses() {
        return Stream.concat(addressesOfTheFirstVersion(), addressesOfTheSecondVersion());
    }

    @ParameterizedTest
    @MethodSource("addressesOfTheFirstVersion")
    void firstVersionAnswersWithResultTrue(String address) {
        Api users = users(address);
        String email = Unique.email();

        Reply registered = register(users, email, true);
        String id = registered.text("/userId");

        assertThat(registered.at("/result").asBoolean()).isTrue();
        assertThat(registered.text("/userName")).isEqualTo(email);
        assertThat(registered.text("/apiKey")).isNotEmpty();
        assertThat(names(registered)).containsExactlyInAnyOrder("result", "apiKey", "userId", "userName");
        assertThat(names(register(users, Unique.email(), false)))
                .containsExactlyInAnyOrder("result", "userId", "userName");
        Api himself = users.as(registered.text("/apiKey"));
        assertThat(himself.patch("/profile", Map.of("city", "x")).expect(200).body())
                .isEqualTo("{\"result\":true}");
        for (String operation : VOID) {
            assertThat(call(users, operation, id).expect(200).body()).isEqualTo("{\"result\":true}");
        }
    }

    @ParameterizedTest
    @MethodSource("addressesOfTheSecondVersion")
    void secondVersionAnswersWithTheUserOrWithNothing(String address) {
        Api users = users(address);
        String email = Unique.email();

        Reply registered = register(users, email, true);
        String id = registered.text("/result/id");

        assertThat(registered.text("/result/email")).isEqualTo(email);
        assertThat(registered.text("/bearerToken")).isNotEmpty();
        assertThat(names(registered)).containsExactlyInAnyOrder("result", "bearerToken");
        assertThat(names(register(users, Unique.email(), false))).containsExactly("result");
        Api himself = users.as(registered.text("/bearerToken"));
        assertThat(himself.patch("/profile", Map.of("city", "x")).expect(204).body())
                .isEmpty();
        for (String operation : VOID) {
            Reply reply = call(users, operation, id).expect(204);
            assertThat(reply.body()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("allAddresses")
    void readingAndRefusingAreTheSameInBoth(String address) {
        Api users = users(address);
        String email = Unique.email();
        String id = UsersApi.of(Keycloak.demo()).registeredId(Map.of("email", email));

        Reply one = users.get("/" + id).expect(200);
        Reply list = users.post("", Map.of("filter", Map.of("id", id))).expect(200);

        assertThat(one.header("Content-Type")).isEqualTo("application/json;charset=utf-8");
        assertThat(names(one)).containsExactly("result");
        assertThat(names(list)).containsExactlyInAnyOrder("result", "totalCount");
        assertThat(list.at("/result/0")).isEqualTo(one.at("/result"));
        assertThat(users.get("/by-email" + Api.query("email", email)).at("/result"))
                .isEqualTo(one.at("/result"));
        Reply refusal = users.get("/nobody").expectError(404, "UserNotFound");
        assertThat(names(refusal)).containsExactly("responseStatus");
        assertThat(refusal.header("Content-Type")).isEqualTo("application/json;charset=utf-8");
    }

    private static Api users(String address) {
        return Keycloak.anonymously()
                .under(address + "/users")
                .as(Keycloak.demo().apiKey())
                .with("X-CM-ProjectId", Keycloak.demo().id());
    }

    private static Reply register(Api users, String email, boolean autoLogin) {
        return users.post("/register", Map.of("email", email, "password", Realm.PASSWORD, "autoLogin", autoLogin))
                .expect(200);
    }

    private static Reply call(Api users, String operation, String id) {
        String[] verbAndPath = operation.split(" ");
        String path = verbAndPath.length == 1 ? "" : verbAndPath[1].replace("{id}", id);
        return users.call(verbAndPath[0], path, Map.of("id", id));
    }

    private static List<String> names(Reply reply) {
        return reply.json().properties().stream().map(Map.Entry::getKey).toList();
    }
}
