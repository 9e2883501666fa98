package io.membership.triggers.delivery;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Numbers that grow with time, also within a millisecond. Those of one node never fall, whatever its clock does; those of
 * two nodes are in order as far as their clocks agree.
 */
public final class Sequence {

    private static final int FRACTION = 16;

    private final Clock clock;
    private final AtomicLong last = new AtomicLong();

    public Sequence(Clock clock) {
        this.clock = clock;
    }

    long next() {
        long now = at(clock.millis());
        return last.updateAndGet(previous -> Math.max(previous + 1, now));
    }

    /** The first number of a millisecond. */
    public static long at(long millis) {
        return millis << FRACTION;
    }

    /** The millisecond of a number. */
    public static long millis(long number) {
        return number >> FRACTION;
    }
}
