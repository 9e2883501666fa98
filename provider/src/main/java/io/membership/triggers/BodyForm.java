package io.membership.triggers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.membership.api.Json;
import io.membership.triggers.delivery.HttpCall;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How a gateway wants its members. The template is JSON either way and its texts are filled one by one, before they are
 * written: whatever a name or a message holds, it stays inside its member.
 */
enum BodyForm {
    JSON(HttpCall.JSON) {
        @Override
        String write(JsonNode template, UnaryOperator<String> filling) {
            return Json.text(filled(template, filling));
        }
    },
    FORM(HttpCall.FORM) {
        @Override
        String write(JsonNode template, UnaryOperator<String> filling) {
            List<String> pairs = new ArrayList<>();
            template.properties().forEach(member -> {
                Iterable<JsonNode> values =
                        member.getValue().isArray() ? member.getValue() : List.of(member.getValue());
                values.forEach(
                        value -> pairs.add(encoded(member.getKey()) + "=" + encoded(filling.apply(value.asText()))));
            });
            return String.join("&", pairs);
        }
    };

    private final String contentType;

    BodyForm(String contentType) {
        this.contentType = contentType;
    }

    /** @throws Fault if there is none of this name */
    static BodyForm named(@Nullable String name) {
        try {
            return name == null ? JSON : valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new Fault("action.format", "must be json or form");
        }
    }

    String contentType() {
        return contentType;
    }

    abstract String write(JsonNode template, UnaryOperator<String> filling);

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The same JSON with its texts filled. */
    static JsonNode filled(JsonNode template, UnaryOperator<String> filling) {
        if (template.isObject()) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            template.properties().forEach(each -> object.set(each.getKey(), filled(each.getValue(), filling)));
            return object;
        } else if (template.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            template.forEach(each -> array.add(filled(each, filling)));
            return array;
        }
        return template.isTextual() ? JsonNodeFactory.instance.textNode(filling.apply(template.asText())) : template;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
