package io.membership.triggers;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.membership.api.Json;
import io.membership.events.Cause;
import io.membership.events.FieldChange;
import io.membership.events.Header;
import io.membership.events.Initiator;
import io.membership.events.MembershipEvent;
import io.membership.events.UserSnapshot;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every type with a JSON Schema of its payload and an example that the same code wrote as what is really sent. */
final class EventCatalogue {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final UUID ID = UUID.fromString("5b1f7c1e-0c8e-4f0f-9d0b-2f6f0c9a7e11");
    private static final Instant TIME = Instant.parse("2027-01-31T08:00:00Z");

    private EventCatalogue() {}

    static List<Map<String, Object>> types() {
        return Arrays.stream(TriggerType.values())
                .map(type -> Map.of(
                        "type", type.toString(),
                        "description", type.meaning(),
                        "version", Payload.VERSION,
                        "schema", schema(type),
                        "example",
                                Json.parse(Payload.sent(example(type, ID, ID.toString(), TIME), Set.of(), null))
                                        .orElseThrow()))
                .toList();
    }

    /** An event that never happened, in full. */
    static ObjectNode example(TriggerType type, UUID id, String realmId, Instant time) {
        Header header =
                new Header(id, time, realmId, new Initiator(id.toString(), "membership-admin", null), Cause.API);
        UserSnapshot former = user(id.toString(), "Ona", "LT", true);
        return Payload.full(type, event(type, header, former));
    }

    private static MembershipEvent event(TriggerType type, Header header, UserSnapshot former) {
        UserSnapshot renamed = user(former.id(), "Ona", "DE", true);
        UserSnapshot disabled = user(former.id(), "Ona", "LT", false);
        List<FieldChange> moved = change("attributes.country", List.of("LT"), List.of("DE"));
        List<FieldChange> off = change("enabled", true, false);
        List<FieldChange> on = change("enabled", false, true);
        return switch (type) {
            case REGISTER -> new MembershipEvent.Registered(header, former);
            case INVITE -> new MembershipEvent.Invited(header, former, null, List.of());
            case UPDATE -> new MembershipEvent.Updated(header, renamed, former, moved);
            case DELETE -> new MembershipEvent.Deleted(header, former);
            case BLOCKED -> new MembershipEvent.Blocked(header, disabled, former, off, "chargeback", null);
            case UNBLOCKED -> new MembershipEvent.Unblocked(header, former, disabled, on);
            case ROLES_CHANGED ->
                new MembershipEvent.RolesChanged(
                        header, former, former, change("roles", List.of(), List.of("Authenticated")));
            case VERIFIED -> new MembershipEvent.Verified(header, former, former, change("emailVerified", false, true));
            case PASSWORD_CHANGED ->
                new MembershipEvent.PasswordChanged(header, former, former, change(FieldChange.PASSWORD, null, null));
            case INVITATION_ACCEPTED ->
                new MembershipEvent.InvitationAccepted(
                        header,
                        former,
                        former,
                        change("attributes.membership.invitedOn", List.of("2027-01-30T08:00:00.000Z"), null));
            case DEACTIVATED -> new MembershipEvent.Deactivated(header, disabled, former, off);
            case LOGIN -> new MembershipEvent.LoggedIn(header, former);
        };
    }

    private static List<FieldChange> change(String field, @Nullable Object former, @Nullable Object current) {
        return List.of(new FieldChange(field, former, current));
    }

    private static UserSnapshot user(String id, String firstName, String country, boolean enabled) {
        return new UserSnapshot(
                id,
                "ona@example.test",
                "ona@example.test",
                true,
                firstName,
                "Kazlauskienė",
                enabled,
                false,
                Instant.parse("2026-12-01T10:15:30Z"),
                Map.of(
                        "country",
                        List.of(country),
                        "tags",
                        List.of("pilot"),
                        "membership.meta",
                        List.of("{\"plan\":\"gold\"}")),
                List.of("Authenticated"),
                List.of());
    }

    /** JSON Schema, draft 2020-12. Members that a trigger's {@code fields} hold back are never required. */
    static ObjectNode schema(TriggerType type) {
        ObjectNode schema = object("id", "type", "version", "time", "projectId", "input");
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        ObjectNode properties = schema.putObject("properties");
        properties.set("id", text());
        properties.putObject("type").put("const", type.toString());
        properties.putObject("version").put("const", Payload.VERSION);
        properties.set("time", text());
        properties.set("projectId", text());
        properties.set("input", input(type));
        return schema;
    }

    private static ObjectNode input(TriggerType type) {
        Stream<String> users = Stream.of(
                        type.hasFormer() && type != TriggerType.INVITE ? "formerUser" : "",
                        type.hasNew() ? "newUser" : "")
                .filter(name -> !name.isEmpty());
        ObjectNode schema = object(Stream.concat(Stream.of("initiator", "triggerType", "changes", "cause"), users)
                .toArray(String[]::new));
        ObjectNode properties = schema.putObject("properties");
        properties.set("initiatorUserId", text());
        ObjectNode initiator = object();
        ObjectNode who = initiator.putObject("properties");
        Stream.of("userId", "clientId", "sessionId").forEach(name -> who.set(name, text()));
        properties.set("initiator", initiator);
        properties.set("template", text());
        properties.putObject("triggerType").put("const", type.toString());
        if (type.hasFormer()) {
            properties.set("formerUser", user());
        }
        if (type.hasNew()) {
            properties.set("newUser", user());
        }
        properties.set("changes", changes());
        ArrayNode causes = properties.putObject("cause").putArray("enum");
        Arrays.stream(Cause.values()).map(Enum::name).forEach(causes::add);
        properties.set("reason", text());
        properties.set("until", text());
        properties.putObject("test").put("const", true);
        return schema;
    }

    private static ObjectNode user() {
        ObjectNode schema = object("id");
        ObjectNode properties = schema.putObject("properties");
        for (UserField field : UserField.values()) {
            properties.set(
                    field.member(),
                    switch (field.kind()) {
                        case TEXT -> text();
                        case FLAG -> NODES.objectNode().put("type", "boolean");
                        case LIST -> texts();
                    });
        }
        properties.set("modifiedOn", text());
        properties.putObject("attributes").put("type", "object").set("additionalProperties", texts());
        return schema;
    }

    private static ObjectNode changes() {
        ObjectNode schema = NODES.objectNode();
        schema.putArray("type").add("array").add("null");
        ObjectNode change = object("field");
        ObjectNode properties = change.putObject("properties");
        properties.set("field", text());
        properties.set("former", value());
        properties.set("current", value());
        schema.set("items", change);
        return schema;
    }

    private static ObjectNode value() {
        ObjectNode schema = NODES.objectNode();
        schema.putArray("type").add("string").add("boolean").add("array").add("null");
        schema.set("items", text());
        return schema;
    }

    private static ObjectNode object(String... required) {
        ObjectNode schema = NODES.objectNode().put("type", "object").put("additionalProperties", false);
        ArrayNode names = schema.putArray("required");
        Arrays.stream(required).forEach(names::add);
        return schema;
    }

    private static ObjectNode text() {
        return NODES.objectNode().put("type", "string");
    }

    private static ObjectNode texts() {
        ObjectNode schema = NODES.objectNode().put("type", "array");
        schema.set("items", text());
        return schema;
    }
}
