package io.membership.api;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.keycloak.common.util.Time;

/** The time as Keycloak has it, which is what its tokens live by: real, unless a test moves it. */
public final class ServerClock extends Clock {

    private static final ServerClock UTC = new ServerClock();

    private ServerClock() {}

    public static Clock utc() {
        return UTC;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("it tells instants only");
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(Time.currentTimeMillis());
    }
}
