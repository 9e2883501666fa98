package io.membership.triggers;

import com.fasterxml.jackson.databind.JsonNode;
import io.membership.api.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.MultivaluedHashMap;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.RealmModel;

/**
 * What a realm wants to be told of, and how.
 *
 * @param condition as it was written; null for none
 * @param fields of the user that may leave the house; empty for all
 * @param enabledOn since when it has been enabled, if it ever was disabled
 */
record Trigger(
        String id,
        String name,
        Set<TriggerType> types,
        boolean disabled,
        @Nullable String disabledReason,
        @Nullable Instant enabledOn,
        int order,
        boolean breakOnError,
        @Nullable String condition,
        Condition parsed,
        Set<String> fields,
        int version,
        Webhook webhook) {

    /** The one kind of action that is served. */
    static final String ACTION_TYPE = "Webhooks";

    private static final Logger LOG = Logger.getLogger(Trigger.class);
    private static final int MOST_SECRETS = 5;

    /** @param secrets as they are stored: those of the vault by name */
    record Webhook(
            String url,
            List<String> secrets,
            Map<String, String> headers,
            @Nullable String template) {}

    /** The triggers of a realm, in their order. One that cannot be read must not stop the changes of users. */
    static List<Trigger> of(RealmModel realm) {
        return realm.getComponentsStream(realm.getId(), MembershipTrigger.class.getName())
                .flatMap(component -> readable(realm, component).stream())
                .sorted((a, b) -> a.order != b.order ? Integer.compare(a.order, b.order) : a.name.compareTo(b.name))
                .toList();
    }

    private static Optional<Trigger> readable(RealmModel realm, ComponentModel component) {
        try {
            return Optional.of(of(component));
        } catch (Fault broken) {
            LOG.warnf("Trigger %s in realm %s: %s", component.getId(), realm.getId(), broken.getMessage());
            return Optional.empty();
        }
    }

    static Optional<Trigger> find(RealmModel realm, String id) {
        return component(realm, id).map(Trigger::of);
    }

    static Optional<ComponentModel> component(RealmModel realm, String id) {
        return Optional.ofNullable(realm.getComponent(id))
                .filter(component -> MembershipTrigger.class.getName().equals(component.getProviderType()));
    }

    /** @throws Fault if it cannot be a trigger */
    static Trigger of(ComponentModel component) {
        Config config = new Config(component.getConfig());
        String name = component.getName() == null ? "" : component.getName();
        if (name.isBlank() || name.length() > 255) {
            throw new Fault("name", "is required and may have 255 characters at most");
        }
        String condition = config.text(TriggerField.CONDITION);
        int version = config.number(TriggerField.VERSION, Payload.VERSION);
        if (version != Payload.VERSION) {
            throw new Fault("version", "must be " + Payload.VERSION);
        }
        return new Trigger(
                component.getId() == null ? "" : component.getId(),
                name,
                types(config.texts(TriggerField.TYPES)),
                config.flag(TriggerField.DISABLED),
                config.text(TriggerField.DISABLED_REASON),
                config.instant(TriggerField.ENABLED_ON),
                config.number(TriggerField.ORDER, 0),
                config.flag(TriggerField.BREAK_ON_ERROR),
                condition,
                condition == null ? Condition.ALWAYS : Condition.parse(condition),
                fields(config.texts(TriggerField.FIELDS)),
                version,
                webhook(config));
    }

    private static Set<TriggerType> types(List<String> names) {
        // Sorted, since a component keeps no order.
        Set<TriggerType> types = new TreeSet<>();
        for (String name : names) {
            types.add(TriggerType.named(name).orElseThrow(() -> new Fault("types", "has no such type: " + name)));
        }
        if (types.isEmpty()) {
            throw new Fault("types", "must name one type at least");
        }
        return types;
    }

    private static Set<String> fields(List<String> names) {
        Set<String> fields = new TreeSet<>();
        for (String name : names) {
            fields.add(
                    UserField.known(name).orElseThrow(() -> new Fault("fields", "names no field of a user: " + name)));
        }
        return fields;
    }

    private static Webhook webhook(Config config) {
        String url = config.text(TriggerField.URL);
        if (url == null) {
            throw new Fault("action.url", "is required");
        }
        List<String> secrets = secrets(config.text(TriggerField.SECRETS));
        if (secrets.isEmpty() || secrets.size() > MOST_SECRETS) {
            throw new Fault("action.secrets", "must be one to five secrets");
        }
        if (!secrets.stream().allMatch(Secrets::isSecret)) {
            throw new Fault("action.secret", "must be whsec_ and base64 of 24 to 64 bytes, or ${vault.name}");
        }
        return new Webhook(
                url, secrets, headers(config.text(TriggerField.HEADERS)), config.text(TriggerField.TEMPLATE));
    }

    static List<String> secrets(@Nullable String stored) {
        return stored == null ? List.of() : List.of(stored.trim().split(" +"));
    }

    private static Map<String, String> headers(@Nullable String text) {
        Map<String, String> headers = new LinkedHashMap<>();
        if (text != null) {
            JsonNode json = Json.parse(text)
                    .filter(JsonNode::isObject)
                    .orElseThrow(() -> new Fault("action.headers", "must be an object of texts"));
            json.properties().forEach(header -> {
                Headers.require(header.getKey(), header.getValue());
                headers.put(header.getKey(), header.getValue().asText());
            });
        }
        return headers;
    }

    /** Whether it fires for an event, be it disabled or not. */
    boolean wants(TriggerType type, JsonNode event) {
        return types.contains(type) && parsed.holdsFor(event);
    }

    /** A component's texts; what is empty is not there. */
    private record Config(MultivaluedHashMap<String, String> values) {

        List<String> texts(TriggerField field) {
            List<String> texts = new ArrayList<>(values.getOrDefault(field.key(), List.of()));
            texts.removeIf(text -> text == null || text.isBlank());
            return texts;
        }

        @Nullable String text(TriggerField field) {
            return texts(field).stream().findFirst().orElse(null);
        }

        boolean flag(TriggerField field) {
            String text = text(field);
            if (text != null && !text.equals("true") && !text.equals("false")) {
                throw new Fault(field.key(), "must be true or false");
            }
            return "true".equals(text);
        }

        int number(TriggerField field, int absent) {
            String text = text(field);
            try {
                return text == null ? absent : Integer.parseInt(text);
            } catch (NumberFormatException notWhole) {
                throw new Fault(field.key(), "must be a whole number");
            }
        }

        @Nullable Instant instant(TriggerField field) {
            String text = text(field);
            try {
                return text == null ? null : Instant.parse(text);
            } catch (DateTimeException malformed) {
                throw new Fault(field.key(), "must be an instant");
            }
        }
    }
}
