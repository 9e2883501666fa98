package io.membership.triggers;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Headers that a trigger may send along: none that carry the message or its proof. */
final class Headers {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}");
    private static final Pattern VALUE = Pattern.compile("[\\x20-\\x7E]{0,2000}");
    private static final Set<String> OURS = Set.of(
            "host",
            "content-length",
            "content-type",
            "transfer-encoding",
            "connection",
            "expect",
            "te",
            "trailer",
            "upgrade",
            "traceparent",
            "webhook-id",
            "webhook-timestamp",
            "webhook-signature");

    private Headers() {}

    /** Their names; values may be secrets. */
    static Map<String, String> masked(Map<String, String> headers) {
        Map<String, String> masked = new LinkedHashMap<>();
        headers.keySet().forEach(name -> masked.put(name, Mask.TEXT));
        return masked;
    }

    static void require(String name, JsonNode value) {
        String place = "action.headers." + name;
        if (!NAME.matcher(name).matches() || OURS.contains(name.toLowerCase(Locale.ROOT))) {
            throw new Fault(place, "may not be set");
        }
        if (!value.isTextual() || !VALUE.matcher(value.asText()).matches()) {
            throw new Fault(place, "must be a text of visible characters");
        }
    }
}
