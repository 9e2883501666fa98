package io.membership.triggers.delivery;

import io.membership.triggers.delivery.Leases.Settled;
import io.membership.triggers.delivery.Outcome.Verdict;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What attempts mean for their deliveries and triggers. Logs name ids, never persons. */
record Settling(Backoff backoff, DeliveryMetrics metrics) {

    private static final Logger LOG = Logger.getLogger(Settling.class);

    /** Stores them. @return when deliveries are tried again */
    List<Instant> settle(Transactions.Desk desk, List<Attempt> attempts) {
        List<Settled> all =
                attempts.stream().map(each -> new Settled(each, again(each))).toList();
        Set<Settled> ours = Set.copyOf(desk.outbox().leases().record(all));
        all.forEach(each -> settled(desk, each, ours.contains(each)));
        keepShown(desk, ours.stream().map(Settled::attempt));
        return ours.stream().flatMap(each -> Stream.ofNullable(each.again())).toList();
    }

    /**
     * Here rather than where it is sent: what is recorded as delivered is kept, both or neither, and no retry follows. In the
     * order of users: two nodes that count on the same devices must not wait for each other.
     */
    private static void keepShown(Transactions.Desk desk, Stream<Attempt> attempts) {
        attempts.filter(each -> !each.outcome().shown().isEmpty())
                .sorted(Comparator.comparing(each -> each.of().userId()))
                .forEach(each -> desk.shown()
                        .keep(
                                each.of().realmId(),
                                each.of().userId(),
                                each.outcome().shown(),
                                each.end()));
    }

    private void settled(Transactions.Desk desk, Settled settled, boolean ours) {
        Attempt attempt = settled.attempt();
        Claimed of = attempt.of();
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
            return;
        }
        if (attempt.outcome().verdict() == Verdict.GONE) {
            desk.triggers().disable(of.realmId(), of.triggerId(), "gone");
        } else if (settled.again() == null) {
            LOG.warnf(
                    "Delivery %s of trigger %s in realm %s is given up after %d attempts",
                    of.id(), of.triggerId(), of.realmId(), of.attempt());
            metrics.dead();
        }
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
