package io.membership.users;

import com.fasterxml.jackson.databind.JsonNode;
import io.membership.api.Json;
import io.membership.users.Member.Column;
import io.membership.users.Member.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a list was left: the sort values of the last user seen. To callers it is opaque text. It is bound to the query
 * it came from, and holds nothing that its holder has not read; a forged one finds no more than a filter would.
 *
 * @param values one per sort key, null for absent; the last is the id
 */
record Cursor(List<@Nullable Object> values) {

    private static final int VERSION = 1;
    private static final int LONGEST = 8192;

    /** The cursor after {@code user} in a query of this signature. */
    static String write(String signature, Sort sort, UserFacts user) {
        String json = Json.text(List.of(VERSION + signature, sort.values(user)));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * @throws QueryException if it is no cursor, or one of another filter, sort or search
     */
    static Cursor read(String text, String signature, Sort sort) {
        JsonNode json = decoded(text);
        if (!json.path(0).asText().equals(VERSION + signature)) {
            throw QueryException.cursor("belongs to another filter, sort or search; begin again without it");
        }
        JsonNode values = json.path(1);
        if (values.size() != sort.keys().size()) {
            throw broken();
        }
        List<@Nullable Object> read = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            read.add(value(sort.keys().get(i), values.get(i)));
        }
        return new Cursor(read);
    }

    private static JsonNode decoded(String text) {
        try {
            byte[] bytes = text.length() > LONGEST
                    ? new byte[0]
                    : Base64.getUrlDecoder().decode(text);
            return Json.parse(new String(bytes, StandardCharsets.UTF_8)).orElseThrow(Cursor::broken);
        } catch (IllegalArgumentException notBase64) {
            throw broken();
        }
    }

    private static @Nullable Object value(Sort.Key key, JsonNode json) {
        boolean instant = key.column().kind() == Kind.INSTANT;
        if (json.isNull() && key.column() != Column.ID) {
            return null;
        } else if (instant && json.isIntegralNumber() && json.canConvertToLong()) {
            return json.longValue();
        } else if (!instant && json.isTextual() && json.textValue().indexOf('\0') < 0) {
            return json.textValue();
        }
        throw broken();
    }

    private static QueryException broken() {
        return QueryException.cursor("is broken; begin again without it");
    }
}
