package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sign-in in a browser: at an identity provider, for which another realm stands in, and on Keycloak's own pages. */
final class ProviderSignInIT {

    private static final String CALLBACK = LoginPages.APP + "signed-in";
    private static final String FAILURE = LoginPages.APP + "failed?from=api";

    private static Realm realm;
    private static Realm provider;

    private final String email = Unique.email();

    @BeforeAll
    static void prepare() {
        realm = Keycloak.newRealm();
        provider = Keycloak.newRealm();
        realm.changeClient("membership-app", Map.of("redirectUris", List.of(LoginPages.APP + "*")));
        realm.set("signInCallback", CALLBACK);
        realm.set("signInFailureCallback", FAILURE);
        realm.admin().delete("/identity-provider/instances/google");
        IdentityProvider.openid(realm, "google", provider);
        IdentityProvider.openid(realm, "acme", provider, Map.of("tokenUrl", Keycloak.url() + "/nothing"));
        IdentityProvider.saml(realm, "enterprise", provider);
        realm.admin().delete("/identity-provider/instances/apple");
        IdentityProvider.apple(realm, "apple", provider);
    }

    @AfterAll
    static void remove() {
        realm.remove();
        provider.remove();
    }

    private static LoginPages start(String way) {
        return new LoginPages(realm, "membership-app").visit(realm.membership().address() + "/auth/" + way);
    }

    private static Map<String, String> credentials(String name) {
        return Map.of("username", name, "password", Realm.PASSWORD);
    }

    @Test
    void browserComesBackFromTheProviderWithATokenInTheFragment() {
        provider.createUser(email);

        String arrival = start("google?state=s1").submit(credentials(email)).arrival();

        assertThat(arrival).startsWith(CALLBACK + "#").contains("state=s1");
        JsonNode profile = realm.membership()
                .as(token(arrival))
                .get("/users/profile")
                .expect(200)
                .json();
        assertThat(profile.at("/result/email").asText()).isEqualTo(email);
        assertThat(profile.at("/result/authProviders/0/provider").asText()).isEqualTo("google");
    }

    @Test
    void whoComesAgainIsTheSameUser() {
        provider.createUser(email);

        String first = start("google").submit(credentials(email)).arrival();
        String second = start("google").submit(credentials(email)).arrival();

        assertThat(Tokens.claims(token(second)).path("sub"))
                .isEqualTo(Tokens.claims(token(first)).path("sub"));
    }

    @Test
    void providerOfAnEnterpriseSpeaksSaml() {
        provider.createUser(email);

        String arrival = start("enterprise").submit(credentials(email)).arrival();

        assertThat(Tokens.claims(token(arrival)).path("email").asText()).isEqualTo(email);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v2/auth/google", "/v1/auth/google", "/auth/google"})
    void addressesOfCodeMashStartItToo(String address) {
        Reply reply = Keycloak.anonymously().with("X-CM-ProjectId", realm.id()).get(address);

        assertThat(reply.status()).isEqualTo(303);
        assertThat(URI.create(reply.header("Location")).getPath())
                .isEqualTo("/realms/" + realm.name() + "/broker/google/login");
    }

    @ParameterizedTest
    @CsvSource({"aad, microsoft", "aad, azure", "twitter, x", "GOOGLE, google"})
    void nameOfCodeMashFindsTheAliasOfTheRealm(String name, String alias) {
        Realm other = Keycloak.newRealm();
        other.changeClient("membership-app", Map.of("redirectUris", List.of(LoginPages.APP + "*")));
        other.set("signInCallback", CALLBACK);
        other.admin().delete("/identity-provider/instances/" + alias);
        IdentityProvider.openid(other, alias, other);

        Reply reply = other.membership().get("/auth/" + name).expect(303);

        other.remove();
        assertThat(URI.create(reply.header("Location")).getPath()).endsWith("/broker/" + alias + "/login");
    }

    @Test
    void cancelAtTheProviderComesBackAsFailure() {
        LoginPages pages = start("google");
        Matcher state = Pattern.compile("state=([^&]+)").matcher(pages.page().request());
        assertThat(state.find()).isTrue();

        pages.visit(Keycloak.url() + "/realms/" + realm.name() + "/broker/google/endpoint?error=access_denied&state="
                + state.group(1));

        assertThat(pages.arrival()).isEqualTo(FAILURE + "&f=access_token_failed");
    }

    @Test
    void nameThatAppleTellsBesideTheTokenIsTheUsers() {
        provider.createUser(email);
        LoginPages pages = start("apple").submit(credentials(email));

        pages.submit(Map.of(
                "code",
                pages.hidden("code"),
                "state",
                pages.hidden("state"),
                "user",
                "{\"name\":{\"firstName\":\"Ona\",\"lastName\":\"Petraitė\"},\"email\":\"other@test.example\"}"));

        JsonNode claims = Tokens.claims(token(pages.arrival()));
        assertThat(claims.path("given_name").asText()).isEqualTo("Ona");
        assertThat(claims.path("family_name").asText()).isEqualTo("Petraitė");
        assertThat(claims.path("email").asText()).isEqualTo(email);
    }

    @Test
    void cancelAtAppleComesBackAsFailure() {
        provider.createUser(email);
        LoginPages pages = start("apple").submit(credentials(email));

        pages.submit(Map.of("state", pages.hidden("state"), "error", "user_cancelled_authorize"));

        assertThat(pages.arrival()).isEqualTo(FAILURE + "&f=access_token_failed");
    }

    @Test
    void providerThatGivesNoTokenComesBackAsFailure() {
        provider.createUser(email);

        assertThat(start("acme").submit(credentials(email)).arrival()).isEqualTo(FAILURE + "&f=access_token_failed");
    }

    @Test
    void blockedUserComesBackAsFailure() {
        provider.createUser(email);
        String arrival = start("google").submit(credentials(email)).arrival();
        String id = Tokens.claims(token(arrival)).path("sub").asText();
        UsersApi.of(realm).api().put("/" + id + "/block", Map.of()).expect(204);

        assertThat(start("google").submit(credentials(email)).arrival()).isEqualTo(FAILURE + "&f=user_profile_failed");
    }

    @Test
    void providerOfCodeMashThatIsOffComesBackAsFailure() {
        assertThat(start("facebook").arrival()).isEqualTo(FAILURE + "&f=invalid_client");
    }

    @Test
    void providerNobodyHasIsNotFound() {
        realm.membership().get("/auth/nobody").expectError(404, "ProviderNotFound");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example/", "http://app.invalid.evil.example/", "javascript:alert(1)", "//x"})
    void browserGoesNowhereElse(String target) {
        realm.membership()
                .get("/auth/google" + Api.query("redirectUri", target))
                .expectError(400, "CallbackNotAllowed");
    }

    @Test
    void signInMayNameAnotherRedirectUriOfItsClient() {
        provider.createUser(email);
        String other = LoginPages.APP + "other";

        String arrival = start("google" + Api.query("redirectUri", other))
                .submit(credentials(email))
                .arrival();

        assertThat(arrival).startsWith(other + "#");
    }

    @Test
    void pagesOfKeycloakSignInWhoNeedsABrowser() {
        String id = realm.createUser(email, Map.of("requiredActions", List.of("UPDATE_PASSWORD")));
        AuthApi auth = new AuthApi(realm);
        Reply refused = auth.signIn(email, Realm.PASSWORD).expectError(403, "BrowserLoginRequired");

        LoginPages pages = new LoginPages(realm, "membership-app")
                .visit(refused.text("/responseStatus/errors/0/message"))
                .submit(credentials(email));
        pages.submit(Map.of("password-new", "another secret", "password-confirm", "another secret"));

        assertThat(Tokens.claims(token(pages.arrival())).path("sub").asText()).isEqualTo(id);
    }

    @Test
    void tokenOfAProviderIsRefusedWhereTheServerDoesNotExchangeIt() {
        realm.membership()
                .post("/auth/google", Map.of("accessToken", "whatever"))
                .expectError(409, "TokenSignInDisabled");
    }

    private static String token(String arrival) {
        Matcher token = Pattern.compile("[#&]access_token=([^&]+)").matcher(arrival);
        assertThat(token.find()).as(arrival).isTrue();
        return token.group(1);
    }
}
