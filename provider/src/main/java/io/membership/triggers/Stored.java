package io.membership.triggers;

import com.fasterxml.jackson.databind.JsonNode;
import io.membership.api.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.MultivaluedHashMap;

/** A component's texts; what is empty is not there. */
record Stored(MultivaluedHashMap<String, String> values) {

    List<String> texts(String key) {
        List<String> texts = new ArrayList<>(values.getOrDefault(key, List.of()));
        texts.removeIf(text -> text == null || text.isBlank());
        return texts;
    }

    @Nullable String text(String key) {
        return texts(key).stream().findFirst().orElse(null);
    }

    boolean flag(String key) {
        String text = text(key);
        if (text != null && !text.equals("true") && !text.equals("false")) {
            throw new Fault(key, "must be true or false");
        }
        return "true".equals(text);
    }

    int number(String key, int absent) {
        String text = text(key);
        try {
            return text == null ? absent : Integer.parseInt(text);
        } catch (NumberFormatException notWhole) {
            throw new Fault(key, "must be a whole number");
        }
    }

    @Nullable Instant instant(String key) {
        String text = text(key);
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException malformed) {
            throw new Fault(key, "must be an instant");
        }
    }

    /** A member of the action that has to be there. */
    String required(ActionMember member) {
        String text = text(member.name());
        if (text == null) {
            throw new Fault("action." + member.name(), "is required");
        }
        return text;
    }

    /** Headers to send along, in their order. */
    Map<String, String> headers(ActionMember member) {
        Map<String, String> headers = new LinkedHashMap<>();
        String text = text(member.name());
        if (text != null) {
            JsonNode json = Json.parse(text)
                    .filter(JsonNode::isObject)
                    .orElseThrow(() -> new Fault("action." + member.name(), "must be an object of texts"));
            json.properties().forEach(header -> {
                Headers.require(header.getKey(), header.getValue());
                headers.put(header.getKey(), header.getValue().asText());
            });
        }
        return headers;
    }
}
