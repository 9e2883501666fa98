package io.membership.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The members of a request, from path, query and body together, as CodeMash binds them (reference chapter 1.5): names
 * are case-insensitive, null and the all-zero GUID mean "not given", booleans and numbers may come as text. Every getter
 * refuses a value of another kind with 400 and the member's name.
 */
public final class Arguments {

    /** What a body is called that is an array rather than an object. */
    public static final String ITEMS = "items";

    private static final Set<String> EVERYWHERE = Set.of("projectid", "culturecode", "version", "apikey");

    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{32}");
    private static final Pattern DASHES = Pattern.compile("(.{8})(.{4})(.{4})(.{4})(.{12})");
    private static final Pattern ZERO = Pattern.compile("[0-]+");

    private final Map<String, JsonNode> members = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    /** Adds a member; a later one of the same name wins, null is not given. */
    Arguments put(String name, @Nullable JsonNode value) {
        if (value != null && !value.isNull() && !value.isMissingNode()) {
            members.put(name, value);
        }
        return this;
    }

    /** These arguments and the part of the path that is called {@code name}, which wins over query and body. */
    public Arguments with(String name, String value) {
        return put(name, TextNode.valueOf(value));
    }

    /** The members of a JSON object that is part of a request, or was kept from one. */
    public static Arguments of(JsonNode object) {
        Arguments arguments = new Arguments();
        object.fields().forEachRemaining(member -> arguments.put(member.getKey(), member.getValue()));
        return arguments;
    }

    /** Names of the members that were given, as they were written. */
    public Set<String> names() {
        return Collections.unmodifiableSet(members.keySet());
    }

    /** The same without those that any request may carry beside its own (reference chapter 1.5). */
    public List<String> ownNames() {
        return members.keySet().stream()
                .filter(name -> !EVERYWHERE.contains(name.toLowerCase(Locale.ROOT)))
                .toList();
    }

    /** Whether the member was given at all, be it empty. */
    public boolean has(String name) {
        return members.containsKey(name);
    }

    /** The first member, by name, with a letter beyond U+FFFF somewhere in it, such as an emoji. */
    Optional<String> withRareLetter() {
        return members.entrySet().stream()
                .filter(member ->
                        member.getValue().toString().chars().anyMatch(unit -> Character.isSurrogate((char) unit)))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The member as it came; null if not given. */
    public @Nullable JsonNode json(String name) {
        return members.get(name);
    }

    /** A text; numbers and booleans are taken as their text, since clients pass some through untyped. */
    public @Nullable String text(String name) {
        JsonNode value = members.get(name);
        if (value == null) {
            return null;
        }
        if (!value.isValueNode()) {
            throw ApiException.invalid(name, "notText", name);
        }
        return clean(name, value.asText());
    }

    /** A text of {@code longest} characters at most; null if not given. */
    public @Nullable String text(String name, int longest) {
        String text = text(name);
        if (text != null && text.length() > longest) {
            throw ApiException.invalid(name, "tooLong", name, longest);
        }
        return text;
    }

    /** PostgreSQL cannot store U+0000, and no name or address contains it. */
    private static String clean(String name, String text) {
        if (text.indexOf('\0') >= 0) {
            throw ApiException.invalid(name, "controlCharacter", name);
        }
        return text;
    }

    /** A text that is required and not blank. */
    public String required(String name) {
        String value = text(name);
        if (value == null || value.isBlank()) {
            throw ApiException.missing(name);
        }
        return value;
    }

    /** A text; null if not given or blank. */
    public @Nullable String filled(String name) {
        String value = text(name);
        return value == null || value.isBlank() ? null : value;
    }

    /** An id in dashed or 32-hex form, as Keycloak writes it; the all-zero GUID and a blank are "not given". */
    public @Nullable String id(String name) {
        String value = text(name);
        if (value == null || value.isBlank() || ZERO.matcher(value).matches()) {
            return null;
        }
        return dashed(value);
    }

    /** An id that is required. */
    public String requiredId(String name) {
        String id = id(name);
        if (id == null) {
            throw ApiException.missing(name);
        }
        return id;
    }

    /** A GUID in Keycloak's form (dashed, lower case); any other text as it is, since federated ids look different. */
    public static String dashed(String id) {
        if (HEX.matcher(id).matches()) {
            return DASHES.matcher(id).replaceFirst("$1-$2-$3-$4-$5").toLowerCase(Locale.ROOT);
        }
        return id.length() == 36 ? id.toLowerCase(Locale.ROOT) : id;
    }

    /** A boolean, also as the text true/false/1/0; {@code absent} if not given. */
    public boolean flag(String name, boolean absent) {
        return Optional.ofNullable(flag(name)).orElse(absent);
    }

    /** A boolean, also as the text true/false/1/0; null if not given. */
    public @Nullable Boolean flag(String name) {
        String value = text(name);
        if (value == null || value.isEmpty()) {
            return null;
        }
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw ApiException.invalid(name, "notBoolean", name);
        };
    }

    /** A whole number of at least {@code least}; null if not given. */
    public @Nullable Integer number(String name, int least) {
        String value = text(name);
        if (value == null || value.isEmpty()) {
            return null;
        }
        try {
            int number = Integer.parseInt(value);
            if (number >= least) {
                return number;
            }
        } catch (NumberFormatException notWhole) {
            // refused below, with the same words as a number out of range
        }
        throw ApiException.invalid(name, "notWholeNumber", name, least);
    }

    /** A list of texts, as array, as JSON text or separated by commas (the form of a query); null if not given. */
    public @Nullable List<String> texts(String name) {
        JsonNode value = members.get(name);
        if (value == null) {
            return null;
        }
        if (value.isTextual()) {
            value = Json.parse(value.asText()).filter(JsonNode::isArray).orElse(value);
        }
        List<String> texts = new ArrayList<>();
        if (value.isArray()) {
            for (JsonNode item : value) {
                if (!item.isValueNode() || item.isNull()) {
                    throw ApiException.invalid(name, "notTexts", name);
                }
                texts.add(clean(name, item.asText()));
            }
        } else if (value.isValueNode()) {
            for (String item : clean(name, value.asText()).split(",")) {
                if (!item.isBlank()) {
                    texts.add(item.trim());
                }
            }
        } else {
            throw ApiException.invalid(name, "notTexts", name);
        }
        return texts;
    }
}
