package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Sign-in by a token that an identity provider gave an application, on a server that exchanges such tokens; another realm
 * stands in for the provider. Servers that do not are in {@link ProviderSignInIT}.
 */
@Tag("own-server")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TokenSignInIT {

    @AutoClose
    private @Nullable OwnServer server;

    private Api demo = Api.at("");
    private Api provider = Api.at("");
    private Api auth = Api.at("");

    @BeforeAll
    void start() throws IOException, InterruptedException {
        server = OwnServer.start(
                OwnServer.install("token-exchange", "", "--features=token-exchange:v1,admin-fine-grained-authz:v1"));
        Api admin = server.admin();
        demo = admin.under("/admin/realms/demo");
        provider = server.anonymously().under("/realms/provider/protocol/openid-connect");
        auth = server.anonymously().under("/realms/demo/membership/v2/auth");
        admin.post(
                        "/admin/realms",
                        Map.of("realm", "provider", "enabled", true, "clients", List.of(app("app"), app("another"))))
                .expect(201);
        for (String alias : List.of("google", "apple")) {
            demo.delete("/identity-provider/instances/" + alias).expect(204);
        }
        identityProvider("google", "oidc");
        identityProvider("apple", "apple");
        identityProvider("acme", "oidc");
        permitExchange("google", "apple");
    }

    private static Map<String, Object> app(String id) {
        return Map.of("clientId", id, "publicClient", true, "directAccessGrantsEnabled", true);
    }

    private void identityProvider(String alias, String kind) {
        Map<String, String> config = Map.of(
                "clientId",
                "app",
                "clientSecret",
                "s",
                "issuer",
                provider.address().replace("/protocol/openid-connect", ""),
                "authorizationUrl",
                provider.address() + "/auth",
                "tokenUrl",
                provider.address() + "/token",
                "userInfoUrl",
                provider.address() + "/userinfo",
                "jwksUrl",
                provider.address() + "/certs",
                "useJwksUrl",
                "true",
                "validateSignature",
                "true");
        demo.post(
                        "/identity-provider/instances",
                        Map.of(
                                "alias",
                                alias,
                                "providerId",
                                kind,
                                "enabled",
                                true,
                                "trustEmail",
                                true,
                                "config",
                                config))
                .expect(201);
    }

    /** As {@code docs/sign-in.md} says it is done in the console. */
    private void permitExchange(String... aliases) {
        String authz = "/clients/" + uuid("realm-management") + "/authz/resource-server";
        for (String alias : aliases) {
            JsonNode permissions = demo.put(
                            "/identity-provider/instances/" + alias + "/management/permissions",
                            Map.of("enabled", true))
                    .expect(200)
                    .json();
            String permission = authz + "/permission/scope/"
                    + permissions.at("/scopePermissions/token-exchange").asText();
            Map<String, Object> policy = Map.of("name", "app at " + alias, "clients", List.of(uuid("membership-app")));
            String id = demo.post(authz + "/policy/client", policy).expect(201).text("/id");
            Map<String, Object> changed = demo.get(permission).expect(200).members();
            changed.put("policies", List.of(id));
            demo.put(permission, changed).expect(201);
        }
    }

    private String uuid(String client) {
        return demo.get("/clients" + Api.query("clientId", client)).expect(200).text("/0/id");
    }

    /** A new person at the provider, and what an application of his has got there. */
    private JsonNode tokens(String email, String app) {
        Map<String, Object> person = Map.of(
                "username",
                email,
                "email",
                email,
                "emailVerified",
                true,
                "firstName",
                "Ona",
                "lastName",
                "P",
                "enabled",
                true,
                "credentials",
                List.of(Map.of("type", "password", "value", Realm.PASSWORD)));
        ownServer().admin().post("/admin/realms/provider/users", person).expect(201);
        Map<String, String> login = Map.of(
                "grant_type",
                "password",
                "client_id",
                app,
                "username",
                email,
                "password",
                Realm.PASSWORD,
                "scope",
                "openid");
        return provider.form("/token", login).expect(200).json();
    }

    private OwnServer ownServer() {
        if (server == null) {
            throw new IllegalStateException("not started");
        }
        return server;
    }

    private Reply signIn(String alias, String token) {
        return auth.post("/" + alias, Map.of("accessToken", token));
    }

    private JsonNode profile(Reply signedIn) {
        return ownServer()
                .anonymously()
                .under("/realms/demo/membership/v2/users")
                .as(signedIn.expect(200).text("/result/bearerToken"))
                .get("/profile")
                .expect(200)
                .at("/result");
    }

    @Test
    void accessTokenOfTheProviderSignsInAndWhoComesAgainIsTheSame() {
        String email = Unique.email();
        String token = tokens(email, "app").path("access_token").asText();

        JsonNode first = profile(signIn("google", token));
        JsonNode second = profile(signIn("google", token));

        assertThat(first.path("email").asText()).isEqualTo(email);
        assertThat(first.path("firstName").asText()).isEqualTo("Ona");
        assertThat(first.path("status").asText()).isEqualTo("Active");
        assertThat(first.at("/authProviders/0/provider").asText()).isEqualTo("google");
        assertThat(second.path("id")).isEqualTo(first.path("id"));
    }

    @Test
    void identityTokenOfAppleSignsIn() {
        String email = Unique.email();

        JsonNode user =
                profile(signIn("apple", tokens(email, "app").path("id_token").asText()));

        assertThat(user.path("email").asText()).isEqualTo(email);
        assertThat(user.at("/authProviders/0/provider").asText()).isEqualTo("apple");
    }

    @Test
    void identityTokenThatAppleGaveToAnotherApplicationIsRefused() {
        signIn("apple", tokens(Unique.email(), "another").path("id_token").asText())
                .expectError(401, "InvalidCredentials");
    }

    @Test
    void whatIsNoTokenIsRefused() {
        signIn("google", "whatever").expectError(401, "InvalidCredentials");
        signIn("apple", "whatever").expectError(401, "InvalidCredentials");
    }

    @Test
    void whoHasAnAccountOfThatAddressHasToLinkItInABrowserFirst() {
        String email = Unique.email();
        ownServer()
                .membership()
                .post("/users/register", Map.of("email", email, "password", Realm.PASSWORD))
                .expect(200);

        signIn("google", tokens(email, "app").path("access_token").asText()).expectError(401, "InvalidCredentials");
    }

    @Test
    void blockedUserIsNotLetIn() {
        String token = tokens(Unique.email(), "app").path("access_token").asText();
        String id = profile(signIn("google", token)).path("id").asText();
        ownServer().membership().put("/v2/users/" + id + "/block", Map.of()).expect(204);

        signIn("google", token).expectError(401, "InvalidCredentials");
    }

    @Test
    void providerWhoseTokensTheApplicationMayNotExchangeIsRefusedClearly() {
        signIn("acme", tokens(Unique.email(), "app").path("access_token").asText())
                .expectError(409, "TokenSignInDisabled");
    }
}
