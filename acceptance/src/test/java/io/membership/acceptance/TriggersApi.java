package io.membership.acceptance;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** The triggers of a realm, managed by somebody who may. */
record TriggersApi(Api api) {

    static TriggersApi of(Realm realm) {
        return new TriggersApi(Keycloak.admin().under("/realms/" + realm.name() + "/membership/triggers"));
    }

    /** A trigger to this receiver for these types; what the create call answers. */
    JsonNode create(Receiver receiver, String... types) {
        return create(receiver, Map.of(), types);
    }

    /** @param more further members */
    JsonNode create(Receiver receiver, Map<String, Object> more, String... types) {
        Map<String, Object> trigger = new LinkedHashMap<>(Map.of(
                "name", Unique.name("trigger"),
                "types", List.of(types),
                "actionType", "Webhooks",
                "action", Map.of("url", receiver.url())));
        trigger.putAll(more);
        return api.post("", trigger).expect(200).at("/result");
    }

    /** A trigger that writes letters; what the create call answers. */
    JsonNode createEmail(Map<String, ?> action, Map<String, ?> more, String... types) {
        Map<String, Object> trigger = new LinkedHashMap<>(Map.of(
                "name", Unique.name("trigger"), "types", List.of(types), "actionType", "Email", "action", action));
        trigger.putAll(more);
        return api.post("", trigger).expect(200).at("/result");
    }

    /** Waits for what other threads of the server and of the receiver do. */
    static void eventually(Callable<Boolean> true_) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .until(true_);
    }
}
