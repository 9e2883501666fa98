package io.membership.triggers.delivery;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Takes deliveries for a while and stores what came of them, within one transaction. The number of statements does not grow
 * with that of the deliveries.
 */
final class Leases {

    /**
     * Due, and no earlier one of the same trigger and user waits; letters of the realm itself, which stand under its id, do
     * not wait for each other. Candidates are read without a lock and locked by id:
     * with a limit, H2 would stop at rows that somebody else holds and give nothing.
     */
    private static final String CANDIDATES = """
            select d.id from OutboxDeliveryEntity d
            where d.state = PENDING and d.triggerId = :trigger and d.dueAt <= :now
              and not exists (select e.id from OutboxDeliveryEntity e
                where d.triggerId <> d.realmId and e.triggerId = d.triggerId and e.userId = d.userId and e.seq < d.seq and e.state = PENDING)
            order by d.dueAt
            """;

    private static final String LOCK =
            "select d from OutboxDeliveryEntity d where d.id in :ids and d.state = PENDING and d.dueAt <= :now";

    private static final String LEASE =
            "update OutboxDeliveryEntity d set d.lease = :lease, d.dueAt = :until where d.id in :ids";

    private static final String HELD =
            "select d from OutboxDeliveryEntity d where d.id in :ids and d.state = PENDING order by d.id";

    private static final String RECORD = """
            update OutboxDeliveryEntity d set d.state = :state, d.attempts = d.attempts + 1, d.dueAt = :due,
              d.lease = null, d.lastStatus = :status, d.doneAt = :done
            where d.id in :ids
            """;

    /** Of the JPA specification's hint for locks: skip what is locked. */
    private static final int SKIP_LOCKED = -2;

    private final EntityManager em;

    Leases(EntityManager em) {
        this.em = em;
    }

    /** Ids of up to {@code max} deliveries of a trigger that may leave now, those due longest first. */
    List<String> candidates(String triggerId, int max, Instant now) {
        return em.createQuery(CANDIDATES, String.class)
                .setParameter("trigger", triggerId)
                .setParameter("now", now.toEpochMilli())
                .setMaxResults(max)
                .getResultList();
    }

    /**
     * Takes those of the candidates that nobody else has taken meanwhile.
     *
     * @param leaseEnd by trigger
     */
    List<Claimed> take(Collection<String> candidates, Instant now, Function<String, Instant> leaseEnd) {
        if (candidates.isEmpty()) {
            return List.of();
        }
        List<OutboxDeliveryEntity> locked = em.createQuery(LOCK, OutboxDeliveryEntity.class)
                .setParameter("ids", candidates)
                .setParameter("now", now.toEpochMilli())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .setHint("jakarta.persistence.lock.timeout", SKIP_LOCKED)
                .getResultList();
        if (locked.isEmpty()) {
            return List.of();
        }
        String lease = UUID.randomUUID().toString();
        locked.stream()
                .collect(Collectors.groupingBy(
                        each -> leaseEnd.apply(each.triggerId),
                        Collectors.mapping(each -> each.id, Collectors.toList())))
                .forEach((until, ids) -> em.createQuery(LEASE)
                        .setParameter("lease", lease)
                        .setParameter("until", until.toEpochMilli())
                        .setParameter("ids", ids)
                        .executeUpdate());
        Map<String, OutboxEventEntity> events = events(locked);
        return locked.stream()
                .map(each -> claimed(each, lease, events.get(each.eventId)))
                .toList();
    }

    private Map<String, OutboxEventEntity> events(List<OutboxDeliveryEntity> deliveries) {
        Map<String, OutboxEventEntity> events = new HashMap<>();
        em.createQuery("select e from OutboxEventEntity e where e.id in :ids", OutboxEventEntity.class)
                .setParameter(
                        "ids",
                        deliveries.stream().map(each -> each.eventId).distinct().toList())
                .getResultList()
                .forEach(event -> events.put(event.id, event));
        return events;
    }

    private static Claimed claimed(OutboxDeliveryEntity row, String lease, @Nullable OutboxEventEntity event) {
        return new Claimed(
                row.id,
                lease,
                row.realmId,
                row.triggerId,
                row.userId,
                row.part,
                row.attempts + 1,
                row.createdAt,
                event == null ? null : event.traceparent,
                event == null ? null : event.body);
    }

    /**
     * An attempt and what follows from it.
     *
     * @param again when to try again; null if this was the last attempt or it was delivered
     */
    record Settled(Attempt attempt, @Nullable Instant again) {

        private What what() {
            Outcome outcome = attempt.outcome();
            DeliveryState state = outcome.isDelivered()
                    ? DeliveryState.DELIVERED
                    : again == null ? DeliveryState.DEAD : DeliveryState.PENDING;
            return new What(state, outcome.status(), again);
        }
    }

    /** What many deliveries may have in common. */
    private record What(
            DeliveryState state,
            @Nullable Integer status,
            @Nullable Instant again) {}

    /**
     * Stores how attempts went, unless somebody else has their deliveries by now. Those that ended alike get the time of the
     * last of them.
     *
     * @return those whose lease still held
     */
    List<Settled> record(List<Settled> all) {
        Map<String, String> held = new HashMap<>();
        em.createQuery(HELD, OutboxDeliveryEntity.class)
                .setParameter(
                        "ids",
                        all.stream().map(each -> each.attempt().of().id()).toList())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList()
                .forEach(row -> held.put(row.id, row.lease));
        List<Settled> ours = all.stream()
                .filter(each -> each.attempt()
                        .of()
                        .lease()
                        .equals(held.get(each.attempt().of().id())))
                .toList();
        ours.stream().collect(Collectors.groupingBy(Settled::what)).forEach(this::update);
        ours.forEach(each -> em.persist(each.attempt().row()));
        return ours;
    }

    private void update(What what, List<Settled> all) {
        long end = all.stream()
                .mapToLong(each -> each.attempt().end().toEpochMilli())
                .max()
                .orElseThrow();
        em.createQuery(RECORD)
                .setParameter("state", what.state())
                .setParameter("due", what.again() == null ? end : what.again().toEpochMilli())
                .setParameter("status", what.status())
                .setParameter("done", what.state() == DeliveryState.PENDING ? null : end)
                .setParameter(
                        "ids",
                        all.stream().map(each -> each.attempt().of().id()).toList())
                .executeUpdate();
    }
}
