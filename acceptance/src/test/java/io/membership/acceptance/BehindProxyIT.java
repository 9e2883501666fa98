package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that is not at the root of its host, behind a proxy that ends TLS. */
@Tag("own-server")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BehindProxyIT {

    private static final String PUBLIC = "https://id.example.test/auth";

    @AutoClose
    private @Nullable OwnServer server;

    private Api proxy = Api.at("");

    @BeforeAll
    void start() throws IOException, InterruptedException {
        server = OwnServer.start(
                OwnServer.install("relative-path", "/auth"), "--proxy-headers=xforwarded", "--hostname=" + PUBLIC);
        proxy = server.anonymously()
                .as(Keycloak.demo().apiKey())
                .with("X-CM-ProjectId", Keycloak.demo().id())
                .with("X-Forwarded-For", "203.0.113.7")
                .with("X-Forwarded-Proto", "https")
                .with("X-Forwarded-Host", "id.example.test");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/realms/demo/membership/users",
                "/realms/demo/membership/v2/users",
                "/v1/membership/users",
                "/v2/membership/users/",
                "/membership/users",
                "/json/reply/GetUsersRequest"
            })
    void nativeAndRootRoutesAreUnderTheRelativePath(String route) {
        assertThat(proxy.get(route).expect(200).at("/result").isArray()).isTrue();
        atTheRootOfTheHost().get(route).expect(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/realms/demo/membership/nothing", "/v2/membership/nothing", "/json/reply/Nothing"})
    void unknownRoutesAreRefusedInOurShape(String route) {
        proxy.get(route).expectError(404, "RouteNotFound");
    }

    @Test
    void routesWorkWithoutTheProxyToo() {
        proxy.with("X-Forwarded-Proto", "http")
                .with("X-Forwarded-Host", "localhost")
                .get("/v2/membership/users")
                .expect(200);
    }

    @Test
    void tokenOfARegistrationCarriesThePublicIssuerAndIsAccepted() {
        Reply registered = register();
        String token = registered.text("/bearerToken");

        assertThat(claims(token).path("iss").asText()).isEqualTo(PUBLIC + "/realms/demo");
        Api user = proxy.as(token);
        user.get("/realms/demo/protocol/openid-connect/userinfo").expect(200);
        user.get("/v2/membership/users/profile").expect(200);
    }

    @Test
    void sessionCookieIsSecure() {
        List<String> cookies = register().headers().allValues("Set-Cookie");

        assertThat(cookies)
                .filteredOn(cookie -> cookie.startsWith("ss-id="))
                .singleElement()
                .asString()
                .contains("Secure", "HttpOnly");
    }

    @Test
    void addressOfTheCallerIsInTheAuditLog() {
        Reply registered = register();

        Api administrator = server().asAdministrator();
        JsonNode event = new Api(server().server().url() + "/admin/realms/demo", administrator.headers())
                .get("/admin-events?resourcePath=users/" + registered.text("/result/id"))
                .expect(200)
                .at("/0");

        assertThat(event.at("/authDetails/ipAddress").asText()).isEqualTo("203.0.113.7");
    }

    private Reply register() {
        return proxy.post("/v2/membership/users/register", EveryMember.minimal(Unique.email()))
                .expect(200);
    }

    private Api atTheRootOfTheHost() {
        String address = server().server().url().resolve("/").toString();
        return new Api(address.substring(0, address.length() - 1), proxy.headers());
    }

    private OwnServer server() {
        if (server == null) {
            throw new IllegalStateException("It did not start");
        }
        return server;
    }

    private static JsonNode claims(String token) {
        byte[] claims = Base64.getUrlDecoder().decode(token.split("\\.")[1]);
        return Json.parse(new String(claims, StandardCharsets.UTF_8));
    }
}
