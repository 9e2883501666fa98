package io.membership.acceptance;

import static io.membership.acceptance.TriggersApi.eventually;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * A realm whose users are written to when they are changed.
 *
 * @param expo who takes every message
 */
record Pushes(Realm realm, Receiver expo) {

    static final String PATH = "/notifications/push";

    /** Somebody who plays Expo. */
    static Receiver taker() {
        return new Receiver(Pushes::take);
    }

    private static Receiver.Answer take(Receiver.Call call) {
        List<Map<String, String>> tickets = call.json().findValuesAsText("to").stream()
                .map(token -> Map.of("status", "ok", "id", token))
                .toList();
        return new Receiver.Answer(200, Map.of(), Json.text(Map.of("data", tickets)));
    }

    /** Lets changes of users be told; what the create call answers. */
    JsonNode trigger() {
        Map<String, Object> action = Map.of(
                "title",
                "Hello",
                "body",
                "{{Receiver.User.FirstName}} moved",
                "data",
                Map.of("screen", "profile"),
                "expoUrl",
                expo.url());
        return TriggersApi.of(realm).create(expo, Map.of("actionType", "Notification", "action", action), "Update");
    }

    String device(String user) {
        return realm.membershipAdmin()
                .post(
                        PATH + "/devices/token",
                        Map.of("provider", "Expo", "token", Unique.name("device"), "userId", user))
                .expect(200)
                .text("/result/id");
    }

    /** Changes the user. @return the notification that tells of it, the newest that there is */
    String shown(String user) {
        Api api = realm.membershipAdmin();
        String list = PATH + "?userId=" + user;
        int before = api.get(list).expect(200).at("/totalCount").asInt();
        api.patch("/users/" + user, Map.of("firstName", Unique.name("Ann"))).expect(200);
        eventually(() -> api.get(list).expect(200).at("/totalCount").asInt() > before);
        return api.get(list).text("/result/0/id");
    }
}
