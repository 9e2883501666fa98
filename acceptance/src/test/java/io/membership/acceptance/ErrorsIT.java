package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every refusal has our JSON body, wherever it is asked and whatever is accepted. */
final class ErrorsIT {

    private static final int BODY_LIMIT = 256 * 1024;

    private final Realm demo = Keycloak.demo();

    /** The addresses of the list of users. */
    static Stream<String> lists() {
        return Stream.of(
                "/realms/demo/membership/users",
                "/realms/demo/membership/v2/users",
                "/v1/membership/users",
                "/v2/membership/users",
                "/membership/users",
                "/json/reply/GetUsersRequest");
    }

    @ParameterizedTest
    @MethodSource("lists")
    void nobodyIs401(String list) {
        key(list).anonymously().get("").expectError(401, "NotAuthenticated");
    }

    @ParameterizedTest
    @MethodSource("lists")
    void notAllowedIs403(String list) {
        String email = Unique.email();
        demo.createUser(email);

        key(list).as(demo.userToken(email)).get("").expectError(403, "Forbidden");
    }

    @ParameterizedTest
    @MethodSource("lists")
    void bodyAbove256KiBIs413(String list) {
        String frame = "{\"search\":\"\"}";

        key(list)
                .post("", "{\"search\":\"" + "x".repeat(BODY_LIMIT + 1 - frame.length()) + "\"}")
                .expectError(413, "RequestTooLarge");
        key(list)
                .post("", "{\"search\":\"" + "x".repeat(BODY_LIMIT - frame.length()) + "\"}")
                .expect(200);
    }

    @ParameterizedTest
    @MethodSource("lists")
    void bodyOfAnotherTypeIs415(String list) {
        for (String type : List.of(
                "text/plain",
                "application/xml",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "multipart/form-data",
                "application/jsonx",
                "json",
                "a/b/c",
                ";")) {
            key(list)
                    .with("Content-Type", type)
                    .call("POST", "", "{\"pageSize\":1}")
                    .expectError(415, "UnsupportedMediaType");
        }
    }

    @ParameterizedTest
    @MethodSource("lists")
    void jsonMayBeCalledByEveryNameItHas(String list) {
        for (String type : List.of(
                "application/json", "APPLICATION/JSON; charset=UTF-8", "text/json", "application/vnd.api+json")) {
            key(list)
                    .with("Content-Type", type)
                    .call("POST", "", "{\"pageSize\":1}")
                    .expect(200);
        }
    }

    @ParameterizedTest
    @MethodSource("lists")
    void bodyThatIsNoJsonObjectIs400(String list) {
        for (String body : List.of(
                "{",
                "[]",
                "5",
                "null",
                "\"text\"",
                "{} {}",
                "{'a':1}",
                "nonsense",
                "{\"a\":01}",
                "{\"a\":1e99999999999}")) {
            key(list).post("", body).expectError(400, "InvalidJson");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/realms/demo/membership",
                "/realms/demo/membership/",
                "/realms/demo/membership/nope",
                "/realms/demo/membership/users/x/nope",
                "/realms/demo/membership/v3/users",
                "/realms/nope/membership/users",
                "/v1/membership",
                "/v1/membership/nope",
                "/v2/membership/users/x/y/z",
                "/membership",
                "/membership/nope",
                "/json/reply",
                "/json/reply/",
                "/json/reply/NopeRequest",
                "/json/reply/GetUsersRequest/x"
            })
    void unknownAddressIs404(String address) {
        key(address).get("").expectError(404, "RouteNotFound");
        for (String verb : List.of("POST", "PUT", "PATCH", "DELETE")) {
            Reply reply = key(address).call(verb, "", null).expectErrorShape();
            // The server looks at the verb first where nothing beside the address takes it.
            assertThat(reply.status()).isIn(404, 405);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "POST,/users/profile",
        "DELETE,/users",
        "DELETE,/users/profile",
        "POST,/users/by-email",
        "POST,/users/x",
        "DELETE,/settings",
        "GET,/setup",
        "PUT,/openapi",
        "TRACE,/users"
    })
    void verbThatAnAddressDoesNotTakeIs405(String verb, String path) {
        for (String root : List.of("/realms/demo/membership", "/v1/membership", "/v2/membership", "/membership")) {
            Reply reply = key(root + path).call(verb, "", null).expectError(405, "MethodNotAllowed");
            assertThat(reply.text("/responseStatus/message")).contains(verb);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/xml", "image/png", "nonsense", "text/html;q=0.9, */*;q=0.1"})
    void refusalIsJsonWhateverIsAccepted(String accept) {
        for (String root : List.of("/realms/demo/membership", "/v2/membership", "/json/reply")) {
            key(root + "/nope").with("Accept", accept).get("").expectError(404, "RouteNotFound");
        }
        Api users = key("/v2/membership/users").with("Accept", accept);
        users.delete("").expectError(405, "MethodNotAllowed");
        users.get("/00000000-0000-0000-0000-000000000001").expectError(404, "UserNotFound");
        users.anonymously().get("").expectError(401, "NotAuthenticated");
        assertThat(users.get("?pageSize=1").expect(200).header("Content-Type")).startsWith("application/json");
    }

    @ParameterizedTest
    @MethodSource("lists")
    void controlCharacterInTheQueryIs400(String list) {
        key(list).get("?search=%00").expectError(400, "Refused");
        key(list).get("/%0Anope").expect(404).expectErrorShape();
    }

    @Test
    void everyMemberAtFaultIsNamed() {
        Map<String, Object> user = Map.of(
                "email", "no address", "password", Realm.PASSWORD, "countryCode", "Lithuania", "firstName", "<b>");

        Reply reply = demo.membershipAdmin().post("/users/register", user).expectError(400, "InvalidValue");

        assertThat(reply.at("/responseStatus/errors").findValuesAsText("fieldName"))
                .contains("email", "countryCode", "firstName");
    }

    @Test
    void faultOfOursShowsNothingOfTheInside() {
        String email = Unique.email();
        Map<String, Object> user =
                Map.of("email", email, "password", Realm.PASSWORD, "firstName", "Refused-By-Recorder");

        Reply reply = demo.membershipAdmin().post("/users/register", user).expectError(500, "InternalError");

        assertThat(reply.body()).doesNotContain("Exception", "java", "keycloak", "Recorder", email);
        demo.membershipAdmin()
                .get("/users/by-email" + Api.query("email", email))
                .expectError(404, "UserNotFound");
    }

    private Api key(String address) {
        return Keycloak.anonymously()
                .under(address)
                .with("X-CM-ProjectId", demo.id())
                .as(demo.apiKey());
    }
}
