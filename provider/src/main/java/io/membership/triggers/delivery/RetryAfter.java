package io.membership.triggers.delivery;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** The header of that name: seconds, or a date of HTTP. */
final class RetryAfter {

    /** A receiver that asks for a year is not obeyed. */
    private static final Duration LONGEST = Duration.ofDays(1);

    private RetryAfter() {}

    static @Nullable Duration of(String value, Instant now) {
        String text = value.trim();
        Duration asked;
        if (text.matches("[0-9]{1,9}")) {
            asked = Duration.ofSeconds(Long.parseLong(text));
        } else {
            try {
                asked = Duration.between(now, DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from));
            } catch (DateTimeException absentOrMalformed) {
                return null;
            }
        }
        if (asked.isNegative()) {
            return null;
        }
        return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
    }
}
