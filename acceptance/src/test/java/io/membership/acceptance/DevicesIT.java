package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Devices for push: whose they are, and where they show. */
final class DevicesIT {

    private static final String DEVICES = "/notifications/push/devices";

    private Realm realm = new Realm("", "");
    private String email = "";
    private String user = "";
    private Api own = Api.at("");
    private Api admin = Api.at("");

    @BeforeEach
    void create() {
        realm = Keycloak.newRealm();
        email = Unique.email();
        user = realm.createUser(email);
        own = realm.membership().as(realm.userToken(email)).under(DEVICES);
        admin = realm.membershipAdmin().under(DEVICES);
    }

    @AfterEach
    void remove() {
        realm.remove();
    }

    private static Map<String, Object> token(String token, Object... more) {
        Map<String, Object> members = new LinkedHashMap<>(Map.of("provider", "Expo", "token", token));
        for (int i = 0; i < more.length; i += 2) {
            members.put((String) more[i], more[i + 1]);
        }
        return members;
    }

    private List<String> tokensOf(String id) {
        return UsersApi.texts(
                realm.membershipAdmin()
                        .get("/users/" + id + "?includeDevices=true")
                        .expect(200)
                        .at("/result/devices"),
                "/token/token");
    }

    @Test
    void deviceIsRegisteredDescribedAndRemovedByItsUser() {
        JsonNode made = own.post(
                        "",
                        Map.of(
                                "operatingSystem", "iOS 19",
                                "brand", "Apple",
                                "deviceName", "Onos telefonas ☎",
                                "timeZone", "Europe/Vilnius",
                                "language", "lt",
                                "locale", "lt-LT",
                                "meta", Map.of("build", "7")))
                .expect(200)
                .at("/result");
        String id = made.path("id").asText();
        own.patch("/" + id, Map.of("brand", "Banana")).expect(200);
        own.patch("/" + id + "/timezone", Map.of("timeZone", "Asia/Tokyo")).expect(200);
        own.put("/" + id + "/metadata", Map.of("meta", "{\"build\":\"8\"}")).expect(200);

        JsonNode device = own.get("/" + id).expect(200).at("/result");
        assertThat(device.path("userId").asText()).isEqualTo(user);
        assertThat(device.path("createdOn").asText()).endsWith("Z");
        assertThat(device.path("deviceName").asText()).isEqualTo("Onos telefonas ☎");
        assertThat(device.path("brand").asText()).isEqualTo("Banana");
        assertThat(device.path("timeZone").asText()).isEqualTo("Asia/Tokyo");
        assertThat(device.at("/meta/build").asText()).isEqualTo("8");
        assertThat(device.path("totalNotifications").asInt(-1)).isZero();
        assertThat(own.get("").expect(200).at("/totalCount").asInt()).isEqualTo(1);

        own.delete("/" + id).expect(200);
        admin.get("/" + id).expectError(404, "DeviceNotFound");
    }

    @Test
    void tokenReachesOneDeviceAndMovesWithItsUser() {
        String other = realm.createUser(Unique.email());
        String first =
                own.post("/token", token("ExponentPushToken[a]")).expect(200).text("/result/id");
        String again = own.post("/token/expo", Map.of("token", "ExponentPushToken[a]", "brand", "Apple"))
                .expect(200)
                .text("/result/id");
        assertThat(again).isEqualTo(first);
        assertThat(tokensOf(user)).containsExactly("ExponentPushToken[a]");

        admin.post("/token", token("ExponentPushToken[a]", "userId", other)).expect(200);

        assertThat(tokensOf(user)).isEmpty();
        assertThat(tokensOf(other)).containsExactly("ExponentPushToken[a]");
    }

    @Test
    void tokenOfADeviceIsReplacedAndTakenAway() {
        String stolen = own.post("/token", token("t-2")).expect(200).text("/result/id");
        String id = own.post("", Map.of("brand", "Apple")).expect(200).text("/result/id");
        own.post("/token", token("t-1", "deviceId", id)).expect(200);
        own.post("/token", token("t-2", "deviceId", id)).expect(200);

        assertThat(tokensOf(user)).containsExactly("t-2");
        admin.get("/" + stolen).expectError(404, "DeviceNotFound");
        own.delete("/" + id + "/token").expect(200);
        assertThat(own.get("/" + id).expect(200).at("/result").has("token")).isFalse();
        own.post("/token", token("a b")).expectError(400, "InvalidValue");
        own.post("/token", Map.of("provider", "Pigeon", "token", "t")).expectError(400, "InvalidValue");
    }

    @Test
    void devicesOfOthersAreNobodysBusiness() {
        String other = realm.createUser(Unique.email());
        String his =
                admin.post("/token", token("t-3", "userId", other)).expect(200).text("/result/id");

        own.get("/" + his).expectError(403, "Forbidden");
        own.get("/" + other).expectError(403, "Forbidden");
        own.get("?userId=" + other).expectError(403, "Forbidden");
        own.patch("/" + his + "/user", Map.of("userId", user)).expectError(403, "Forbidden");
        own.post("/token", token("t-4", "deviceId", his)).expectError(403, "Forbidden");
        own.post("/token", token("t-4", "userId", other)).expectError(403, "Forbidden");
        assertThat(own.get("").expect(200).at("/result")).isEmpty();
        assertThat(admin.get("").expect(200).at("/result")).hasSize(1);
    }

    @Test
    void devicesAreShownToWhoMayReadDevicesAndToTheirUser() {
        own.post("/token", token("t-5")).expect(200);
        Granting granting = new Granting(realm);
        Api reader = granting.key(Granting.allow("membership:users:read")).membership();
        Api both = granting.key(Granting.allow("membership:users:read", "notifications:devices:read"))
                .membership();
        String path = "/users/" + user + "?includeDevices=true";

        assertThat(reader.get(path).expect(200).at("/result/devices")).isEmpty();
        assertThat(both.get(path).expect(200).at("/result/devices")).hasSize(1);
        assertThat(realm.membership()
                        .as(realm.userToken(email))
                        .get("/users/profile?includeDevices=true")
                        .expect(200)
                        .at("/result/devices"))
                .hasSize(1);
        assertThat(both.get("/users/" + user).expect(200).at("/result/devices")).isEmpty();
        assertThat(both.get("/users?includeDevices=true")
                        .expect(200)
                        .at("/result")
                        .findValuesAsText("token"))
                .hasSize(1);
    }

    @Test
    void oldestDeviceMakesRoomAndAllGoWithTheirUser() {
        for (int i = 0; i <= 20; i++) {
            own.post("/token", token("n-" + i)).expect(200);
        }
        assertThat(tokensOf(user)).hasSize(20).doesNotContain("n-0").contains("n-20");

        realm.membershipAdmin().delete("/users/" + user).expect(200);

        assertThat(admin.get("").expect(200).at("/totalCount").asInt()).isZero();
    }

    @Test
    void keyRegistersForNobodyUntilSomebodyIsNamed() {
        String id = admin.post("/token", token("t-6")).expect(200).text("/result/id");
        assertThat(admin.get("/" + id).expect(200).at("/result").has("userId")).isFalse();

        admin.patch("/" + id + "/user", Map.of("userId", user)).expect(200);

        assertThat(tokensOf(user)).containsExactly("t-6");
        admin.patch("/" + id + "/user", Map.of("userId", "7f0d3c62-7cf5-4d0e-b2f2-111111111111"))
                .expectError(404, "UserNotFound");
    }
}
