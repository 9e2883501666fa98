package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The membership events of one realm, as the probe's recorder heard them from committed transactions. */
record Events(Realm realm) {

    /** All of them, oldest first; the record's name is their {@code type}. */
    List<JsonNode> all() {
        List<JsonNode> events = new ArrayList<>();
        recorder().get("").expect(200).json().forEach(events::add);
        return events;
    }

    /** Those about a user. */
    List<JsonNode> about(String userId) {
        return all().stream().filter(event -> userId.equals(idOf(event))).toList();
    }

    /** The one event that the action gives about the user. */
    JsonNode one(String userId, Runnable action) {
        List<JsonNode> given = given(userId, action);
        assertThat(given).hasSize(1);
        return given.get(0);
    }

    /** Fails if the action gives an event about the user. */
    void none(String userId, Runnable action) {
        assertThat(given(userId, action)).isEmpty();
    }

    /** Runs one of the probe's transactions on a user. */
    Reply run(String transaction, String userId) {
        return recorder().post("/transactions/" + transaction + Api.query("user", userId), Map.of());
    }

    /** Runs one of the probe's transactions on two users. */
    Reply run(String transaction, String userId, String otherId) {
        return recorder().post("/transactions/" + transaction + Api.query("user", userId, "other", otherId), Map.of());
    }

    /** What changed, each as {@code field: former -> current}. */
    static List<String> changes(JsonNode event) {
        List<String> changes = new ArrayList<>();
        for (JsonNode change : event.path("changes")) {
            changes.add(change.path("field").asText() + ": " + change.path("former") + " -> " + change.path("current"));
        }
        return changes;
    }

    static String type(JsonNode event) {
        return event.path("type").asText();
    }

    static String cause(JsonNode event) {
        return event.at("/header/cause").asText();
    }

    static String initiator(JsonNode event) {
        return event.at("/header/initiator/userId").asText();
    }

    private static String idOf(JsonNode event) {
        JsonNode id = event.at("/current/id");
        return (id.isTextual() ? id : event.at("/former/id")).asText();
    }

    private List<JsonNode> given(String userId, Runnable action) {
        int before = about(userId).size();
        action.run();
        List<JsonNode> after = about(userId);
        return after.subList(before, after.size());
    }

    private Api recorder() {
        return Keycloak.anonymously().under("/realms/" + realm.name() + "/membership-events");
    }
}
