package io.membership.triggers;

import com.fasterxml.jackson.databind.JsonNode;
import io.membership.api.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keycloak.component.ComponentModel;

/** Members of an action, or of a gateway, as JSON brings them and as a component keeps them. */
final class ActionMembers {

    private ActionMembers() {}

    /**
     * Writes the members that are given.
     *
     * @param former holds the secrets that a mask stands for
     * @throws Fault if a member is none, or has no meaning
     */
    static void write(JsonNode given, List<ActionMember> members, ComponentModel former, ComponentModel component) {
        given.properties().forEach(each -> {
            // It was read from us, and is sent back.
            if (!each.getKey().equals("secretCount")) {
                ActionMember member = member(members, each.getKey());
                JsonNode value = Mask.restored(each.getValue(), former.get(member.name()));
                put(component, member.name(), kept(member, "action." + each.getKey(), value));
            }
        });
    }

    private static ActionMember member(List<ActionMember> members, String name) {
        return members.stream()
                .filter(member -> member.name().equals(name)
                        || (member.form() == ActionMember.Form.SECRETS && name.equals("secret")))
                .findFirst()
                .orElseThrow(() -> new Fault("action." + name, "is no member of such an action"));
    }

    /** A member's value as the component keeps it; null for none. */
    private static @Nullable String kept(ActionMember member, String place, JsonNode value) {
        if (value.isNull()) {
            return null;
        }
        return switch (member.form()) {
            case TEXT -> string(place, value);
            case FLAG -> flag(place, value);
            case JSON -> text(value);
            case TEXTS -> texts(place, value);
            case HEADERS, CREDENTIALS -> isNothing(value) ? null : text(value);
            case SECRETS -> value.isTextual() ? secret(place, value) : secrets(value);
        };
    }

    private static String flag(String place, JsonNode value) {
        if (!value.isBoolean()) {
            throw new Fault(place, "must be true or false");
        }
        return value.asText();
    }

    private static String string(String place, JsonNode value) {
        if (!value.isTextual()) {
            throw new Fault(place, "must be a text");
        }
        return value.asText().trim();
    }

    private static String texts(String place, JsonNode value) {
        List<String> texts = new ArrayList<>();
        (value.isArray() ? value : List.of(value)).forEach(each -> texts.add(string(place, each)));
        if (texts.stream().anyMatch(text -> text.isEmpty() || text.indexOf(' ') >= 0)) {
            throw new Fault(place, "must be texts without spaces");
        }
        return String.join(" ", texts);
    }

    /** Kept separated by spaces: one with a space would pass for two. */
    private static String secret(String place, JsonNode value) {
        String secret = string(place, value);
        if (secret.indexOf(' ') >= 0 || !Secrets.isSecret(secret)) {
            throw new Fault(place, "must be whsec_ and base64 of 24 to 64 bytes, or ${vault.name}");
        }
        return secret;
    }

    private static String secrets(JsonNode value) {
        if (!value.isArray() || value.isEmpty()) {
            throw new Fault("action.secrets", "must be a list of secrets");
        }
        List<String> secrets = new ArrayList<>();
        value.forEach(each -> secrets.add(secret("action.secrets[" + secrets.size() + "]", each)));
        return String.join(" ", secrets);
    }

    /** A text that is not there is removed. */
    static void put(ComponentModel component, String key, @Nullable String text) {
        if (text == null || text.isBlank()) {
            component.getConfig().remove(key);
        } else {
            component.put(key, text);
        }
    }

    static boolean isNothing(JsonNode json) {
        return json.isTextual() ? json.asText().isBlank() : json.isObject() && json.isEmpty();
    }

    /** JSON that may have come as a text. */
    static String text(JsonNode json) {
        return json.isTextual() ? json.asText() : Json.text(json);
    }
}
