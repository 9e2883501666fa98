package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The token and the cookie of a new user. */
final class AutoLoginIT {

    private final Realm demo = Keycloak.demo();
    private final UsersApi users = UsersApi.of(demo);

    @Test
    void newUserIsSignedInUnlessToldOtherwise() {
        Reply reply = users.register(Map.of()).expect(200);

        assertIsTokenOf(reply, reply.text("/bearerToken"));
    }

    @Test
    void newUserIsSignedInWhenTold() {
        Reply reply = users.register(Map.of("autoLogin", true)).expect(200);

        assertIsTokenOf(reply, reply.text("/bearerToken"));
    }

    private void assertIsTokenOf(Reply registered, String token) {
        String id = registered.text("/result/id");
        assertThat(users.profile(token).expect(200).text("/result/id")).isEqualTo(id);
        assertThat(demo.openid().as(token).get("/userinfo").expect(200).text("/sub"))
                .isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "\"false\""})
    void newUserIsNotSignedInWhenToldNot(String autoLogin) {
        Reply reply = users.register(Map.of("autoLogin", Json.parse(autoLogin))).expect(200);

        assertThat(reply.json().has("bearerToken")).isFalse();
        assertThat(reply.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(demo.admin()
                        .get("/users/" + reply.text("/result/id") + "/sessions")
                        .expect(200)
                        .json())
                .isEmpty();
    }

    @Test
    void firstVersionCallsTheTokenApiKey() {
        Map<String, Object> body = Map.of("email", Unique.email(), "password", Realm.PASSWORD);

        Reply reply = demo.membershipAdmin().post("/v1/users/register", body).expect(200);

        assertThat(users.profile(reply.text("/apiKey")).expect(200).text("/result/id"))
                .isEqualTo(reply.text("/userId"));
    }

    @Test
    void cookieNamesTheSessionOfTheToken() {
        Reply reply = users.register(Map.of()).expect(200);

        String session = Tokens.claims(reply.text("/bearerToken")).path("sid").asText();
        assertThat(session).isNotEmpty();
        assertThat(reply.header("Set-Cookie"))
                .startsWith("ss-id=" + session)
                .containsIgnoringCase("HttpOnly")
                .containsIgnoringCase("SameSite");
    }

    @Test
    void tokenIsOneOfTheClientOfTheSettings() {
        JsonNode claims = Tokens.claims(users.register(Map.of()).expect(200).text("/bearerToken"));

        assertThat(claims.path("azp").asText()).isEqualTo("membership-app");
    }

    @Test
    void tokenIsOneOfTheCallersClientIfTheSettingsNameNone() {
        Realm realm = Keycloak.newRealm();
        realm.set("autoLoginClient", "");

        Reply reply = UsersApi.of(realm).register(Map.of()).expect(200);

        String token = reply.text("/bearerToken");
        assertThat(Tokens.claims(token).path("azp").asText()).isEqualTo("membership-admin");
        assertThat(UsersApi.of(realm).profile(token).expect(200).text("/result/id"))
                .isEqualTo(reply.text("/result/id"));
        realm.remove();
    }

    @Test
    void whoMustVerifyHisAddressGetsNoToken() {
        Realm realm = Keycloak.newRealm();
        realm.set("needVerification", true);

        Reply reply = UsersApi.of(realm).register(Map.of("autoLogin", true)).expect(200);

        assertThat(reply.json().has("bearerToken")).isFalse();
        assertThat(reply.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(reply.text("/result/status")).isEqualTo("PendingValidation");
        realm.remove();
    }

    @Test
    void whoHasNoAddressNeedNotVerifyOne() {
        Realm realm = Keycloak.newRealm();
        realm.set("needVerification", true);

        Reply reply = UsersApi.of(realm)
                .register(Map.of("userName", Unique.name("nick")))
                .expect(200);

        assertThat(reply.text("/bearerToken")).isNotEmpty();
        assertThat(reply.text("/result/status")).isEqualTo("Active");
        realm.remove();
    }

    @Test
    void realmThatVerifiesAddressesGivesNoTokenEither() {
        Realm realm = Keycloak.newRealm();
        realm.admin().put("", Map.of("verifyEmail", true)).expect(204);

        Reply reply = UsersApi.of(realm).register(Map.of()).expect(200);

        assertThat(reply.json().has("bearerToken")).isFalse();
        assertThat(reply.text("/result/status")).isEqualTo("PendingValidation");
        realm.remove();
    }
}
