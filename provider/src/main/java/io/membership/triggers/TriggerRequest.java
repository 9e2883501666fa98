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
            ActionMembers.put(
                    component,
                    TriggerField.CONDITION.key(),
                    ActionMembers.isNothing(condition) ? null : ActionMembers.text(condition));
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

    private static void action(ComponentModel component, ActionType type, JsonNode given) {
        JsonNode action = given.isTextual() ? Json.parse(given.asText()).orElse(given) : given;
        if (!action.isObject()) {
            throw new Fault("action", "must be a JSON object");
        }
        ActionMembers.write(action, type.members(), component, component);
    }
}
