package io.membership.triggers.delivery;

import java.time.Instant;
import java.util.List;

/** What has to be done now and then: forget what is old, and give up receivers that never answer. */
record Tidying(Transactions transactions, WorkerOptions options) {

    private static final int REMOVED_AT_ONCE = 500;

    /** So many batches in a row at most: nobody waits for it, and everybody would feel it. */
    private static final int BATCHES = 20;

    void run(Instant now) {
        Instant oldest = now.minus(options.retention());
        for (int batch = 0; batch < BATCHES; batch++) {
            if (transactions.run(desk -> desk.retention().removeBefore(oldest, REMOVED_AT_ONCE)) < REMOVED_AT_ONCE) {
                break;
            }
        }
        transactions.run(desk -> desk.retention().forgetTheGone(Occurrence.DELETION, oldest, REMOVED_AT_ONCE));
        transactions.run(desk -> {
            List<Retention.Failing> failing = desk.retention().failingSince(now.minus(options.giveUp()));
            failing.forEach(each -> desk.triggers().disable(each.realmId(), each.triggerId(), "failing"));
            return failing.size();
        });
    }
}
