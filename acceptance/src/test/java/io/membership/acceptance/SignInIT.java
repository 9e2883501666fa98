package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sign-in by password, at all addresses and in both dialects. */
final class SignInIT {

    private final Realm demo = Keycloak.demo();
    private final AuthApi auth = new AuthApi(demo);
    private final String email = "plus+" + Unique.email();
    private final String id = demo.createUser(email, Map.of("username", Unique.name("nick")));

    @Test
    void answerIsWhatClientsOfTheSecondVersionRead() {
        Reply reply = auth.signedIn(email);

        assertThat(reply.text("/result/userId")).isEqualTo(id);
        assertThat(reply.text("/result/email")).isEqualTo(email);
        assertThat(reply.text("/result/displayName")).isEmpty();
        assertThat(reply.text("/result/fullName")).isEqualTo("Jane Doe");
        assertThat(reply.at("/result/roles").isArray()).isTrue();
        assertThat(reply.header("Set-Cookie")).contains(reply.text("/result/sessionId"));
        assertIsTokenOfTheUser(reply.text("/result/bearerToken"), reply.text("/result/sessionId"));
    }

    @Test
    void answerOfTheFirstVersionIsFlat() {
        UsersApi users = UsersApi.of(demo);
        String other = Unique.email();
        users.registeredId(Map.of("email", other));

        Reply reply = demo.membership()
                .post("/v1/auth/credentials", Map.of("userName", other, "password", Realm.PASSWORD))
                .expect(200);

        assertThat(reply.text("/userName")).isEqualTo(other);
        assertThat(reply.text("/roles/0")).isEqualTo("Authenticated");
        assertThat(reply.at("/responseStatus").isObject()).isTrue();
        assertThat(reply.at("/result").isMissingNode()).isTrue();
    }

    private void assertIsTokenOfTheUser(String token, String session) {
        JsonNode claims = Tokens.claims(token);
        assertThat(claims.path("sub").asText()).isEqualTo(id);
        assertThat(claims.path("sid").asText()).isEqualTo(session);
        assertThat(claims.path("azp").asText()).isEqualTo("membership-app");
        demo.openid().as(token).get("/userinfo").expect(200);
    }

    /** As the clients send it: JS in the query, PHP and .NET in the body. */
    static Stream<String> addresses() {
        return Stream.of("/v1/auth/credentials", "/v2/auth/credentials", "/auth/credentials", "/v2/auth/credentials/");
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void queryAndBodyAreTakenByEitherVerb(String address) {
        Api root = Keycloak.anonymously().with("X-CM-ProjectId", demo.id());
        String query = "?username=" + email + "&password=" + Realm.PASSWORD.replace(" ", "%20");

        // Keycloak refuses somebody's next sign-in while it is still counting the one before.
        AuthApi.eventually(() -> root.call("POST", address + query, null));
        AuthApi.eventually(() -> root.call("GET", address + query, null));
        AuthApi.eventually(() -> root.post(address, Map.of("UserName", email, "Password", Realm.PASSWORD)));
    }

    @Test
    void userNameAndPhoneNumberAreTakenToo() {
        String phone = Unique.phone();
        demo.changeInConsole(id, Map.of("attributes", Map.of("phoneNumber", List.of(phone))));
        String nick = demo.admin().get("/users/" + id).text("/username");

        for (String name : List.of(nick, phone)) {
            assertThat(auth.signedIn(name).text("/result/userId")).isEqualTo(id);
        }
    }

    @Test
    void phoneNumberOfTwoIsNobodys() {
        String phone = Unique.phone();
        for (String user : List.of(id, demo.createUser(Unique.email()))) {
            demo.changeInConsole(user, Map.of("attributes", Map.of("phoneNumber", List.of(phone))));
        }

        auth.signIn(phone, Realm.PASSWORD).expectError(401, "InvalidCredentials");
    }

    @Test
    void nobodyAndWrongPasswordAreAnsweredAlike() {
        Reply wrong = auth.signIn(email, "wrong").expectError(401, "InvalidCredentials");
        Reply nobody = auth.signIn(Unique.email(), "wrong").expectError(401, "InvalidCredentials");

        assertThat(nobody.body()).isEqualTo(wrong.body());
        assertThat(wrong.headers().allValues("Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"userName", "password"})
    void bothAreRequired(String missing) {
        Map<String, Object> body = Map.of(missing.equals("password") ? "userName" : "password", "something");

        Reply refused = auth.api().post("/credentials", body).expectError(400, "NotEmpty");

        assertThat(refused.text("/responseStatus/errors/0/fieldName")).isEqualTo(missing);
    }

    @Test
    void checkSaysWhoIsSignedIn() {
        String token = auth.signIn(email, Realm.PASSWORD).text("/result/bearerToken");

        Reply check = auth.api().as(token).get("").expect(200);

        assertThat(check.text("/result/userId")).isEqualTo(id);
        assertThat(check.text("/result/bearerToken")).isEqualTo(token);
        assertThat(auth.api().as(demo.apiKey()).post("/", Map.of()).expect(200).text("/result/userId"))
                .isNotEmpty();
        auth.api().get("").expectError(401, "NotAuthenticated");
    }

    @Test
    void logoutEndsTheSessionAndItsTokens() {
        String token = auth.signIn(email, Realm.PASSWORD).text("/result/bearerToken");
        Api root = Keycloak.anonymously().with("X-CM-ProjectId", demo.id());

        Reply out = root.as(token)
                .post("/auth/logout?mode=undefined&provide=undefined", Map.of())
                .expect(200);

        assertThat(out.at("/responseStatus").isObject()).isTrue();
        assertThat(out.header("Set-Cookie")).startsWith("ss-id=;").contains("Max-Age=0");
        auth.api().as(token).get("").expectError(401, "NotAuthenticated");
        demo.openid().as(token).get("/userinfo").expect(401);
    }

    @Test
    void authenticateOfServiceStackSignsInAndOutAndAnswersFlat() {
        Api reply = Keycloak.anonymously().with("X-CM-ProjectId", demo.id()).under("/json/reply/Authenticate");
        Map<String, Object> login =
                Map.of("Provider", "credentials", "UserName", email, "Password", Realm.PASSWORD, "RememberMe", true);

        Reply in = reply.post("", login).expect(200);
        String token = in.text("/bearerToken");
        assertThat(in.text("/userId")).isEqualTo(id);
        assertThat(in.at("/roles").isArray()).isTrue();
        reply.as(token).post("", Map.of("provider", "logout")).expect(200);

        reply.as(token).post("", Map.of()).expectError(401, "NotAuthenticated");
    }

    @Test
    void signInIsALoginToTriggersAndToKeycloak() {
        Realm realm = Keycloak.newRealm();
        String user = realm.createUser(email);
        try (Receiver receiver = new Receiver()) {
            TriggersApi.of(realm).create(receiver, "Login");

            new AuthApi(realm).signIn(email, "wrong").expect(401);
            new AuthApi(realm).signedIn(email);

            TriggersApi.eventually(() -> receiver.about(user).size() == 1);
        }
        assertThat(UsersApi.texts(realm.admin().get("/events?user=" + user).json(), "/type"))
                .contains("LOGIN", "LOGIN_ERROR");
        realm.remove();
    }

    @Test
    void passwordIsNeverInTheLog() {
        String password = Unique.name("secret");

        auth.signIn(email, password).expect(401);
        auth.signIn(Unique.name("nobody"), password).expect(401);

        assertThat(Keycloak.log()).doesNotContain(password);
    }
}
