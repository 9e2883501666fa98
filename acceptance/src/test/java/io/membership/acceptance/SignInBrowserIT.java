package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How people sign in to an application in Chromium: by passkey, and at identity providers, for which realms stand in. */
@Tag("browser")
final class SignInBrowserIT {

    private final Browser browser = Browser.require();
    private final Receiver app = new Receiver();
    private final String email = Unique.email();
    private final Realm realm = Keycloak.newRealm();
    private final Realm provider = Keycloak.newRealm();

    @BeforeEach
    void prepare() {
        realm.changeClient("membership-app", Map.of("redirectUris", List.of(app.url() + "*")));
        realm.set("signInCallback", app.url());
        realm.set("signInFailureCallback", app.url() + "/failed");
    }

    @AfterEach
    void remove() {
        browser.close();
        app.close();
        realm.remove();
        provider.remove();
    }

    private void start(String way) {
        browser.open(realm.membership().address() + "/auth/" + way);
    }

    /** On Keycloak's own page, be it ours or the provider's. */
    private void signIn() {
        browser.awaits("#username");
        browser.type("#username", email);
        browser.type("#password", Realm.PASSWORD);
        browser.click("#kc-login");
    }

    /** The token with which the application is called back. */
    private String token() {
        String arrival = browser.arrivesAt(app.url() + "#");
        Matcher token = Pattern.compile("[#&]access_token=([^&]+)").matcher(arrival);
        assertThat(token.find()).as(arrival).isTrue();
        return token.group(1);
    }

    private void instead(String alias) {
        realm.admin().delete("/identity-provider/instances/" + alias).expect(204);
    }

    @Test
    void passkeyIsMadeOnceAndIsAllThatIsNeededFromThenOn() {
        browser.keepsPasskeys();
        String id = realm.createUser(email, Map.of("requiredActions", List.of("webauthn-register-passwordless")));
        assertThat(UsersApi.of(realm).get(id).path("status").asText()).isEqualTo("Registered");
        Reply refused = new AuthApi(realm).signIn(email, Realm.PASSWORD).expectError(403, "BrowserLoginRequired");
        browser.open(refused.text("/responseStatus/errors/0/message"));
        browser.awaits("#authenticateWebAuthnButton");
        browser.picture("sign-in-with-passkey");
        signIn();
        browser.picture("passkey-is-made");
        browser.clickAndAgree("#registerWebAuthn");
        String first = token();
        realm.membership().as(first).post("/auth/logout", Map.of()).expect(200);
        forgetPassword(id);

        start("browser");
        passkey();

        JsonNode profile = UsersApi.of(realm).profile(token()).expect(200).at("/result");
        assertThat(profile.path("id").asText()).isEqualTo(id);
        assertThat(profile.path("status").asText()).isEqualTo("Active");
        assertThat(profile.path("hasCredentials").asBoolean()).isFalse();
        assertThat(UsersApi.of(realm).get(id).path("status").asText()).isEqualTo("Active");
    }

    /** Chromium takes the only passkey by itself, if it comes to that before the person does. */
    private void passkey() {
        TriggersApi.eventually(() -> {
            boolean there = browser.address().startsWith(app.url());
            if (!there) {
                browser.tryClick("#authenticateWebAuthnButton");
            }
            return there;
        });
    }

    private void forgetPassword(String userId) {
        String credentials = "/users/" + userId + "/credentials";
        for (JsonNode each : realm.admin().get(credentials).expect(200).json()) {
            if (each.path("type").asText().equals("password")) {
                realm.admin()
                        .delete(credentials + "/" + each.path("id").asText())
                        .expect(204);
            }
        }
    }

    @Test
    void personGoesToTheProviderAndComesBackSignedIn() {
        provider.createUser(email);
        instead("google");
        IdentityProvider.openid(realm, "google", provider);

        start("google?state=s1");
        assertThat(browser.address()).contains("/realms/" + provider.name() + "/");
        signIn();

        JsonNode profile = UsersApi.of(realm).profile(token()).expect(200).at("/result");
        assertThat(browser.address()).contains("state=s1");
        assertThat(profile.path("email").asText()).isEqualTo(email);
        assertThat(profile.at("/authProviders/0/provider").asText()).isEqualTo("google");
    }

    @Test
    void loginPageOffersTheProvidersOfTheRealm() {
        provider.createUser(email);
        instead("google");
        IdentityProvider.openid(realm, "google", provider);

        start("browser");
        browser.awaits("#social-google");
        browser.picture("sign-in-with-provider");
        browser.click("#social-google");
        signIn();

        assertThat(Tokens.claims(token()).path("email").asText()).isEqualTo(email);
    }

    @Test
    void answerThatAppleLetsTheBrowserPostIsTaken() {
        provider.createUser(email);
        instead("apple");
        IdentityProvider.apple(realm, "apple", provider);

        start("apple");
        signIn();

        assertThat(Tokens.claims(token()).path("email").asText()).isEqualTo(email);
    }

    @Test
    void personWhomTheProviderFailsComesBackToTheApplication() {
        provider.createUser(email);
        instead("google");
        IdentityProvider.openid(realm, "google", provider, Map.of("tokenUrl", Keycloak.url() + "/nothing"));

        start("google");
        signIn();

        assertThat(browser.arrivesAt(app.url() + "/failed")).endsWith("?f=access_token_failed");
    }
}
