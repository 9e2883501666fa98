package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What users were sent by push, as they find it again. */
final class NotificationsIT {

    private Realm realm = new Realm("", "");
    private final Receiver expo = Pushes.taker();
    private Pushes pushes = new Pushes(realm, expo);
    private String email = "";
    private String user = "";
    private Api own = Api.at("");
    private Api admin = Api.at("");

    @BeforeEach
    void create() {
        realm = Keycloak.newRealm();
        pushes = new Pushes(realm, expo);
        email = Unique.email();
        user = realm.createUser(email);
        own = realm.membership().as(realm.userToken(email)).under(Pushes.PATH);
        admin = realm.membershipAdmin().under(Pushes.PATH);
    }

    @AfterEach
    void remove() {
        realm.remove();
        expo.close();
    }

    private int unread(String flag) {
        return realm.membershipAdmin()
                .get("/users/" + user + "?" + flag + "=true")
                .expect(200)
                .at("/result/unreadNotifications")
                .asInt(-1);
    }

    @Test
    void notificationThatDevicesTookIsKeptOnceAndReadByItsUser() {
        String first = pushes.device(user);
        String second = pushes.device(user);
        pushes.trigger();
        String id = pushes.shown(user);

        JsonNode kept = own.get("/" + id).expect(200).at("/result");
        assertThat(kept.path("title").asText()).isEqualTo("Hello");
        assertThat(kept.path("body").asText()).startsWith("Ann").endsWith(" moved");
        assertThat(kept.at("/data/screen").asText()).isEqualTo("profile");
        assertThat(kept.path("userId").asText()).isEqualTo(user);
        assertThat(kept.path("isRead").asBoolean(true)).isFalse();
        assertThat(kept.has("readOn")).isFalse();
        assertThat(own.get("/count").expect(200).at("/result").asInt()).isEqualTo(1);
        for (String device : List.of(first, second)) {
            assertThat(own.get("/devices/" + device)
                            .expect(200)
                            .at("/result/totalNotifications")
                            .asInt())
                    .isEqualTo(1);
        }
        assertThat(unread("IncludeUnreadNotifications")).isEqualTo(1);
        assertThat(unread("IncludeNotificationsCount")).isEqualTo(1);

        own.patch("/" + id + "/read", Map.of()).expect(200);

        JsonNode read = own.get("/" + id).expect(200).at("/result");
        assertThat(read.path("isRead").asBoolean()).isTrue();
        assertThat(read.path("readOn").asText()).endsWith("Z");
        assertThat(unread("includeUnreadNotifications")).isZero();
    }

    @Test
    void newestComesFirstAndAllAreReadAtOnce() {
        pushes.device(user);
        pushes.trigger();
        String older = pushes.shown(user);
        String newer = pushes.shown(user);

        Reply page = own.get("?pageSize=1").expect(200);
        assertThat(page.text("/result/0/id")).isEqualTo(newer);
        assertThat(page.at("/totalCount").asInt()).isEqualTo(2);
        assertThat(own.get("?pageSize=1&pageNumber=1").expect(200).text("/result/0/id"))
                .isEqualTo(older);
        assertThat(realm.membership()
                        .as(realm.userToken(email))
                        .get("/users/profile?includeUnreadNotifications=true")
                        .expect(200)
                        .at("/result/unreadNotifications")
                        .asInt())
                .isEqualTo(2);
        own.patch("/read", Map.of()).expect(200);
        assertThat(unread("includeUnreadNotifications")).isZero();
        own.delete("/" + older).expect(200);
        own.get("/" + older).expectError(403, "Forbidden");
        admin.get("/" + older).expectError(404, "NotificationNotFound");
    }

    @Test
    void notificationsOfOthersAreNobodysBusiness() {
        pushes.device(user);
        pushes.trigger();
        String id = pushes.shown(user);
        String stranger = Unique.email();
        realm.createUser(stranger);
        Api other = realm.membership().as(realm.userToken(stranger)).under(Pushes.PATH);

        other.get("/" + id).expectError(403, "Forbidden");
        other.get("?userId=" + user).expectError(403, "Forbidden");
        other.get("/count?userId=" + user).expectError(403, "Forbidden");
        other.patch("/" + id + "/read", Map.of()).expectError(403, "Forbidden");
        other.patch("/read", Map.of("userId", user)).expectError(403, "Forbidden");
        other.delete("/" + id).expectError(403, "Forbidden");
        assertThat(other.get("").expect(200).at("/totalCount").asInt()).isZero();
        assertThat(other.get("/count").expect(200).at("/result").asInt(-1)).isZero();
        assertThat(unread("includeUnreadNotifications")).isEqualTo(1);
    }

    @Test
    void whatNobodyTookIsNotKeptAndAllGoesWithTheUser() {
        pushes.device(user);
        String trigger = pushes.trigger().path("id").asText();
        TriggersApi.of(realm)
                .api()
                .post("/" + trigger + "/check", Map.of("to", "ExponentPushToken[9]"))
                .expect(200);
        assertThat(expo.calls()).hasSize(1);
        assertThat(admin.get("").expect(200).at("/totalCount").asInt(-1)).isZero();
        pushes.shown(user);

        realm.membershipAdmin().delete("/users/" + user).expect(200);

        assertThat(admin.get("").expect(200).at("/totalCount").asInt(-1)).isZero();
    }
}
