package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whom Keycloak would not let in, our sign-in does not either. */
final class SignInRefusedIT {

    private final Realm realm = Keycloak.newRealm();
    private final AuthApi auth = new AuthApi(realm);
    private final String email = Unique.email();
    private final String id = realm.createUser(email);

    @AfterEach
    void remove() {
        realm.remove();
    }

    @Test
    void blockedUserLearnsItWithTheRightPasswordOnly() {
        UsersApi.of(realm).api().put("/" + id + "/block", Map.of()).expect(204);

        auth.signIn(email, Realm.PASSWORD).expectError(403, "AccountDisabled");
        auth.signIn(email, "wrong").expectError(401, "InvalidCredentials");
    }

    @Test
    void whoMustVerifyHisAddressLearnsItWithTheRightPasswordOnly() {
        realm.set("needVerification", true);
        String other = Unique.email();
        UsersApi.of(realm).registeredId(Map.of("email", other));

        Reply refused = auth.signIn(other, Realm.PASSWORD).expectError(403, "EmailNotVerified");
        auth.signIn(other, "wrong").expectError(401, "InvalidCredentials");

        assertThat(refused.headers().allValues("Set-Cookie")).isEmpty();
    }

    @Test
    void unverifiedAddressIsRefusedWhereTheRealmVerifies() {
        realm.admin().put("", Map.of("verifyEmail", true)).expect(204);
        realm.changeInConsole(id, Map.of("emailVerified", false));

        auth.signIn(email, Realm.PASSWORD).expectError(403, "EmailNotVerified");

        realm.changeInConsole(id, Map.of("emailVerified", true));
        auth.signedIn(email);
    }

    @Test
    void openActionsNeedABrowser() {
        realm.changeInConsole(id, Map.of("requiredActions", List.of("UPDATE_PASSWORD", "VERIFY_EMAIL")));

        assertNeedsBrowser(auth.signIn(email, Realm.PASSWORD));
        auth.signIn(email, "wrong").expectError(401, "InvalidCredentials");
    }

    @Test
    void passwordThatHasExpiredNeedsABrowserAndChangesNothing() {
        realm.admin()
                .put("", Map.of("passwordPolicy", "forceExpiredPasswordChange(-2)"))
                .expect(204);

        assertNeedsBrowser(auth.signIn(email, Realm.PASSWORD));

        assertThat(realm.admin().get("/users/" + id).at("/requiredActions")).isEmpty();
    }

    @Test
    void authenticatorNeedsABrowserOrItsOneTimePassword() {
        realm.admin().put("", Map.of("bruteForceProtected", false)).expect(204);
        Otp otp = Otp.create();
        String secured = Unique.email();
        realm.createUser(secured, Map.of("credentials", List.of(password(), otp.credential())));

        assertNeedsBrowser(auth.signIn(secured, Realm.PASSWORD));
        auth.api()
                .post("/credentials", Map.of("userName", secured, "password", Realm.PASSWORD, "otp", otp.wrong()))
                .expectError(401, "InvalidCredentials");
        auth.api()
                .post("/credentials", Map.of("userName", secured, "password", Realm.PASSWORD, "otp", otp.now()))
                .expect(200);
    }

    private static Map<String, Object> password() {
        return Map.of("type", "password", "value", Realm.PASSWORD, "temporary", false);
    }

    private void assertNeedsBrowser(Reply reply) {
        reply.expectError(403, "BrowserLoginRequired");
        assertThat(reply.text("/responseStatus/errors/0/fieldName")).isEqualTo("loginUrl");
        assertThat(reply.text("/responseStatus/errors/0/message"))
                .isEqualTo(realm.membership().address() + "/auth/browser");
    }

    @Test
    void tooManyFailuresLockAsAtKeycloak() {
        realm.admin()
                .put("", Map.of("failureFactor", 2, "waitIncrementSeconds", 600, "quickLoginCheckMilliSeconds", 0))
                .expect(204);

        for (int failures = 1; failures <= 2; failures++) {
            int counted = failures;
            auth.signIn(email, "wrong").expectError(401, "InvalidCredentials");
            await().until(() -> lock().at("/numFailures").asInt() == counted);
        }

        auth.signIn(email, Realm.PASSWORD).expectError(401, "InvalidCredentials");
        realm.tryLogin(email, Realm.PASSWORD).expect(400);
    }

    private Reply lock() {
        return realm.admin().get("/attack-detection/brute-force/users/" + id).expect(200);
    }

    @Test
    void usersOfADirectorySignInWithThePasswordThere() {
        realm.federate();

        AuthApi.eventually(() -> auth.signIn("ada", "directory-secret"));
        auth.signIn("ada", "wrong").expectError(401, "InvalidCredentials");
    }

    @Test
    void serviceAccountHasNoPassword() {
        auth.signIn("service-account-membership-admin", "demo-secret").expectError(401, "InvalidCredentials");
    }

    @Test
    void realmWithoutAClientThatTakesPasswordsSaysSo() {
        realm.changeClient("membership-app", Map.of("directAccessGrantsEnabled", false));
        auth.signIn(email, Realm.PASSWORD).expectError(409, "SignInUnavailable");

        realm.set("autoLoginClient", "");
        auth.signIn(email, Realm.PASSWORD).expectError(409, "SignInUnavailable");
    }
}
