package io.membership.triggers.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Empties the outbox. One thread ticks: it records what came back, claims what is due, and hands it to senders, who know
 * no database. So a receiver that hangs holds a sender for a while, and never a transaction.
 */
public final class OutboxWorker {

    private static final Logger LOG = Logger.getLogger(OutboxWorker.class);
    private static final Duration SOON = Duration.ofMillis(250);
    private static final int RECORDED_AT_ONCE = 200;

    private final Clock clock;
    private final Transactions transactions;
    private final Channel<Action> channel;
    private final Executor senders;
    private final Runnable wake;
    private final WorkerOptions options;
    private final DeliveryMetrics metrics;
    private final Tidying tidying;
    private final Settling settling;

    private final Map<String, Lane> lanes = new LinkedHashMap<>();
    private final Queue<Attempt> finished = new ConcurrentLinkedQueue<>();
    private final Map<String, String> nudged = new ConcurrentHashMap<>();
    private Instant nextLook = Instant.EPOCH;
    private int underway;

    /**
     * @param senders runs attempts, {@code atOnce} of them at the same time
     * @param wake asks for a tick soon; called by senders
     */
    public OutboxWorker(
            Clock clock,
            Transactions transactions,
            Channel<Action> channel,
            Executor senders,
            Runnable wake,
            Backoff backoff,
            WorkerOptions options,
            DeliveryMetrics metrics) {
        this.clock = clock;
        this.transactions = transactions;
        this.channel = channel;
        this.senders = senders;
        this.wake = wake;
        this.options = options;
        this.metrics = metrics;
        this.tidying = new Tidying(transactions, options);
        this.settling = new Settling(backoff, metrics);
    }

    /** Deliveries of these triggers were just committed. Any thread may say so. */
    public void nudge(String realmId, Collection<String> triggerIds) {
        triggerIds.forEach(trigger -> nudged.put(trigger, realmId));
        wake.run();
    }

    /**
     * One round; by one thread at a time.
     *
     * @return when the next one should be, at the latest
     */
    public Instant tick(Instant now) {
        recordFinished(now);
        for (String trigger : Set.copyOf(nudged.keySet())) {
            String realm = nudged.remove(trigger);
            if (realm != null) {
                lane(realm, trigger).wake();
            }
        }
        // A clock that was set back must not put off the next look.
        if (!now.isBefore(nextLook) || nextLook.isAfter(now.plus(options.poll()))) {
            look(now);
        }
        claim(now);
        tidying.run(now);
        return next(now);
    }

    private Lane lane(String realmId, String triggerId) {
        return lanes.computeIfAbsent(
                triggerId, id -> new Lane(realmId, id, options.atOncePerTrigger(), options.failuresToPause()));
    }

    /** Finds what no nudge of this node told of: of other nodes, of before a crash, retries that fall due. */
    private void look(Instant now) {
        List<Outbox.Waiting> waiting = transactions.run(desk -> desk.outbox().waiting());
        nextLook = now.plus(options.poll());
        waiting.forEach(each -> {
            Lane lane = lane(each.realmId(), each.triggerId());
            if (each.due().isAfter(now)) {
                lookAt(each.due(), now);
            } else {
                lane.wake();
            }
        });
        lanes.values()
                .removeIf(lane -> lane.isIdle()
                        && lane.pausedUntil(now) == null
                        && waiting.stream().noneMatch(each -> each.triggerId().equals(lane.triggerId())));
        metrics.waiting(waiting, now);
    }

    private void lookAt(Instant time, Instant now) {
        Instant earliest = now.plus(SOON);
        Instant wanted = time.isBefore(earliest) ? earliest : time;
        nextLook = wanted.isBefore(nextLook) ? wanted : nextLook;
    }

    private void claim(Instant now) {
        List<Lane> ready = lanes.values().stream()
                .filter(lane -> lane.isAwake() && lane.room(now) > 0)
                .toList();
        if (ready.isEmpty() || underway >= options.atOnce()) {
            return;
        }
        // What stands in a vault is looked up by the session's realm: a session for each.
        Map<String, List<Lane>> byRealm =
                ready.stream().collect(Collectors.groupingBy(Lane::realmId, LinkedHashMap::new, Collectors.toList()));
        for (List<Lane> ofRealm : byRealm.values()) {
            if (underway < options.atOnce()) {
                transactions.run(desk -> claim(desk, ofRealm, now)).forEach(this::send);
            }
        }
    }

    private void send(Job job) {
        job.lane().started();
        underway++;
        senders.execute(() -> {
            finished.add(attempt(job));
            wake.run();
        });
    }

    private List<Job> claim(Transactions.Desk desk, List<Lane> ready, Instant now) {
        Leases leases = desk.outbox().leases();
        Map<String, Lane> candidates = new LinkedHashMap<>();
        Map<String, Destination> destinations = new HashMap<>();
        for (Lane lane : ready) {
            int room = Math.min(lane.room(now), options.atOnce() - underway - candidates.size());
            if (room == 0) {
                break;
            }
            Optional<Destination> destination = desk.triggers().find(lane.realmId(), lane.triggerId());
            destination.ifPresent(found -> destinations.put(lane.triggerId(), found));
            List<String> due = destination.isEmpty() ? List.of() : leases.candidates(lane.triggerId(), room, now);
            // Those that another node takes first are no reason to sleep: there may be more.
            if (due.size() < room) {
                lane.sleep();
            }
            due.forEach(id -> candidates.put(id, lane));
            // The one who was served stands at the end of the queue.
            lanes.remove(lane.triggerId());
            lanes.put(lane.triggerId(), lane);
        }
        return leases
                .take(
                        candidates.keySet(),
                        now,
                        trigger -> now.plus(destination(destinations, trigger).lease(options.lease())))
                .stream()
                .map(each -> Job.of(
                        Objects.requireNonNull(candidates.get(each.id())),
                        each,
                        destination(destinations, each.triggerId())))
                .toList();
    }

    private static Destination destination(Map<String, Destination> destinations, String triggerId) {
        return Objects.requireNonNull(destinations.get(triggerId));
    }

    private Attempt attempt(Job job) {
        Instant start = clock.instant();
        Outcome outcome;
        try {
            outcome = job.attempt(channel);
        } catch (RuntimeException broken) {
            LOG.errorf(
                    broken,
                    "Delivery %s failed by a fault of ours",
                    job.claimed().id());
            outcome = Outcome.notSent(broken.toString());
        }
        return new Attempt(job.claimed(), job.channel(), start, Duration.between(start, clock.instant()), outcome);
    }

    private void recordFinished(Instant now) {
        List<Attempt> attempts = new ArrayList<>();
        for (Attempt each = finished.poll(); each != null; each = finished.poll()) {
            attempts.add(each);
            if (attempts.size() == RECORDED_AT_ONCE) {
                break;
            }
        }
        if (attempts.isEmpty()) {
            return;
        }
        try {
            transactions.run(desk -> settling.settle(desk, attempts)).forEach(again -> lookAt(again, now));
        } catch (RuntimeException databaseAway) {
            // Told again at the next tick; if that is after the lease, somebody sends it once more.
            finished.addAll(attempts);
            throw databaseAway;
        }
        for (Attempt each : attempts) {
            underway--;
            lane(each.of().realmId(), each.of().triggerId()).finished(each.outcome(), now);
            metrics.attempted(each);
        }
    }

    private Instant next(Instant now) {
        if (!finished.isEmpty() || !nudged.isEmpty()) {
            return now;
        }
        Instant next = nextLook;
        for (Lane lane : lanes.values()) {
            if (lane.isAwake()) {
                Instant end = lane.pausedUntil(now);
                Instant ready = end != null ? end : lane.room(now) > 0 && underway < options.atOnce() ? now : next;
                next = ready.isBefore(next) ? ready : next;
            }
        }
        return next;
    }
}
