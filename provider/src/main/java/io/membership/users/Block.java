package io.membership.users;

import io.membership.api.ApiException;
import io.membership.api.Arguments;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * A request to block; all of it beyond CodeMash and optional.
 *
 * @param reason why, 255 characters at most; shown to administrators
 * @param until when the block ends by itself; null for never
 */
record Block(@Nullable String reason, @Nullable Instant until) {

    private static final int LONGEST_REASON = 255;

    static Block of(Arguments arguments, Instant now) {
        String reason = arguments.text("reason", LONGEST_REASON);
        String until = arguments.text("until");
        return new Block(
                reason == null || reason.isBlank() ? null : reason,
                until == null || until.isBlank() ? null : until(until, now));
    }

    private static Instant until(String text, Instant now) {
        try {
            Instant until = Instant.parse(text);
            // Year 9999 is the last that the fixed form of our dates can hold.
            if (until.isAfter(now) && until.isBefore(Instant.parse("9999-12-31T00:00:00Z"))) {
                return until;
            }
        } catch (DateTimeParseException malformed) {
            throw ApiException.invalid("until", "notInstant", "until");
        }
        throw ApiException.invalid("until", "notInFuture", "until");
    }
}
