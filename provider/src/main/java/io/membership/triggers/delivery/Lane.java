package io.membership.triggers.delivery;

import io.membership.triggers.delivery.Outcome.Verdict;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One trigger's way to its receiver, as this node sees it. It widens while the receiver confirms and narrows while it
 * fails, so that one that hangs costs the others nothing; after several failures in a row nothing is sent for a while,
 * and then one delivery to see whether it is back.
 */
final class Lane {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final int FIRST_WIDTH = 2;

    private final String realmId;
    private final String triggerId;
    private final int most;
    private final int failuresToPause;
    private int width;
    private int underway;
    private int failures;
    private Instant pausedOn = Instant.EPOCH;
    private Duration pause = Duration.ZERO;
    private boolean awake = true;

    /**
     * @param most deliveries at once
     * @param failuresToPause in a row, after which nothing is sent for a while
     */
    Lane(String realmId, String triggerId, int most, int failuresToPause) {
        this.realmId = realmId;
        this.triggerId = triggerId;
        this.most = most;
        this.failuresToPause = failuresToPause;
        this.width = Math.min(FIRST_WIDTH, most);
    }

    String realmId() {
        return realmId;
    }

    String triggerId() {
        return triggerId;
    }

    /** There may be something to send. */
    void wake() {
        awake = true;
    }

    /** There is nothing to send until somebody wakes it. */
    void sleep() {
        awake = false;
    }

    boolean isAwake() {
        return awake;
    }

    boolean isIdle() {
        return underway == 0;
    }

    /** How many may be sent now. */
    int room(Instant now) {
        if (isPaused(now)) {
            return 0;
        }
        return Math.max(0, (failures >= failuresToPause ? 1 : width) - underway);
    }

    void started() {
        underway++;
    }

    void finished(Outcome outcome, Instant now) {
        underway--;
        awake = true;
        if (outcome.verdict() == Verdict.UNREACHABLE) {
            failures++;
            width = Math.max(1, width / 2);
            if (failures >= failuresToPause) {
                pause(now, longer(pause));
            }
            if (outcome.retryAfter() != null && outcome.retryAfter().compareTo(pause) > 0) {
                pause(now, outcome.retryAfter());
            }
        } else {
            failures = 0;
            pause = Duration.ZERO;
            width = Math.min(most, width * 2);
        }
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.isZero() ? FIRST_PAUSE : pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
    }

    private void pause(Instant now, Duration length) {
        pausedOn = now;
        pause = length;
    }

    /** When the pause ends; null if there is none. */
    @Nullable Instant pausedUntil(Instant now) {
        return isPaused(now) ? pausedOn.plus(pause) : null;
    }

    /** A clock that was set back ends a pause rather than prolonging it. */
    private boolean isPaused(Instant now) {
        return !now.isBefore(pausedOn) && now.isBefore(pausedOn.plus(pause));
    }
}
