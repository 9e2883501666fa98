package io.membership.users;

import com.fasterxml.jackson.databind.JsonNode;
import io.membership.api.ApiException;
import io.membership.api.Json;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The meta of a user: a JSON object, given as text or as object, kept and answered as compact text. A value of this type
 * is within the realm's limits.
 *
 * @param text the object as compact JSON text
 * @param mirrors values of searchable keys by attribute name; an empty list for keys that the object lacks
 */
record UserMeta(String text, Map<String, List<String>> mirrors) {

    /** What is answered for a user without meta: clients parse the text. */
    static final String NONE = "{}";

    private static final int DEEPEST = 32;

    /** Longer values leave Keycloak's (name, value) index. */
    private static final int LONGEST_MIRROR = 255;

    /**
     * @param limit most bytes of the text in UTF-8
     * @param searchable top-level keys that are mirrored into attributes of their own
     * @throws ApiException 400 that says what is wrong with it
     */
    static UserMeta of(JsonNode given, int limit, Set<String> searchable) {
        JsonNode meta = given.isTextual()
                ? Json.parse(given.asText()).orElseThrow(() -> ApiException.invalid("meta", "metaNotJson"))
                : given;
        if (!meta.isObject()) {
            throw ApiException.invalid("meta", "metaNotJson");
        }
        if (depth(meta) > DEEPEST) {
            throw ApiException.invalid("meta", "metaTooDeep", DEEPEST);
        }
        String text = Json.text(meta);
        if (text.getBytes(StandardCharsets.UTF_8).length > limit) {
            throw ApiException.badRequest("MetaTooLarge", "meta", "metaTooLarge", limit);
        }
        return new UserMeta(text, mirrors(meta, searchable));
    }

    private static int depth(JsonNode node) {
        int deepest = 0;
        for (JsonNode child : node) {
            deepest = Math.max(deepest, depth(child));
        }
        return node.isContainerNode() ? deepest + 1 : deepest;
    }

    /** Copies of the searchable keys of stored meta by attribute name; what cannot be indexed has none. */
    static Map<String, List<String>> storedMirrors(@Nullable String text, Set<String> searchable) {
        JsonNode meta = text == null ? null : Json.parse(text).orElse(null);
        Map<String, List<String>> mirrors = new HashMap<>();
        for (String key : searchable) {
            JsonNode value = meta == null ? null : meta.get(key);
            Optional<String> copy = value == null ? Optional.empty() : Operand.metaText(value);
            mirrors.put(
                    Attributes.META_KEY + key,
                    copy.filter(UserMeta::fits).map(List::of).orElse(List.of()));
        }
        return mirrors;
    }

    private static Map<String, List<String>> mirrors(JsonNode meta, Set<String> searchable) {
        for (String key : searchable) {
            JsonNode value = meta.get(key);
            if (value != null && !value.isNull()) {
                String copy = Operand.metaText(value)
                        .orElseThrow(() -> ApiException.invalid("meta", "searchableMetaNotScalar", key));
                if (!fits(copy)) {
                    throw ApiException.invalid("meta", "searchableMetaTooLong", key, LONGEST_MIRROR);
                }
            }
        }
        return storedMirrors(Json.text(meta), searchable);
    }

    /** U+0000 is legal in JSON, and no database stores it. */
    private static boolean fits(String text) {
        return text.length() <= LONGEST_MIRROR && text.indexOf('\0') < 0;
    }
}
