package io.membership.triggers.delivery;

import io.membership.triggers.delivery.Outcome.Verdict;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What an attempt means for its delivery and its trigger. Logs name ids, never persons. */
record Settling(Backoff backoff, DeliveryMetrics metrics) {

    private static final Logger LOG = Logger.getLogger(Settling.class);

    /** Stores it. @return when the delivery is tried again, if it is */
    Optional<Instant> settle(Transactions.Desk desk, Attempt attempt) {
        Claimed of = attempt.of();
        Instant again = again(attempt);
        boolean ours = desk.outbox().record(attempt, again);
        LOG.debugf(
                "Delivery %s of trigger %s in realm %s: attempt %d %s, status %s, %d ms%s",
                of.id(),
                of.triggerId(),
                of.realmId(),
                of.attempt(),
                attempt.outcome().verdict(),
                attempt.outcome().status(),
                attempt.took().toMillis(),
                ours ? "" : ", after its lease");
        if (!ours || attempt.outcome().isDelivered()) {
            return Optional.empty();
        }
        if (attempt.outcome().verdict() == Verdict.GONE) {
            desk.triggers().disable(of.realmId(), of.triggerId(), "gone");
        } else if (again == null) {
            LOG.warnf(
                    "Delivery %s of trigger %s in realm %s is given up after %d attempts",
                    of.id(), of.triggerId(), of.realmId(), of.attempt());
            metrics.dead();
        }
        return Optional.ofNullable(again);
    }

    private @Nullable Instant again(Attempt attempt) {
        Outcome outcome = attempt.outcome();
        if (outcome.isDelivered() || outcome.verdict() == Verdict.GONE || outcome.verdict() == Verdict.HOPELESS) {
            return null;
        }
        return backoff.after(attempt.of().attempt())
                .map(pause ->
                        outcome.retryAfter() != null && outcome.retryAfter().compareTo(pause) > 0
                                ? outcome.retryAfter()
                                : pause)
                .map(attempt.end()::plus)
                .orElse(null);
    }
}
