package io.membership.triggers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.membership.api.Json;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is shown in the place of a secret. Sent back, it means the secret that was there. */
final class Mask {

    static final String TEXT = "**********";

    private Mask() {}

    /** Names in the vault are no secrets. */
    static String of(String secret) {
        return Vault.isName(secret) ? secret : TEXT;
    }

    /** @param kept what the component has, as text */
    static JsonNode restored(JsonNode given, @Nullable String kept) {
        if (kept != null && given.asText().equals(TEXT)) {
            return JsonNodeFactory.instance.textNode(kept);
        }
        if (kept == null || !given.isObject()) {
            return given;
        }
        Optional<JsonNode> former = Json.parse(kept);
        ObjectNode restored = given.deepCopy();
        given.properties().forEach(member -> {
            if (member.getValue().asText().equals(TEXT)) {
                former.map(json -> json.get(member.getKey()))
                        .ifPresent(secret -> restored.set(member.getKey(), secret));
            }
        });
        return restored;
    }
}
