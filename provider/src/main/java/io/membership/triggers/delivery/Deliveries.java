package io.membership.triggers.delivery;

import io.membership.api.Slice;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/** What became of deliveries, and sending them again, for those who look after the triggers of one realm. */
public final class Deliveries {

    private static final String ROWS = """
            select d, e.kind from OutboxDeliveryEntity d left join OutboxEventEntity e on e.id = d.eventId
            where d.realmId = :realm""";

    /** Whatever attempts there were: it has all of them again. A lease that holds is left alone. */
    private static final String AGAIN = """
            update OutboxDeliveryEntity d set d.state = PENDING, d.attempts = 0, d.dueAt = :now, d.doneAt = null
            where d.lease is null and\s""";

    private final EntityManager em;
    private final String realmId;

    private Deliveries(EntityManager em, String realmId) {
        this.em = em;
        this.realmId = realmId;
    }

    public static Deliveries of(KeycloakSession session, String realmId) {
        return new Deliveries(session.getProvider(JpaConnectionProvider.class).getEntityManager(), realmId);
    }

    /**
     * A delivery.
     *
     * @param kind of its event, {@code Test} for one that never happened
     * @param next when it will be tried; null while it is being tried or when it is done
     */
    public record Delivery(
            String id,
            long seq,
            String eventId,
            String triggerId,
            String userId,
            String kind,
            DeliveryState state,
            int attempts,
            Instant created,
            @Nullable Instant next,
            @Nullable Instant done,
            @Nullable Integer lastStatus) {}

    /** A try of a delivery. */
    public record Try(
            Instant start,
            long millis,
            boolean delivered,
            @Nullable Integer status,
            @Nullable String answer,
            @Nullable String error) {}

    /** An event that is kept. @param body JSON; null once it is forgotten */
    public record Event(
            String id,
            long seq,
            String userId,
            Instant time,
            @Nullable String body) {}

    /** Which ones; null is any. @param after where the page before ended: a number of events, and an id */
    public record Query(
            @Nullable String triggerId,
            @Nullable String userId,
            @Nullable DeliveryState state,
            Slice.@Nullable Place after) {}

    /** The newest first. */
    public List<Delivery> list(Query asked, int max) {
        String where = (asked.triggerId() == null ? "" : " and d.triggerId = :trigger")
                + (asked.userId() == null ? "" : " and d.userId = :user")
                + (asked.state() == null ? "" : " and d.state = :state")
                + (asked.after() == null ? "" : " and (d.seq < :seq or (d.seq = :seq and d.id < :id))");
        TypedQuery<Object[]> query = em.createQuery(ROWS + where + " order by d.seq desc, d.id desc", Object[].class)
                .setParameter("realm", realmId)
                .setMaxResults(max);
        set(query, "trigger", asked.triggerId());
        set(query, "user", asked.userId());
        set(query, "state", asked.state());
        Slice.Place after = asked.after();
        if (after != null) {
            query.setParameter("seq", after.at()).setParameter("id", after.id());
        }
        return query.getResultList().stream().map(Deliveries::delivery).toList();
    }

    private static void set(TypedQuery<?> query, String name, @Nullable Object value) {
        if (value != null) {
            query.setParameter(name, value);
        }
    }

    private static Delivery delivery(Object[] columns) {
        OutboxDeliveryEntity row = (OutboxDeliveryEntity) columns[0];
        boolean waits = row.state == DeliveryState.PENDING && row.lease == null;
        return new Delivery(
                row.id,
                row.seq,
                row.eventId,
                row.triggerId,
                row.userId,
                columns[1] == null ? "" : (String) columns[1],
                row.state,
                row.attempts,
                Instant.ofEpochMilli(row.createdAt),
                waits ? Instant.ofEpochMilli(row.dueAt) : null,
                row.doneAt == null ? null : Instant.ofEpochMilli(row.doneAt),
                row.lastStatus);
    }

    public Optional<Delivery> find(String id) {
        return em.createQuery(ROWS + " and d.id = :id", Object[].class)
                .setParameter("realm", realmId)
                .setParameter("id", id)
                .getResultStream()
                .findFirst()
                .map(Deliveries::delivery);
    }

    /** The tries of a delivery, the first first. */
    public List<Try> tries(String deliveryId) {
        return em
                .createQuery(
                        "select a from OutboxAttemptEntity a where a.deliveryId = :id order by a.startedAt, a.id",
                        OutboxAttemptEntity.class)
                .setParameter("id", deliveryId)
                .getResultList()
                .stream()
                .map(row -> new Try(
                        Instant.ofEpochMilli(row.startedAt),
                        row.millis,
                        row.delivered,
                        row.status,
                        row.answer,
                        row.error))
                .toList();
    }

    /** Whether what happened is still known. */
    public boolean isKept(String eventId) {
        return !em.createQuery(
                        "select e.id from OutboxEventEntity e where e.id = :id and e.body is not null", String.class)
                .setParameter("id", eventId)
                .getResultList()
                .isEmpty();
    }

    /** Sends one again, delivered or not. @return false if it is underway */
    public boolean resend(String id, Instant now) {
        return em.createQuery(AGAIN + "d.id = :id")
                        .setParameter("id", id)
                        .setParameter("now", now.toEpochMilli())
                        .executeUpdate()
                == 1;
    }

    /** Sends the dead ones of a trigger again whose events lie between two numbers, the first included. */
    public int reviveDead(String triggerId, long from, long to, Instant now) {
        return em.createQuery(AGAIN + "d.triggerId = :trigger and d.seq >= :from and d.seq < :to and d.state = DEAD")
                .setParameter("trigger", triggerId)
                .setParameter("from", from)
                .setParameter("to", to)
                .setParameter("now", now.toEpochMilli())
                .executeUpdate();
    }

    /** Events of these kinds between two numbers, the first included, the oldest first. */
    public List<Event> events(Collection<String> kinds, long from, long to, int max) {
        return em
                .createQuery("""
                        select e from OutboxEventEntity e where e.realmId = :realm and e.kind in :kinds
                          and e.seq >= :from and e.seq < :to and e.body is not null order by e.seq
                        """, OutboxEventEntity.class)
                .setParameter("realm", realmId)
                .setParameter("kinds", kinds)
                .setParameter("from", from)
                .setParameter("to", to)
                .setMaxResults(max)
                .getResultList()
                .stream()
                .map(row -> {
                    // A realm's events need not stay in memory until the transaction ends.
                    em.detach(row);
                    return new Event(row.id, row.seq, row.userId, Instant.ofEpochMilli(row.createdAt), row.body);
                })
                .toList();
    }

    /** Which of these events a trigger has a delivery of. */
    public List<String> delivered(String triggerId, Collection<String> eventIds) {
        return em.createQuery(
                        "select d.eventId from OutboxDeliveryEntity d where d.triggerId = :trigger and d.eventId in :ids",
                        String.class)
                .setParameter("trigger", triggerId)
                .setParameter("ids", eventIds)
                .getResultList();
    }

    /** Makes up for deliveries that there never were. */
    public void add(String triggerId, int parts, Event event, Instant now) {
        OutboxEventEntity known = new OutboxEventEntity();
        known.id = event.id();
        known.seq = event.seq();
        known.realmId = realmId;
        known.userId = event.userId();
        IntStream.range(0, parts).forEach(part -> em.persist(Outbox.delivery(known, triggerId, part, now)));
    }
}
