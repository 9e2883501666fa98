package io.membership.permissions;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Allows or denies permissions, on some resources or on everything:
 * {@code {"effect": "Allow"|"Deny", "permissions": [text], "resources": [text]}}. The effect is Allow if not given.
 *
 * @param resources empty for everything
 */
public record Statement(Effect effect, List<Permission> permissions, List<Resource> resources) {

    private static final Set<String> MEMBERS = Set.of("effect", "permissions", "resources");

    public Statement {
        permissions = permissions.stream().distinct().toList();
        resources = resources.stream().distinct().toList();
    }

    /** @throws GrammarException naming the member and the reason, as in {@code permissions[2] has an empty segment} */
    static Statement parse(JsonNode json) {
        if (!json.isObject()) {
            throw new GrammarException("must be an object with effect, permissions and resources");
        }
        // Whoever misspells "effect" or "resources" would allow what he meant to deny, or all instead of some.
        json.fieldNames().forEachRemaining(name -> {
            if (!MEMBERS.contains(name)) {
                throw new GrammarException("has \"" + name + "\", and can have effect, permissions and resources only");
            }
        });
        List<Permission> permissions = new ArrayList<>();
        texts(json, "permissions", text -> permissions.add(Permission.parse(text)));
        if (permissions.isEmpty()) {
            throw new GrammarException(".permissions must have at least one permission");
        }
        List<Resource> resources = new ArrayList<>();
        texts(json, "resources", text -> resources.add(Resource.parse(text)));
        return new Statement(effect(json.path("effect")), permissions, resources);
    }

    private static Effect effect(JsonNode json) {
        if (json.isMissingNode() || json.isNull()) {
            return Effect.ALLOW;
        }
        return Arrays.stream(Effect.values())
                .filter(effect -> effect.toString().equalsIgnoreCase(json.asText()))
                .findFirst()
                .orElseThrow(() -> new GrammarException(".effect must be Allow or Deny"));
    }

    private interface Reading {
        void read(String text);
    }

    private static void texts(JsonNode json, String member, Reading reading) {
        JsonNode list = json.path(member);
        if (list.isMissingNode() || list.isNull()) {
            return;
        }
        if (!list.isArray()) {
            throw new GrammarException("." + member + " must be a list of texts");
        }
        for (int i = 0; i < list.size(); i++) {
            String place = "." + member + "[" + i + "] ";
            if (!list.get(i).isTextual()) {
                throw new GrammarException(place + "must be a text");
            }
            try {
                reading.read(list.get(i).asText());
            } catch (GrammarException fault) {
                throw new GrammarException(place + "\"" + list.get(i).asText() + "\" " + fault.reason());
            }
        }
    }

    /** How many {@link #scopes} there are. */
    long size() {
        return (long) permissions.size() * Math.max(1, resources.size());
    }

    /** Every permission on every resource of it. */
    public Stream<Scope> scopes() {
        return permissions.stream()
                .flatMap(permission -> resources.isEmpty()
                        ? Stream.of(Scope.of(permission))
                        : resources.stream().map(resource -> new Scope(permission, resource)));
    }

    /** The form on the wire and in components. */
    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("effect", effect.toString());
        json.put("permissions", permissions.stream().map(Permission::toString).toList());
        if (!resources.isEmpty()) {
            json.put("resources", resources.stream().map(Resource::toString).toList());
        }
        return json;
    }
}
