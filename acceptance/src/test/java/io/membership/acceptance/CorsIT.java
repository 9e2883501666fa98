package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Applications in browsers: anybody may ask beforehand, and the caller's client says which origins may read. */
final class CorsIT {

    /** One of {@code membership-app} in the realm file. */
    private static final String ALLOWED = "http://localhost:3000";

    private static final String FOREIGN = "https://elsewhere.example";

    private final Realm demo = Keycloak.demo();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/realms/demo/membership/users",
                "/realms/demo/membership/v2/users/register",
                "/v1/membership/users/some-id/block",
                "/v2/membership/users",
                "/membership/users/profile",
                "/json/reply/GetUsersRequest"
            })
    void preflightAllowsWhatClientsOfCodeMashSend(String address) {
        Reply preflight = Keycloak.anonymously()
                .with("Origin", ALLOWED)
                .with("Access-Control-Request-Method", "PATCH")
                .with("Access-Control-Request-Headers", "authorization,content-type,x-cm-projectid")
                .call("OPTIONS", address, null)
                .expect(204);

        assertThat(preflight.header("Access-Control-Allow-Origin")).isEqualTo(ALLOWED);
        assertThat(preflight.header("Access-Control-Allow-Credentials")).isEqualTo("true");
        assertThat(list(preflight, "Access-Control-Allow-Methods")).contains("GET", "POST", "PUT", "PATCH", "DELETE");
        assertThat(list(preflight, "Access-Control-Allow-Headers"))
                .contains("Authorization", "Content-Type", "X-CM-ProjectId", "Accept-Language");
        assertThat(Integer.parseInt(preflight.header("Access-Control-Max-Age"))).isPositive();
        assertThat(preflight.header("Vary")).contains("Origin");
        assertThat(preflight.body()).isEmpty();
    }

    @Test
    void preflightOfOtherAddressesIsNotOurs() {
        Reply preflight = Keycloak.anonymously()
                .with("Origin", FOREIGN)
                .with("Access-Control-Request-Method", "PATCH")
                .call("OPTIONS", "/realms/demo/protocol/openid-connect/userinfo", null);

        assertThat(preflight.header("Access-Control-Allow-Headers")).doesNotContain("X-CM-ProjectId");
    }

    @Test
    void originOfTheClientMayReadTheAnswer() {
        String token = token();
        Api root = Keycloak.anonymously().under("/v2/membership").with("X-CM-ProjectId", demo.id());

        for (Api api : List.of(demo.membership(), root)) {
            Reply reply =
                    api.as(token).with("Origin", ALLOWED).get("/users/profile").expect(200);
            assertThat(reply.header("Access-Control-Allow-Origin")).isEqualTo(ALLOWED);
            assertThat(reply.header("Access-Control-Allow-Credentials")).isEqualTo("true");
        }
    }

    @Test
    void originOfTheClientMayReadARefusalToo() {
        Reply refused = user().with("Origin", ALLOWED).get("/users").expectError(403, "Forbidden");

        assertThat(refused.header("Access-Control-Allow-Origin")).isEqualTo(ALLOWED);
    }

    @Test
    void originThatTheClientDoesNotNameIsRefusedBeforeAnythingIsDone() {
        Api user = user();

        Reply refused = user.with("Origin", FOREIGN)
                .patch("/users/profile", Map.of("city", "Oslo"))
                .expectError(403, "Forbidden");

        assertThat(refused.header("Access-Control-Allow-Origin")).isEmpty();
        assertThat(user.get("/users/profile").expect(200).at("/result").has("city"))
                .isFalse();
    }

    @Test
    void everyClientHasItsOwnOrigins() {
        ServiceAccount key = demo.serviceAccount(Unique.name("browser"), "view-users");
        Api api = key.membership().with("Origin", FOREIGN);
        api.get("/users?pageSize=1").expectError(403, "Forbidden");

        demo.changeClient(key.clientId(), Map.of("webOrigins", List.of(FOREIGN)));

        assertThat(api.get("/users?pageSize=1").expect(200).header("Access-Control-Allow-Origin"))
                .isEqualTo(FOREIGN);
        user().with("Origin", FOREIGN).get("/users/profile").expectError(403, "Forbidden");
    }

    @Test
    void pageOfTheServerItselfNeedsNoPermission() {
        user().with("Origin", Keycloak.url()).get("/users/profile").expect(200);
    }

    @Test
    void callWithoutOriginIsAnsweredWithoutCors() {
        Reply reply = user().get("/users/profile").expect(200);

        assertThat(reply.headers().map().keySet()).noneMatch(name -> name.startsWith("access-control-"));
    }

    private Api user() {
        return demo.membership().as(token());
    }

    private String token() {
        String email = Unique.email();
        demo.createUser(email);
        return demo.userToken(email);
    }

    private static List<String> list(Reply reply, String header) {
        return List.of(reply.header(header).split(", *"));
    }
}
