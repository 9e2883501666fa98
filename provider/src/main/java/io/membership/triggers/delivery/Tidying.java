package io.membership.triggers.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** What has to be done now and then: forget what is old, and give up receivers that never answer. */
final class Tidying {

    private static final Duration OFTEN = Duration.ofMinutes(1);

    /** Who went longer ago than this, and had news waiting until now, is forgotten a little later. */
    private static final Duration SELDOM = Duration.ofHours(1);

    private static final int REMOVED_AT_ONCE = 500;

    /** So many batches in a row at most: nobody waits for it, and everybody would feel it. */
    private static final int BATCHES = 20;

    private final Transactions transactions;
    private final WorkerOptions options;
    private Instant next = Instant.EPOCH;
    private Instant nextThorough = Instant.EPOCH;

    Tidying(Transactions transactions, WorkerOptions options) {
        this.transactions = transactions;
        this.options = options;
    }

    /** A clock that was set back must not put it off. */
    private static boolean isDue(Instant time, Instant now, Duration pause) {
        return !now.isBefore(time) || time.isAfter(now.plus(pause));
    }

    /** Does it if it is time. */
    void run(Instant now) {
        if (!isDue(next, now, OFTEN)) {
            return;
        }
        next = now.plus(OFTEN);
        Instant oldest = now.minus(options.retention());
        inBatches(desk -> desk.retention().removeBefore(oldest, REMOVED_AT_ONCE));
        inBatches(desk -> desk.shown().removeBefore(oldest, REMOVED_AT_ONCE));
        boolean thorough = isDue(nextThorough, now, SELDOM);
        nextThorough = thorough ? now.plus(SELDOM) : nextThorough;
        // Twice the time, lest somebody falls between two thorough ones.
        Instant gone = thorough ? oldest : now.minus(SELDOM.multipliedBy(2));
        transactions.run(desk -> desk.retention().forgetTheGone(Occurrence.DELETION, gone, REMOVED_AT_ONCE));
        transactions.run(desk -> {
            List<Retention.Failing> failing = desk.retention().failingSince(now.minus(options.giveUp()));
            failing.forEach(each -> desk.triggers().disable(each.realmId(), each.triggerId(), "failing"));
            return failing.size();
        });
    }

    private void inBatches(Function<Transactions.Desk, Integer> removal) {
        for (int batch = 0; batch < BATCHES; batch++) {
            if (transactions.run(removal) < REMOVED_AT_ONCE) {
                break;
            }
        }
    }
}
