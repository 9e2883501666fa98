package io.membership.triggers.delivery;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/**
 * The tables of what waits to be sent, within one transaction. An event is written with the change that it tells of, and
 * one delivery for each trigger that it concerns. A delivery is claimed under a lease, sent outside any transaction, and
 * its outcome is recorded if the lease still holds; if nobody records anything, it falls due again when the lease ends.
 */
public final class Outbox {

    private static final String WAITING = """
            select d.triggerId, d.realmId, count(d.id), min(d.dueAt), min(d.createdAt) from OutboxDeliveryEntity d
            where d.state = PENDING group by d.triggerId, d.realmId
            """;

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

    /** How many of a kind happened to all users since then. @param but what ids begin with that do not count */
    public long countOfAll(String realmId, String kind, String but, Instant since) {
        return em.createQuery(
                        "select count(e.id) from OutboxEventEntity e where e.realmId = :realm and e.kind = :kind"
                                + " and e.createdAt > :since and e.userId not like :but",
                        Long.class)
                .setParameter("realm", realmId)
                .setParameter("kind", kind)
                .setParameter("since", since.toEpochMilli())
                .setParameter("but", but + "%")
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

    Leases leases() {
        return new Leases(em);
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
