package io.membership.triggers.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What the server's metrics endpoint shows of the outbox: {@code membership_outbox_depth},
 * {@code membership_outbox_oldest_seconds}, {@code membership_delivery_seconds} by channel and outcome,
 * {@code membership_delivery_since_commit_seconds} and {@code membership_dead_total}. No realm or trigger in a label:
 * their number has no bound.
 */
public final class DeliveryMetrics {

    private final MeterRegistry registry;
    private final AtomicLong depth = new AtomicLong();
    private final AtomicLong oldest = new AtomicLong();

    public DeliveryMetrics(MeterRegistry registry) {
        this.registry = registry;
        registry.gauge("membership.outbox.depth", depth);
        registry.gauge("membership.outbox.oldest.seconds", oldest);
        // Shown as 0 before the first: what is not there cannot raise an alarm.
        registry.counter("membership.dead");
    }

    void waiting(List<Outbox.Waiting> waiting, Instant now) {
        depth.set(waiting.stream().mapToLong(Outbox.Waiting::count).sum());
        oldest.set(waiting.stream()
                .map(Outbox.Waiting::oldest)
                .min(Instant::compareTo)
                .map(time -> Math.max(0, Duration.between(time, now).toSeconds()))
                .orElse(0L));
    }

    void attempted(Attempt attempt) {
        String outcome = attempt.outcome().verdict().name().toLowerCase(Locale.ROOT);
        Timer.builder("membership.delivery")
                .tag("channel", attempt.channel())
                .tag("outcome", outcome)
                .register(registry)
                .record(attempt.took());
        if (attempt.outcome().isDelivered()) {
            registry.timer("membership.delivery.since.commit")
                    .record(Duration.between(Instant.ofEpochMilli(attempt.of().createdAt()), attempt.end()));
        }
    }

    void dead() {
        registry.counter("membership.dead").increment();
    }
}
