package io.membership.triggers;

import com.fasterxml.jackson.databind.JsonNode;
import io.membership.api.Json;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A text with tokens, in one language or several. @param byLanguage lower-case tags; empty for the only one */
record Wording(Map<String, String> byLanguage) {

    private static final int LONGEST = 2000;

    /** A text, or an object of texts by language. @throws Fault if it is neither, or has a token that there is not */
    static Optional<Wording> of(Stored stored, ActionMember member) {
        String text = stored.text(member.name());
        if (text == null) {
            return Optional.empty();
        }
        String place = "action." + member.name();
        Map<String, String> texts = new LinkedHashMap<>();
        Optional<JsonNode> object = Json.parse(text).filter(JsonNode::isObject);
        object.ifPresent(json -> json.properties()
                .forEach(each ->
                        texts.put(tag(each.getKey()), checked(each.getValue().asText(), place + "." + each.getKey()))));
        if (object.isEmpty()) {
            texts.put("", checked(text, place));
        } else if (texts.isEmpty()) {
            throw new Fault(place, "has no text");
        }
        return Optional.of(new Wording(texts));
    }

    private static String tag(String language) {
        return language.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String checked(String text, String place) {
        if (text.isBlank() || text.length() > LONGEST) {
            throw new Fault(place, "must be a text of " + LONGEST + " characters at most");
        }
        Filling.check(text, place);
        return text;
    }

    Object view() {
        return byLanguage.containsKey("") ? byLanguage.get("") : byLanguage;
    }

    /** In the first of these languages that there is, else in the first there is. */
    String in(@Nullable String... languages) {
        for (String language : languages) {
            if (language != null) {
                String tag = tag(language);
                String found = byLanguage.getOrDefault(tag, byLanguage.get(tag.split("-")[0]));
                if (found != null) {
                    return found;
                }
            }
        }
        return byLanguage.values().iterator().next();
    }
}
