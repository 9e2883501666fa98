package io.membership.permissions;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A permission that exists: some application asks for it. A {@code *} in it stands for names that the application gives
 * itself ({@code database:*:read} for any collection).
 *
 * @param title for people
 * @param system whether it ships with this product rather than being registered
 */
public record KnownPermission(
        Permission permission, String title, @Nullable String description, boolean system) {

    /** Reads {@code {"value", "title", "description"}}. @throws GrammarException naming the reason */
    static KnownPermission parse(JsonNode json, boolean system) {
        if (!json.path("value").isTextual()) {
            throw new GrammarException("must have a value");
        }
        Permission permission = Permission.parse(json.path("value").asText());
        if (permission.module().equals(Segments.ANY)) {
            throw new GrammarException("must name its module");
        }
        return new KnownPermission(
                permission,
                json.path("title").asText(permission.toString()),
                json.path("description").isTextual() ? json.path("description").asText() : null,
                system);
    }

    /** {@code {"value", "title", "description", "module", "type": "System"|"User"}}. */
    Map<String, Object> json() {
        Map<String, Object> json = stored();
        json.put("module", permission.module());
        json.put("type", system ? "System" : "User");
        return json;
    }

    /** The form in a component. */
    Map<String, Object> stored() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("value", permission.toString());
        json.put("title", title);
        if (description != null) {
            json.put("description", description);
        }
        return json;
    }
}
