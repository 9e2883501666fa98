package io.membership.triggers.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that goes when it is told to. */
final class TestClock extends Clock {

    private Instant now = Instant.parse("2027-01-01T00:00:00Z");

    /** Goes forward, or back if negative. */
    Instant go(Duration time) {
        now = now.plus(time);
        return now;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
