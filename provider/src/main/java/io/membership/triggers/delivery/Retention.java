package io.membership.triggers.delivery;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/** Takes away what has been kept long enough, in batches that hold no lock for long. */
public final class Retention {

    private static final String OF_THE_GONE = """
            select distinct e.id from OutboxEventEntity g, OutboxEventEntity e
            where g.kind = :delete and g.createdAt >= :since
              and e.realmId = g.realmId and e.userId = g.userId and e.kind <> :delete and e.body is not null
              and not exists (select d.id from OutboxDeliveryEntity d where d.eventId = e.id and d.state = PENDING)
            """;

    private final EntityManager em;

    Retention(EntityManager em) {
        this.em = em;
    }

    public static Retention of(KeycloakSession session) {
        return new Retention(session.getProvider(JpaConnectionProvider.class).getEntityManager());
    }

    /** Deletes events of before, with their deliveries and attempts, whatever became of them. @return how many */
    int removeBefore(Instant time, int max) {
        List<String> events = em.createQuery(
                        "select e.id from OutboxEventEntity e where e.createdAt < :time order by e.createdAt",
                        String.class)
                .setParameter("time", time.toEpochMilli())
                .setMaxResults(max)
                .getResultList();
        if (!events.isEmpty()) {
            delete(
                    "delete from OutboxAttemptEntity a where a.deliveryId in "
                            + "(select d.id from OutboxDeliveryEntity d where d.eventId in :ids)",
                    events);
            delete("delete from OutboxDeliveryEntity d where d.eventId in :ids", events);
            delete("delete from OutboxEventEntity e where e.id in :ids", events);
        }
        return events.size();
    }

    private void delete(String statement, List<String> ids) {
        em.createQuery(statement).setParameter("ids", ids).executeUpdate();
    }

    /**
     * Forgets what users were who are gone, once nobody waits for it; only the news that they are gone stays.
     *
     * @param deletion kind of that news
     * @param since how far back to look for it
     */
    int forgetTheGone(String deletion, Instant since, int max) {
        List<String> events = em.createQuery(OF_THE_GONE, String.class)
                .setParameter("delete", deletion)
                .setParameter("since", since.toEpochMilli())
                .setMaxResults(max)
                .getResultList();
        if (!events.isEmpty()) {
            em.createQuery("update OutboxEventEntity e set e.body = null where e.id in :ids")
                    .setParameter("ids", events)
                    .executeUpdate();
        }
        return events.size();
    }

    /** Triggers whose attempts of late have all failed, the first of them before {@code time}, with none delivered since. */
    List<Failing> failingSince(Instant time) {
        return em.createQuery("""
                        select a.triggerId, d.realmId from OutboxAttemptEntity a, OutboxDeliveryEntity d
                        where d.id = a.deliveryId and a.delivered = false and a.startedAt <= :time
                          and not exists (select b.id from OutboxAttemptEntity b
                            where b.triggerId = a.triggerId and b.delivered = true and b.startedAt >= a.startedAt)
                          and exists (select c.id from OutboxAttemptEntity c
                            where c.triggerId = a.triggerId and c.delivered = false and c.startedAt > :time)
                        group by a.triggerId, d.realmId
                        """, Object[].class).setParameter("time", time.toEpochMilli()).getResultList().stream()
                .map(row -> new Failing((String) row[0], (String) row[1]))
                .toList();
    }

    /** A trigger that has met nothing but failure. */
    record Failing(String triggerId, String realmId) {}
}
