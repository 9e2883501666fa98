package io.membership.users;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what a filter compares a member with. */
final class Operand {

    private static final Pattern BARE_ID =
            Pattern.compile("(\\p{XDigit}{8})(\\p{XDigit}{4})(\\p{XDigit}{4})(\\p{XDigit}{4})(\\p{XDigit}{12})");
    private static final Pattern DASHED_ID = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private static final String SPECIAL = ".*+?()[]{}|^$";

    /** Beyond this many zeros a number is written with an exponent, so that {@code 1e999999999} stays short. */
    private static final int MOST_ZEROS = 30;

    private Operand() {}

    /** Text, milliseconds, status or type, as {@link Member#values} gives it. */
    static Comparable<?> read(Member member, JsonNode json) {
        return switch (member.kind()) {
            case ID -> id(text(member, json));
            case TEXT -> text(member, json);
            case FOLDED -> text(member, json).toLowerCase(Locale.ROOT);
            case INSTANT -> instant(member, json);
            case STATUS -> named(member, UserStatus.named(text(member, json)), UserStatus.values());
            case TYPE -> named(member, UserType.named(text(member, json)), UserType.values());
            case META ->
                storable(member, metaText(json).orElseThrow(() -> refused(member, "a text, number or boolean")));
        };
    }

    /**
     * The text under which a searchable meta value is stored and asked for: text as it is, numbers so that {@code 1},
     * {@code 1.0} and {@code 1e0} are one. Empty for null, lists and objects, which cannot be searched.
     */
    static Optional<String> metaText(JsonNode json) {
        if (json.isNumber()) {
            BigDecimal number = json.decimalValue().stripTrailingZeros();
            return Optional.of(
                    Math.abs((long) number.scale()) > MOST_ZEROS ? number.toString() : number.toPlainString());
        }
        return json.isTextual() || json.isBoolean() ? Optional.of(json.asText()) : Optional.empty();
    }

    /** The beginning that a {@code $regex} asks for: a trailing {@code .*} changes nothing, the rest is plain. */
    static String prefix(JsonNode json) {
        String pattern = json.isTextual() ? json.textValue() : "";
        if (!pattern.startsWith("^")) {
            throw noPrefix();
        }
        int end = pattern.endsWith(".*") && !pattern.endsWith("\\.*") ? pattern.length() - 2 : pattern.length();
        StringBuilder prefix = new StringBuilder();
        for (int i = 1; i < end; i++) {
            char next = pattern.charAt(i);
            boolean escaped = next == '\\' && i + 1 < end && !Character.isLetterOrDigit(pattern.charAt(i + 1));
            if (escaped) {
                next = pattern.charAt(++i);
            } else if (next == '\\' || next == '\0' || SPECIAL.indexOf(next) >= 0) {
                throw noPrefix();
            }
            prefix.append(next);
        }
        return prefix.toString();
    }

    private static QueryException noPrefix() {
        return QueryException.filter(
                "$regex",
                "must be ^ and then plain characters (\\ before punctuation): only the beginning is searched");
    }

    /** Ids are given dashed or as 32 digits; a federated user's is neither and stays as it is. */
    private static String id(String text) {
        var bare = BARE_ID.matcher(text);
        String dashed = bare.matches() ? bare.replaceFirst("$1-$2-$3-$4-$5") : text;
        return DASHED_ID.matcher(dashed).matches() ? dashed.toLowerCase(Locale.ROOT) : dashed;
    }

    private static String text(Member member, JsonNode json) {
        if (!json.isTextual()) {
            throw refused(member, "a text");
        }
        return storable(member, json.textValue());
    }

    /** PostgreSQL refuses the character 0 in any text, so that no value can hold one. */
    private static String storable(Member member, String text) {
        if (text.indexOf('\0') >= 0) {
            throw QueryException.filter(member.label(), "is compared with a text that contains the character 0");
        }
        return text;
    }

    private static Long instant(Member member, JsonNode json) {
        boolean extended = json.isObject() && json.size() == 1 && json.has("$date");
        JsonNode date = extended ? json.get("$date") : json;
        if (extended && date.isIntegralNumber() && date.canConvertToLong()) {
            return date.longValue();
        }
        try {
            return millis(date.isTextual() ? date.textValue() : "");
        } catch (DateTimeException | ArithmeticException unreadable) {
            throw refused(member, "a date such as 2024-01-31T15:30:00.000Z");
        }
    }

    private static long millis(String text) {
        if (text.indexOf('T') < 0) {
            return LocalDate.parse(text)
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant()
                    .toEpochMilli();
        }
        TemporalAccessor parsed =
                DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
        OffsetDateTime time =
                parsed instanceof LocalDateTime local ? local.atOffset(ZoneOffset.UTC) : OffsetDateTime.from(parsed);
        return time.toInstant().toEpochMilli();
    }

    private static <E extends Enum<E>> E named(Member member, @Nullable E found, E[] all) {
        if (found == null) {
            throw refused(member, "one of " + Arrays.toString(all));
        }
        return found;
    }

    private static QueryException refused(Member member, String wanted) {
        return QueryException.filter(member.label(), "must be compared with " + wanted);
    }
}
