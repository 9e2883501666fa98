package io.membership.acceptance;

import static io.membership.acceptance.TriggersApi.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.membership.acceptance.Receiver.Answer;
import io.membership.acceptance.Receiver.Call;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Push through somebody who plays Expo, Google and Firebase. */
final class PushIT {

    private static final KeyPair KEYS = keys();

    private Realm realm = new Realm("", "");
    private TriggersApi triggers = new TriggersApi(Api.at(""));
    private final Receiver services = new Receiver(PushIT::play);
    private String user = "";

    @BeforeEach
    void create() {
        realm = Keycloak.newRealm();
        triggers = TriggersApi.of(realm);
        user = realm.createUser(Unique.email());
    }

    @AfterEach
    void remove() {
        realm.remove();
        services.close();
    }

    private static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("RSA").generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Tokens with "gone" in them are not registered any more. */
    private static Answer play(Call call) {
        if (call.body().startsWith("grant_type=")) {
            return json(200, "{\"access_token\":\"google-1\",\"expires_in\":3600}");
        } else if (call.body().startsWith("{")) {
            return call.body().contains("gone")
                    ? json(404, "{\"error\":{\"details\":[{\"errorCode\":\"UNREGISTERED\"}]}}")
                    : json(200, "{\"name\":\"projects/club/messages/1\"}");
        }
        StringBuilder tickets = new StringBuilder();
        call.json()
                .forEach(message -> tickets.append(tickets.isEmpty() ? "" : ",")
                        .append(
                                message.path("to").asText().contains("gone")
                                        ? "{\"status\":\"error\",\"details\":{\"error\":\"DeviceNotRegistered\"}}"
                                        : "{\"status\":\"ok\",\"id\":\"1\"}"));
        return json(200, "{\"data\":[" + tickets + "]}");
    }

    private static Answer json(int status, String body) {
        return new Answer(status, Map.of("Content-Type", "application/json"), body);
    }

    private JsonNode trigger(Map<String, Object> more) {
        Map<String, Object> action = new LinkedHashMap<>(Map.of(
                "title", Map.of("en", "Hello", "lt", "Labas"),
                "body", "{{Receiver.User.FirstName}} \"moved\"",
                "data", Map.of("screen", "profile", "of", "{{Receiver.User.LastName}}"),
                "accessToken", "expo-secret",
                "expoUrl", services.url(),
                "fcmUrl", services.url()));
        action.putAll(more);
        return triggers.create(services, Map.of("actionType", "Notification", "action", action), "Update");
    }

    private Map<String, Object> firebase() {
        String pem = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(KEYS.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
        return Map.of(
                "serviceAccount",
                Map.of(
                        "project_id", "club",
                        "client_email", "sender@club.example",
                        "private_key_id", "k1",
                        "private_key", pem,
                        "token_uri", services.url()));
    }

    private void device(String provider, String token, String language) {
        realm.membershipAdmin()
                .post(
                        "/notifications/push/devices/token",
                        Map.of("provider", provider, "token", token, "userId", user, "language", language))
                .expect(200);
    }

    private List<String> tokens() {
        return UsersApi.texts(
                realm.membershipAdmin()
                        .get("/notifications/push/devices?userId=" + user)
                        .expect(200)
                        .at("/result"),
                "/token/token");
    }

    private void update() {
        realm.membershipAdmin()
                .patch("/users/" + user, Map.of("firstName", "Ann"))
                .expect(200);
    }

    private JsonNode delivered() {
        String list = "/deliveries?userId=" + user + "&state=delivered";
        eventually(() -> !triggers.api().get(list).expect(200).at("/result/0").isMissingNode());
        String id = triggers.api().get(list).expect(200).at("/result/0/id").asText();
        return triggers.api().get("/deliveries/" + id).expect(200).at("/result");
    }

    @Test
    void expoGetsOneCallForAllDevicesEachInItsLanguage() {
        trigger(Map.of());
        device("Expo", "ExponentPushToken[1]", "lt");
        device("Expo", "ExponentPushToken[2]", "en-GB");

        update();
        delivered();

        assertThat(services.calls()).hasSize(1);
        Call call = services.calls().get(0);
        assertThat(call.header("authorization")).isEqualTo("Bearer expo-secret");
        assertThat(UsersApi.texts(call.json(), "/to"))
                .containsExactlyInAnyOrder("ExponentPushToken[1]", "ExponentPushToken[2]");
        assertThat(UsersApi.texts(call.json(), "/title")).containsExactlyInAnyOrder("Labas", "Hello");
        assertThat(call.json().at("/0/body").asText()).isEqualTo("Ann \"moved\"");
        assertThat(call.json().at("/0/data/of").asText()).isEqualTo("Doe");
    }

    @Test
    void firebaseGetsACallForEachDeviceWithATokenOfTheServiceAccount() throws Exception {
        trigger(firebase());
        device("FCM", "fcm-1", "en");
        device("FCM", "fcm-2", "en");

        update();
        delivered();

        assertThat(services.calls()).hasSize(3);
        String assertion = services.calls().get(0).body().replaceAll(".*assertion=", "");
        String[] parts = assertion.split("\\.");
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(KEYS.getPublic());
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
        Call sent = services.calls().get(1);
        assertThat(sent.header("authorization")).isEqualTo("Bearer google-1");
        assertThat(sent.json().at("/message/token").asText()).isEqualTo("fcm-1");
        assertThat(sent.json().at("/message/notification/title").asText()).isEqualTo("Hello");
        assertThat(sent.json().at("/message/data/screen").asText()).isEqualTo("profile");
    }

    @Test
    void devicesThatAreGoneAreForgotten() {
        trigger(firebase());
        device("Expo", "ExponentPushToken[gone]", "en");
        device("FCM", "fcm-gone", "en");
        device("FCM", "fcm-3", "en");

        update();
        delivered();

        assertThat(tokens()).containsExactly("fcm-3");
    }

    @Test
    void userWithoutDevicesIsNoFailure() {
        trigger(firebase());

        update();

        assertThat(delivered().at("/attempts/0/answer").asText()).contains("no device");
        assertThat(services.calls()).isEmpty();
    }

    @Test
    void illServiceIsAskedAgain() {
        trigger(Map.of());
        device("Expo", "ExponentPushToken[1]", "en");
        int[] failures = {1};
        services.answer(call -> failures[0]-- > 0 ? json(503, "{}") : play(call));

        update();
        delivered();

        assertThat(services.calls()).hasSize(2);
    }

    @Test
    void secretsAreMaskedAndCheckSendsToTheTokenThatIsNamed() {
        JsonNode made = trigger(firebase());
        assertThat(made.toString()).doesNotContain("PRIVATE KEY").doesNotContain("expo-secret");
        String id = made.path("id").asText();
        triggers.api().patch("/" + id, Map.of("action", made.path("action"))).expect(200);

        JsonNode report = triggers.api()
                .post("/" + id + "/check", Map.of("to", "ExponentPushToken[9]"))
                .expect(200)
                .at("/result");

        assertThat(report.path("delivered").asBoolean()).isTrue();
        assertThat(services.calls().get(0).header("authorization")).isEqualTo("Bearer expo-secret");
    }
}
