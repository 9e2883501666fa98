package io.membership.triggers.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * When to try again.
 *
 * @param delays before the first, second, third… attempt; as many as there are attempts
 * @param chance 0 to 1: each delay is longer by up to a fifth, so that what failed together does not return together
 */
public record Backoff(List<Duration> delays, DoubleSupplier chance) {

    private static final double JITTER = 0.2;

    public Backoff {
        delays = List.copyOf(delays);
    }

    /** The pause after {@code attempts} that failed; empty if that was the last. */
    Optional<Duration> after(int attempts) {
        if (attempts >= delays.size()) {
            return Optional.empty();
        }
        long millis = delays.get(attempts).toMillis();
        return Optional.of(Duration.ofMillis(Math.round(millis * (1 + JITTER * chance.getAsDouble()))));
    }
}
