package io.membership.triggers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.membership.api.Json;
import io.membership.events.FieldChange;
import io.membership.events.Header;
import io.membership.events.MembershipEvent;
import io.membership.events.MembershipEvent.Blocked;
import io.membership.events.UserSnapshot;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * JSON of events: in full as the outbox keeps it, and as a receiver gets it (docs/triggers.md). What is kept is a superset
 * of every version that is sent; a change of what is sent is a new version, which triggers choose by themselves.
 */
final class Payload {

    /** The newest version, which new triggers are pinned to. */
    static final int VERSION = 1;

    private static final DateTimeFormatter ISO =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Fields whose changes hold no value: that they changed is all that is ever told. */
    private static final Set<String> SECRET = Set.of(FieldChange.PASSWORD, FieldChange.CREDENTIALS);

    /** What CodeMash's functions know of a user. */
    private static final Set<String> OF_FUNCTIONS =
            Set.of("createdOn", "modifiedOn", "email", "displayName", "firstName", "lastName", "meta");

    /** Types of which CodeMash tells no former user. */
    private static final Set<String> FIRST_SEEN = Set.of("Register", "Invite", "Verified");

    private Payload() {}

    static @Nullable String date(@Nullable Instant instant) {
        return instant == null ? null : ISO.format(instant);
    }

    /** All that is known of an event. */
    static ObjectNode full(TriggerType type, MembershipEvent event) {
        Header header = event.header();
        ObjectNode json = NODES.objectNode();
        json.put("id", header.id().toString());
        json.put("type", type.toString());
        json.put("time", date(header.time()));
        json.put("projectId", header.realmId());
        ObjectNode initiator = json.putObject("initiator");
        put(initiator, "userId", header.initiator().userId());
        put(initiator, "clientId", header.initiator().clientId());
        put(initiator, "sessionId", header.initiator().sessionId());
        json.put("cause", header.cause().name());
        UserSnapshot former = event.former();
        UserSnapshot current = event.current();
        if (former != null) {
            json.set("formerUser", user(former, null));
        }
        if (current != null) {
            json.set("newUser", user(current, type == TriggerType.LOGIN ? null : header.time()));
        }
        json.set("changes", former == null || current == null ? NODES.nullNode() : changes(event.changes()));
        if (event instanceof Blocked blocked) {
            put(json, "reason", blocked.reason());
            put(json, "until", date(blocked.until()));
        }
        return json;
    }

    /** @param modified when he was, as far as this event tells */
    private static ObjectNode user(UserSnapshot user, @Nullable Instant modified) {
        ObjectNode json = NODES.objectNode();
        for (UserField field : UserField.values()) {
            put(json, field.member(), field.of(user));
            if (field == UserField.CREATED_ON) {
                put(json, "modifiedOn", date(modified));
            }
        }
        ObjectNode others = NODES.objectNode();
        user.attributes().forEach((name, values) -> {
            if (UserField.isOther(name)) {
                put(others, name, values);
            }
        });
        if (!others.isEmpty()) {
            json.set("attributes", others);
        }
        return json;
    }

    private static ArrayNode changes(List<FieldChange> changes) {
        ArrayNode json = NODES.arrayNode();
        for (FieldChange change : changes) {
            if (!UserField.isMirror(change.field())) {
                ObjectNode each = json.addObject().put("field", UserField.named(change.field()));
                if (!SECRET.contains(change.field())) {
                    each.set("former", value(UserField.changed(change.field(), change.former())));
                    each.set("current", value(UserField.changed(change.field(), change.current())));
                }
            }
        }
        return json;
    }

    private static void put(ObjectNode json, String name, @Nullable Object value) {
        if (value != null) {
            json.set(name, value(value));
        }
    }

    private static JsonNode value(@Nullable Object value) {
        if (value instanceof List<?> texts) {
            ArrayNode array = NODES.arrayNode();
            texts.forEach(text -> array.add(String.valueOf(text)));
            return array;
        } else if (value instanceof Boolean flag) {
            return NODES.booleanNode(flag);
        }
        return value == null ? NODES.nullNode() : NODES.textNode(value.toString());
    }

    /**
     * What a receiver gets.
     *
     * @param full as {@link #full} made it
     * @param fields that may leave the house; all, if none are named. The id always does
     * @param template text that the receiver wants back with each call, as CodeMash's functions do
     */
    static String sent(JsonNode full, Set<String> fields, @Nullable String template) {
        ObjectNode input = NODES.objectNode();
        JsonNode initiator = full.path("initiator");
        if (initiator.hasNonNull("userId")) {
            input.set("initiatorUserId", initiator.path("userId"));
        }
        input.set("initiator", initiator);
        put(input, "template", template);
        input.set("triggerType", full.path("type"));
        for (String user : List.of("formerUser", "newUser")) {
            if (full.has(user)) {
                input.set(user, reduced(full.path(user), fields));
            }
        }
        input.set("changes", reducedChanges(full.path("changes"), fields));
        input.set("cause", full.path("cause"));
        for (String member : List.of("reason", "until", "test")) {
            if (full.has(member)) {
                input.set(member, full.path(member));
            }
        }
        ObjectNode json = NODES.objectNode();
        json.set("id", full.path("id"));
        json.set("type", full.path("type"));
        json.put("version", VERSION);
        json.set("time", full.path("time"));
        json.set("projectId", full.path("projectId"));
        json.set("input", input);
        return Json.text(json);
    }

    /**
     * What a function gets (reference chapter 5.3): CodeMash's members and no others.
     *
     * @param fields of the user, if others are wanted than those of CodeMash
     */
    static ObjectNode functionInput(JsonNode full, Set<String> fields, @Nullable String template) {
        ObjectNode input = NODES.objectNode();
        JsonNode initiator = full.path("initiator").path("userId");
        if (initiator.isTextual()) {
            input.set("initiatorUserId", initiator);
        }
        put(input, "template", template);
        input.set("triggerType", full.path("type"));
        boolean firstSeen = FIRST_SEEN.contains(full.path("type").asText());
        for (String user : firstSeen ? List.of("newUser") : List.of("formerUser", "newUser")) {
            if (full.has(user)) {
                input.set(user, reduced(full.path(user), fields.isEmpty() ? OF_FUNCTIONS : fields));
            }
        }
        ObjectNode json = NODES.objectNode();
        json.set("projectId", full.path("projectId"));
        json.set("input", input);
        if (full.has("test")) {
            json.set("test", full.path("test"));
        }
        return json;
    }

    /** A user with these fields only; with all, if none are named. */
    static JsonNode reduced(JsonNode user, Set<String> fields) {
        if (fields.isEmpty()) {
            return user;
        }
        ObjectNode json = NODES.objectNode();
        for (Map.Entry<String, JsonNode> member : user.properties()) {
            if (member.getKey().equals("attributes")) {
                ObjectNode others = NODES.objectNode();
                member.getValue().properties().forEach(other -> {
                    if (leaves("attributes." + other.getKey()).test(fields)) {
                        others.set(other.getKey(), other.getValue());
                    }
                });
                if (!others.isEmpty()) {
                    json.set("attributes", others);
                }
            } else if (leaves(member.getKey()).test(fields)) {
                json.set(member.getKey(), member.getValue());
            }
        }
        return json;
    }

    /** Changes of these fields only; of all, if none are named. */
    static JsonNode reducedChanges(JsonNode changes, Set<String> fields) {
        if (fields.isEmpty() || !changes.isArray()) {
            return changes;
        }
        ArrayNode json = NODES.arrayNode();
        changes.forEach(change -> {
            String field = change.path("field").asText();
            if (SECRET.contains(field) || leaves(field).test(fields)) {
                json.add(change);
            }
        });
        return json;
    }

    private static Predicate<Set<String>> leaves(String field) {
        return fields -> field.equals("id")
                || fields.contains(field)
                || (field.startsWith("attributes.") && fields.contains("attributes"));
    }
}
