package io.membership.triggers;

import com.fasterxml.jackson.databind.JsonNode;
import io.membership.api.Json;
import io.membership.events.Cause;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/**
 * When a trigger fires, beside its types: a JSON object all of whose members have to hold (docs/triggers.md). It is asked
 * of an event as {@link Payload#full} writes it, so that what is rehearsed is what would be sent.
 */
final class Condition {

    static final Condition ALWAYS = new Condition(event -> true);

    private static final int LONGEST = 4000;

    private final Predicate<JsonNode> holds;

    private Condition(Predicate<JsonNode> holds) {
        this.holds = holds;
    }

    boolean holdsFor(JsonNode event) {
        return holds.test(event);
    }

    /** @throws Fault with the place of what is wrong, such as {@code condition.any[1].cause} */
    static Condition parse(String text) {
        if (text.length() > LONGEST) {
            throw new Fault("condition", "may have " + LONGEST + " characters at most");
        }
        return new Condition(
                object("condition", Json.parse(text).orElseThrow(() -> new Fault("condition", "must be valid JSON"))));
    }

    private static Predicate<JsonNode> object(String place, JsonNode json) {
        if (!json.isObject()) {
            throw new Fault(place, "must be a JSON object");
        }
        List<Predicate<JsonNode>> members = new ArrayList<>();
        for (Map.Entry<String, JsonNode> member : json.properties()) {
            members.add(member(place + "." + member.getKey(), member.getKey(), member.getValue()));
        }
        return event -> members.stream().allMatch(each -> each.test(event));
    }

    private static Predicate<JsonNode> member(String place, String name, JsonNode json) {
        return switch (name) {
            case "all" -> {
                List<Predicate<JsonNode>> all = list(place, json);
                yield event -> all.stream().allMatch(each -> each.test(event));
            }
            case "any" -> {
                List<Predicate<JsonNode>> any = list(place, json);
                yield event -> any.stream().anyMatch(each -> each.test(event));
            }
            case "not" -> object(place, json).negate();
            case "changed" -> changed(place, json);
            case "former" -> values(place, "formerUser", json);
            case "current" -> values(place, "newUser", json);
            case "role" -> userHas(place, "roles", json);
            case "tag" -> userHas(place, "tags", json);
            case "userType" -> userHas(place, "type", json);
            case "cause" -> {
                List<String> causes = causes(place, json);
                yield event -> causes.contains(event.path("cause").asText());
            }
            case "client" -> {
                List<String> clients = texts(place, json);
                yield event -> clients.contains(event.at("/initiator/clientId").asText());
            }
            default -> throw new Fault(place, "is no condition");
        };
    }

    private static List<Predicate<JsonNode>> list(String place, JsonNode json) {
        if (!json.isArray() || json.isEmpty()) {
            throw new Fault(place, "must be a list of conditions");
        }
        List<Predicate<JsonNode>> conditions = new ArrayList<>();
        for (int i = 0; i < json.size(); i++) {
            conditions.add(object(place + "[" + i + "]", json.get(i)));
        }
        return conditions;
    }

    private static Predicate<JsonNode> changed(String place, JsonNode json) {
        List<String> fields =
                texts(place, json).stream().map(name -> field(place, name)).toList();
        return event -> StreamSupport.stream(event.path("changes").spliterator(), false)
                .map(change -> change.path("field").asText())
                .anyMatch(field ->
                        fields.contains(field) || (field.startsWith("attributes.") && fields.contains("attributes")));
    }

    private static String field(String place, String name) {
        if (name.equals("password") || name.equals("credentials")) {
            return name;
        }
        return UserField.known(name).orElseThrow(() -> new Fault(place, "names no field of a user: " + name));
    }

    private static Predicate<JsonNode> values(String place, String user, JsonNode json) {
        if (!json.isObject()) {
            throw new Fault(place, "must be an object of fields and their values");
        }
        List<Predicate<JsonNode>> all = new ArrayList<>();
        for (Map.Entry<String, JsonNode> member : json.properties()) {
            String name = field(place + "." + member.getKey(), member.getKey());
            List<JsonNode> wanted = scalars(place + "." + member.getKey(), member.getValue());
            String pointer = "/" + user + "/"
                    + (name.startsWith("attributes.")
                            ? "attributes/" + escaped(name.substring("attributes.".length()))
                            : name);
            all.add(event -> event.has(user) && isOneOf(event.at(pointer), wanted));
        }
        return event -> all.stream().allMatch(each -> each.test(event));
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static List<JsonNode> scalars(String place, JsonNode json) {
        List<JsonNode> values = new ArrayList<>();
        if (json.isArray()) {
            json.forEach(values::add);
        } else {
            values.add(json);
        }
        if (values.isEmpty() || values.stream().anyMatch(JsonNode::isContainerNode)) {
            throw new Fault(place, "must be a value or a list of values");
        }
        return values;
    }

    /** A list has a value if one of its items is it; what is not there is null. */
    private static boolean isOneOf(JsonNode found, List<JsonNode> wanted) {
        if (found.isArray()) {
            return StreamSupport.stream(found.spliterator(), false).anyMatch(item -> isOneOf(item, wanted));
        }
        return wanted.stream()
                .anyMatch(value -> value.isNull()
                        ? found.isMissingNode() || found.isNull()
                        : found.isValueNode() && found.asText().equals(value.asText()));
    }

    private static Predicate<JsonNode> userHas(String place, String member, JsonNode json) {
        List<JsonNode> wanted = scalars(place, json);
        return event ->
                isOneOf((event.has("newUser") ? event.path("newUser") : event.path("formerUser")).path(member), wanted);
    }

    private static List<String> causes(String place, JsonNode json) {
        List<String> known = Arrays.stream(Cause.values()).map(Enum::name).toList();
        return texts(place, json).stream()
                .map(cause -> cause.toUpperCase(Locale.ROOT))
                .peek(cause -> {
                    if (!known.contains(cause)) {
                        throw new Fault(place, "names no cause: " + cause);
                    }
                })
                .toList();
    }

    private static List<String> texts(String place, JsonNode json) {
        return scalars(place, json).stream().map(JsonNode::asText).toList();
    }
}
