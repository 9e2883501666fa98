package io.membership.benchmark.triggers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.membership.benchmark.Api;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Our API in the demo realm of one node, called with the API key. */
record Membership(URI server) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String KEY = "cmk_"
            + Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString("membership-admin:demo-secret".getBytes(StandardCharsets.UTF_8));

    /** Changes the first name of a user to what it is not yet. */
    void update(String userId) throws IOException, InterruptedException {
        call("PATCH", "/membership/users/" + userId, Map.of("firstName", "N" + Long.toString(System.nanoTime(), 36)));
    }

    /**
     * A trigger that wants all updates, or those of users with this last name.
     *
     * @return its id
     */
    String createTrigger(Receiver receiver, @Nullable String lastName) throws IOException, InterruptedException {
        Map<String, Object> trigger = new LinkedHashMap<>(Map.of(
                "name",
                "to " + receiver.url(),
                "types",
                List.of("Update"),
                "actionType",
                "Webhooks",
                "action",
                Map.of("url", receiver.url())));
        if (lastName != null) {
            trigger.put("condition", Map.of("current", Map.of("lastName", lastName)));
        }
        return call("POST", "/membership/triggers", trigger)
                .path("result")
                .path("id")
                .asText();
    }

    void deleteTrigger(String id) throws IOException, InterruptedException {
        call("DELETE", "/membership/triggers/" + id, null);
    }

    /** Starts counting SQL statements of the server. */
    void countStatements() throws IOException, InterruptedException {
        call("DELETE", "/membership-probe/statements", null);
    }

    long statements() throws IOException, InterruptedException {
        return call("GET", "/membership-probe/statements", null).path("count").asLong();
    }

    private JsonNode call(String method, String path, @Nullable Object body) throws IOException, InterruptedException {
        return new Api(server, KEY)
                .call(method, "/realms/demo" + path, body == null ? "" : JSON.writeValueAsString(body));
    }
}
