package io.membership.triggers;

import io.membership.api.ApiException;
import io.membership.api.Arguments;
import io.membership.triggers.delivery.Sequence;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** From when to when: {@code from} and {@code to} (now, if left out), or the last {@code days}. */
record TimeRange(Instant from, Instant to) {

    private static final int DAYS = 7;

    static TimeRange of(Arguments arguments, Instant now) {
        Integer days = arguments.number("days", 1);
        Instant from = instant(arguments, "from");
        Instant to = instant(arguments, "to");
        Instant end = to == null ? now : to;
        return new TimeRange(from == null ? end.minus(Duration.ofDays(days == null ? DAYS : days)) : from, end);
    }

    private static @Nullable Instant instant(Arguments arguments, String name) {
        String text = arguments.filled(name);
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException malformed) {
            throw ApiException.invalid(name, "notInstant", name);
        }
    }

    long first() {
        return Sequence.at(from.toEpochMilli());
    }

    long end() {
        return Sequence.at(to.toEpochMilli() + 1);
    }
}
