package io.membership.triggers;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
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
        TriggerAction action) {

    private static final Logger LOG = Logger.getLogger(Trigger.class);

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
        Stored config = new Stored(component.getConfig());
        String name = component.getName() == null ? "" : component.getName();
        if (name.isBlank() || name.length() > 255) {
            throw new Fault("name", "is required and may have 255 characters at most");
        }
        String condition = config.text(TriggerField.CONDITION.key());
        int version = config.number(TriggerField.VERSION.key(), Payload.VERSION);
        if (version != Payload.VERSION) {
            throw new Fault("version", "must be " + Payload.VERSION);
        }
        return new Trigger(
                component.getId() == null ? "" : component.getId(),
                name,
                types(config.texts(TriggerField.TYPES.key())),
                config.flag(TriggerField.DISABLED.key()),
                config.text(TriggerField.DISABLED_REASON.key()),
                config.instant(TriggerField.ENABLED_ON.key()),
                config.number(TriggerField.ORDER.key(), 0),
                config.flag(TriggerField.BREAK_ON_ERROR.key()),
                condition,
                condition == null ? Condition.ALWAYS : Condition.parse(condition),
                fields(config.texts(TriggerField.FIELDS.key())),
                version,
                ActionType.of(component).read(config));
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

    /** Whether it fires for an event, be it disabled or not. */
    boolean wants(TriggerType type, JsonNode event) {
        return types.contains(type) && parsed.holdsFor(event);
    }
}
