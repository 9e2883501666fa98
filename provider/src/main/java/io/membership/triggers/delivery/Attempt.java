package io.membership.triggers.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * One try that is over.
 *
 * @param channel that was taken; {@code none} if it did not come to that
 */
record Attempt(Claimed of, String channel, Instant start, Duration took, Outcome outcome) {

    Instant end() {
        return start.plus(took);
    }

    OutboxAttemptEntity row() {
        OutboxAttemptEntity row = new OutboxAttemptEntity();
        row.id = UUID.randomUUID().toString();
        row.deliveryId = of.id();
        row.triggerId = of.triggerId();
        row.startedAt = start.toEpochMilli();
        row.millis = took.toMillis();
        row.delivered = outcome.isDelivered();
        row.status = outcome.status();
        row.answer = outcome.answer();
        row.error = outcome.error();
        return row;
    }
}
