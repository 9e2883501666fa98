package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The cookie of a sign-in stands in for the header, on every route and for its own session only. */
final class CookieIT {

    private final Realm demo = Keycloak.demo();
    private final AuthApi auth = new AuthApi(demo);
    private final String email = Unique.email();
    private final String id = demo.createUser(email);
    private final Api browser = demo.membership().under("/v2").with("Cookie", auth.cookie(email));

    @Test
    void scriptsAndOtherSitesDoNotGetAtIt() {
        assertThat(auth.signedIn(email).header("Set-Cookie"))
                .containsIgnoringCase("HttpOnly")
                .containsIgnoringCase("SameSite=Strict")
                .containsIgnoringCase("Path=/;");
    }

    @Test
    void standsInForTheHeaderAndMayWhatTheTokenMay() {
        assertThat(browser.get("/users/profile").expect(200).text("/result/id")).isEqualTo(id);
        browser.patch("/users/profile", Map.of("city", "Kaunas")).expect(204);
        browser.get("/users").expectError(403, "Forbidden");
        browser.delete("/users/" + id).expectError(403, "Forbidden");

        demo.grantManagement(id, "view-users");
        browser.get("/users?pageSize=1").expect(200);
    }

    @Test
    void checkByItGivesNoTokenAway() {
        Reply check = browser.get("/auth").expect(200);

        assertThat(check.text("/result/userId")).isEqualTo(id);
        assertThat(check.at("/result/bearerToken").isMissingNode()).isTrue();
    }

    @Test
    void registrationSetsOneThatWorks() {
        Reply registered = UsersApi.of(demo).register(Map.of()).expect(200);

        Reply profile = demo.membership()
                .with("Cookie", AuthApi.cookie(registered))
                .get("/users/profile")
                .expect(200);

        assertThat(profile.text("/result/id")).isEqualTo(registered.text("/result/id"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PATCH", "DELETE"})
    void isNotTakenFromAnotherSite(String verb) {
        String path = verb.equals("PATCH") ? "/users/profile" : "/users/" + id;
        browser.with("Sec-Fetch-Site", "cross-site")
                .call(verb, verb.equals("POST") ? "/auth/logout" : path, Map.of())
                .expectError(403, "Forbidden");
        browser.with("Origin", "https://evil.example")
                .call(verb, verb.equals("POST") ? "/auth/logout" : path, Map.of())
                .expectError(403, "Forbidden");

        browser.get("/auth").expect(200);
    }

    @Test
    void isTakenFromThePagesOfItsClient() {
        browser.with("Sec-Fetch-Site", "same-site")
                .with("Origin", "http://localhost:3000")
                .patch("/users/profile", Map.of("city", "Kaunas"))
                .expect(204);
    }

    @Test
    void headerOfOthersIsNotHelpedByIt() {
        browser.as("not-a-token").get("/auth").expectError(401, "NotAuthenticated");
    }

    @Test
    void sessionIdAloneOpensNothing() {
        String session = auth.signedIn(email).text("/result/sessionId");
        String cookie = auth.cookie(email);

        for (String forged : new String[] {
            "ss-id=" + session,
            "ss-id=",
            "ss-id=" + session + cookie.substring(cookie.indexOf('.')),
            cookie.substring(0, cookie.length() - 4) + "AAAA",
            cookie + ".x"
        }) {
            auth.api().with("Cookie", forged).get("").expectError(401, "NotAuthenticated");
        }
    }

    @Test
    void isOfOneRealm() {
        Realm other = Keycloak.newRealm();

        new AuthApi(other).api().with("Cookie", auth.cookie(email)).get("").expectError(401, "NotAuthenticated");

        other.remove();
    }

    @Test
    void endsWithItsSession() {
        browser.post("/auth/logout", Map.of()).expect(200);

        browser.get("/auth").expectError(401, "NotAuthenticated");
    }

    @Test
    void endsWithABlockForGood() {
        UsersApi.of(demo).api().put("/" + id + "/block", Map.of()).expect(204);
        browser.get("/auth").expectError(401, "NotAuthenticated");

        UsersApi.of(demo).api().put("/" + id + "/unblock", Map.of()).expect(204);
        browser.get("/auth").expectError(401, "NotAuthenticated");
    }

    @Test
    void endsWithWhatTheRealmRevokes() {
        Realm realm = Keycloak.newRealm();
        realm.createUser(email);
        Api own = new AuthApi(realm).api();
        String cookie = new AuthApi(realm).cookie(email);
        own.with("Cookie", cookie).get("").expect(200);

        long soon = System.currentTimeMillis() / 1000 + 5;
        realm.admin().put("", Map.of("notBefore", soon)).expect(204);

        own.with("Cookie", cookie).get("").expectError(401, "NotAuthenticated");
        realm.remove();
    }
}
