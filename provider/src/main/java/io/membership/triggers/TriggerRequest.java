package io.membership.triggers;

import com.fasterxml.jackson.databind.JsonNode;
import io.membership.api.Arguments;
import io.membership.api.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keycloak.component.ComponentModel;

/** What a caller wants a trigger to be: the members that are given, written over those that are there. */
final class TriggerRequest {

    private final Arguments arguments;
    private @Nullable String generated;

    TriggerRequest(Arguments arguments) {
        this.arguments = arguments;
    }

    /** A secret that had to be made since none was given; null if it had not. */
    @Nullable String generated() {
        return generated;
    }

    /** @throws Fault if a member has no meaning */
    void writeTo(ComponentModel component) {
        String name = arguments.text("name");
        if (name != null) {
            component.setName(name.trim());
        }
        texts(component, TriggerField.TYPES, arguments.texts("types"));
        texts(component, TriggerField.FIELDS, arguments.texts("fields"));
        flag(component, TriggerField.DISABLED);
        flag(component, TriggerField.BREAK_ON_ERROR);
        number(component, TriggerField.ORDER, 0);
        number(component, TriggerField.VERSION, 1);
        JsonNode condition = arguments.json("condition");
        if (condition != null) {
            put(component, TriggerField.CONDITION.key(), isNothing(condition) ? null : text(condition));
        }
        String actionType = arguments.filled("actionType");
        ActionType type = ActionType.of(component);
        if (actionType != null && ActionType.named(actionType) != type) {
            throw new Fault("actionType", "cannot change; make another trigger");
        }
        JsonNode action = arguments.json("action");
        if (action != null) {
            action(component, type, action);
        }
        if (type.isSigned() && component.get(Secrets.MEMBER.name()) == null) {
            generated = Secrets.generate();
            component.put(Secrets.MEMBER.name(), generated);
        }
    }

    private static void texts(ComponentModel component, TriggerField field, @Nullable List<String> texts) {
        if (texts != null) {
            component.getConfig().put(field.key(), new ArrayList<>(texts));
        }
    }

    private void flag(ComponentModel component, TriggerField field) {
        Boolean flag = arguments.flag(field.key());
        if (flag != null) {
            component.put(field.key(), flag);
        }
    }

    private void number(ComponentModel component, TriggerField field, int least) {
        Integer number = arguments.number(field.key(), least);
        if (number != null) {
            component.put(field.key(), number);
        }
    }

    private static void put(ComponentModel component, String key, @Nullable String text) {
        if (text == null || text.isBlank()) {
            component.getConfig().remove(key);
        } else {
            component.put(key, text);
        }
    }

    private static boolean isNothing(JsonNode json) {
        return json.isTextual() ? json.asText().isBlank() : json.isObject() && json.isEmpty();
    }

    /** JSON that may have come as a text. */
    private static String text(JsonNode json) {
        return json.isTextual() ? json.asText() : Json.text(json);
    }

    private static void action(ComponentModel component, ActionType type, JsonNode given) {
        JsonNode action = given.isTextual() ? Json.parse(given.asText()).orElse(given) : given;
        if (!action.isObject()) {
            throw new Fault("action", "must be a JSON object");
        }
        action.properties().forEach(each -> {
            // It was read from us, and is sent back.
            if (!each.getKey().equals("secretCount")) {
                ActionMember member = member(type, each.getKey());
                JsonNode value = Mask.restored(each.getValue(), component.get(member.name()));
                put(component, member.name(), kept(member, "action." + each.getKey(), value));
            }
        });
    }

    private static ActionMember member(ActionType type, String name) {
        return type.members().stream()
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
}
