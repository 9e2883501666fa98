package io.membership.triggers.delivery;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/**
 * The tables of what waits to be sent, within one transaction. An event is written with the change that it tells of, and
 * one delivery for each trigger that it concerns. A delivery is claimed under a lease, sent outside any transaction, and
 * its outcome is recorded if the lease still holds; if nobody records anything, it falls due again when the lease ends.
 */
public final class Outbox {

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

    private static final String RECORD = """
            update OutboxDeliveryEntity d set d.state = :state, d.attempts = d.attempts + 1, d.dueAt = :due,
              d.lease = null, d.lastStatus = :status, d.doneAt = :done
            where d.id = :id and d.lease = :lease and d.state = PENDING
            """;

    private static final String WAITING = """
            select d.triggerId, d.realmId, count(d.id), min(d.dueAt), min(d.createdAt) from OutboxDeliveryEntity d
            where d.state = PENDING group by d.triggerId, d.realmId
            """;

    /** Of the JPA specification's hint for locks: skip what is locked. */
    private static final int SKIP_LOCKED = -2;

    private final EntityManager em;

    Outbox(EntityManager em) {
        this.em = em;
    }

    public static Outbox of(KeycloakSession session) {
        return new Outbox(session.getProvider(JpaConnectionProvider.class).getEntityManager());
    }

    /** Stores what happened, for these triggers to be sent, be there any or not; one delivery for each. */
    public void enqueue(Occurrence what, Sequence sequence, Collection<String> triggerIds) {
        enqueue(what, sequence, triggerIds.stream().collect(Collectors.toMap(id -> id, id -> 1)));
    }

    /** @param parts deliveries for each trigger */
    public void enqueue(Occurrence what, Sequence sequence, Map<String, Integer> parts) {
        OutboxEventEntity event = new OutboxEventEntity();
        event.id = what.id().toString();
        event.seq = sequence.next();
        event.realmId = what.realmId();
        event.userId = what.userId();
        event.kind = what.kind();
        event.createdAt = what.time().toEpochMilli();
        event.traceparent = what.traceparent();
        event.body = what.body();
        em.persist(event);
        parts.forEach((trigger, count) ->
                IntStream.range(0, count).forEach(part -> em.persist(delivery(event, trigger, part, what.time()))));
    }

    /** How many of a kind happened to a user since then. */
    public long count(String realmId, String userId, String kind, Instant since) {
        return em.createQuery(
                        "select count(e.id) from OutboxEventEntity e where e.realmId = :realm and e.userId = :user"
                                + " and e.kind = :kind and e.createdAt > :since",
                        Long.class)
                .setParameter("realm", realmId)
                .setParameter("user", userId)
                .setParameter("kind", kind)
                .setParameter("since", since.toEpochMilli())
                .getSingleResult();
    }

    static OutboxDeliveryEntity delivery(OutboxEventEntity event, String triggerId, int part, Instant due) {
        OutboxDeliveryEntity delivery = new OutboxDeliveryEntity();
        delivery.id = UUID.randomUUID().toString();
        delivery.seq = event.seq;
        delivery.eventId = event.id;
        delivery.realmId = event.realmId;
        delivery.triggerId = triggerId;
        delivery.part = part;
        delivery.userId = event.userId;
        delivery.createdAt = due.toEpochMilli();
        delivery.dueAt = due.toEpochMilli();
        return delivery;
    }

    /**
     * Deliveries of one trigger that wait.
     *
     * @param due when the first of them falls due, leases included
     * @param oldest when the oldest was made
     */
    record Waiting(String triggerId, String realmId, long count, Instant due, Instant oldest) {}

    List<Waiting> waiting() {
        return em.createQuery(WAITING, Object[].class).getResultList().stream()
                .map(row -> new Waiting(
                        (String) row[0],
                        (String) row[1],
                        (Long) row[2],
                        Instant.ofEpochMilli((Long) row[3]),
                        Instant.ofEpochMilli((Long) row[4])))
                .toList();
    }

    /** Takes up to {@code max} deliveries of a trigger, those due longest first, until the lease ends. */
    List<Claimed> claim(String triggerId, int max, Instant now, Instant leaseEnd) {
        List<String> candidates = em.createQuery(CANDIDATES, String.class)
                .setParameter("trigger", triggerId)
                .setParameter("now", now.toEpochMilli())
                .setMaxResults(max)
                .getResultList();
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
        em.createQuery(LEASE)
                .setParameter("lease", lease)
                .setParameter("until", leaseEnd.toEpochMilli())
                .setParameter("ids", locked.stream().map(each -> each.id).toList())
                .executeUpdate();
        Map<String, OutboxEventEntity> events = events(locked);
        return locked.stream()
                .map(each -> claimed(each, lease, events.get(each.eventId)))
                .toList();
    }

    private Map<String, OutboxEventEntity> events(List<OutboxDeliveryEntity> deliveries) {
        Map<String, OutboxEventEntity> events = new HashMap<>();
        em.createQuery("select e from OutboxEventEntity e where e.id in :ids", OutboxEventEntity.class)
                .setParameter(
                        "ids", deliveries.stream().map(each -> each.eventId).toList())
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
                row.part,
                row.attempts + 1,
                row.createdAt,
                event == null ? null : event.traceparent,
                event == null ? null : event.body);
    }

    /**
     * Stores how an attempt went, unless somebody else has the delivery by now.
     *
     * @param again when to try again; null if this was the last attempt or it was delivered
     * @return false if the lease was lost
     */
    boolean record(Attempt attempt, @Nullable Instant again) {
        Outcome outcome = attempt.outcome();
        DeliveryState state = outcome.isDelivered()
                ? DeliveryState.DELIVERED
                : again == null ? DeliveryState.DEAD : DeliveryState.PENDING;
        int updated = em.createQuery(RECORD)
                .setParameter("state", state)
                .setParameter("due", (again == null ? attempt.end() : again).toEpochMilli())
                .setParameter("status", outcome.status())
                .setParameter(
                        "done",
                        state == DeliveryState.PENDING ? null : attempt.end().toEpochMilli())
                .setParameter("id", attempt.of().id())
                .setParameter("lease", attempt.of().lease())
                .executeUpdate();
        if (updated == 1) {
            em.persist(attempt.row());
        }
        return updated == 1;
    }

    /** Forgets a trigger. */
    public void removeTrigger(String triggerId) {
        em.createQuery("delete from OutboxAttemptEntity a where a.triggerId = :trigger")
                .setParameter("trigger", triggerId)
                .executeUpdate();
        em.createQuery("delete from OutboxDeliveryEntity d where d.triggerId = :trigger")
                .setParameter("trigger", triggerId)
                .executeUpdate();
    }

    /** Forgets a realm. */
    public void removeRealm(String realmId) {
        em.createQuery("delete from OutboxAttemptEntity a where a.deliveryId in "
                        + "(select d.id from OutboxDeliveryEntity d where d.realmId = :realm)")
                .setParameter("realm", realmId)
                .executeUpdate();
        em.createQuery("delete from OutboxDeliveryEntity d where d.realmId = :realm")
                .setParameter("realm", realmId)
                .executeUpdate();
        em.createQuery("delete from OutboxEventEntity e where e.realmId = :realm")
                .setParameter("realm", realmId)
                .executeUpdate();
    }
}
