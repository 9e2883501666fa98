package io.membership.triggers.delivery;

import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/** What has not arrived, in two statements however many users are asked about. */
public record Troubles(KeycloakSession session, String realmId) {

    private static final String LAST = """
            select d.userId, d.id, d.state from OutboxDeliveryEntity d
            where d.realmId = :realm and d.triggerId = :trigger and d.userId in :users and d.seq =
              (select max(l.seq) from OutboxDeliveryEntity l, OutboxEventEntity e where e.id = l.eventId
               and l.triggerId = d.triggerId and l.userId = d.userId and e.kind = :kind)
            """;

    /** Why the last delivery of that kind has not arrived, by user; only those where it was tried and did not. */
    public Map<String, String> of(String triggerId, String kind, Collection<String> userIds) {
        Map<String, String> open = new HashMap<>();
        if (userIds.isEmpty()) {
            return open;
        }
        EntityManager em = session.getProvider(JpaConnectionProvider.class).getEntityManager();
        em.createQuery(LAST, Object[].class)
                .setParameter("realm", realmId)
                .setParameter("trigger", triggerId)
                .setParameter("kind", kind)
                .setParameter("users", userIds)
                .getResultStream()
                .filter(row -> row[2] != DeliveryState.DELIVERED)
                .forEach(row -> open.put((String) row[1], (String) row[0]));
        Map<String, String> troubles = new HashMap<>();
        if (!open.isEmpty()) {
            em.createQuery(
                            "select a.deliveryId, a.error from OutboxAttemptEntity a where a.deliveryId in :ids"
                                    + " and a.error is not null order by a.startedAt",
                            Object[].class)
                    .setParameter("ids", open.keySet())
                    .getResultStream()
                    .forEach(row -> troubles.put(open.get((String) row[0]), (String) row[1]));
        }
        return troubles;
    }
}
