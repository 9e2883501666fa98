package io.membership.devices;

import com.fasterxml.jackson.databind.JsonNode;
import io.membership.api.Json;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/** The push notifications that users of a realm were sent. */
public final class Notifications {

    private final EntityManager em;
    private final Devices devices;
    private final String realmId;

    private Notifications(EntityManager em, Devices devices, String realmId) {
        this.em = em;
        this.devices = devices;
        this.realmId = realmId;
    }

    public static Notifications of(KeycloakSession session, String realmId) {
        return new Notifications(entityManager(session), Devices.of(session, realmId), realmId);
    }

    private static EntityManager entityManager(KeycloakSession session) {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }

    /**
     * Keeps what these devices took, and counts it on them. Nothing is kept for a user who has none of them any more: he may
     * have been deleted meanwhile.
     */
    public void keep(
            String userId,
            Collection<PushToken> takers,
            @Nullable String title,
            String body,
            JsonNode data,
            Instant when) {
        if (devices.notified(userId, takers) == 0) {
            return;
        }
        NotificationEntity notification = new NotificationEntity();
        notification.id = UUID.randomUUID().toString();
        notification.realmId = realmId;
        notification.userId = userId;
        notification.title = title == null ? null : cut(clean(title));
        notification.body = clean(body);
        notification.data = Json.text(data);
        notification.createdAt = when.toEpochMilli();
        em.persist(notification);
    }

    /** PostgreSQL stores no U+0000. */
    private static String clean(String text) {
        return text.replace('\0', ' ');
    }

    private static String cut(String title) {
        return title.length() <= NotificationEntity.LONGEST_TITLE
                ? title
                : title.substring(0, NotificationEntity.LONGEST_TITLE);
    }

    /** How many these users have not read, in one statement; who has read all is not there. */
    public Map<String, Long> unread(Collection<String> userIds) {
        Map<String, Long> unread = new HashMap<>();
        if (!userIds.isEmpty()) {
            em.createQuery(
                            "select n.userId, count(n.id) from NotificationEntity n where n.realmId = :realm"
                                    + " and n.userId in :users and n.readAt is null group by n.userId",
                            Object[].class)
                    .setParameter("realm", realmId)
                    .setParameter("users", userIds)
                    .getResultList()
                    .forEach(row -> unread.put((String) row[0], (Long) row[1]));
        }
        return unread;
    }

    /** The newest first. @param userId of whom; null for all */
    List<Notification> list(@Nullable String userId, Reach.Rows rows) {
        return about("select n", NotificationEntity.class, userId, " order by n.createdAt desc, n.id")
                .setFirstResult(rows.first())
                .setMaxResults(rows.max())
                .getResultList()
                .stream()
                .map(NotificationEntity::view)
                .toList();
    }

    long count(@Nullable String userId) {
        return about("select count(n.id)", Long.class, userId, "").getSingleResult();
    }

    private <T> TypedQuery<T> about(String select, Class<T> type, @Nullable String userId, String order) {
        String condition = " from NotificationEntity n where n.realmId = :realm";
        TypedQuery<T> query = userId == null
                ? em.createQuery(select + condition + order, type)
                : em.createQuery(select + condition + " and n.userId = :user" + order, type)
                        .setParameter("user", userId);
        return query.setParameter("realm", realmId);
    }

    Optional<NotificationEntity> find(String id) {
        return Optional.ofNullable(em.find(NotificationEntity.class, id))
                .filter(found -> found.realmId.equals(realmId));
    }

    /** What was read before stays read when it was. */
    void readAll(String userId, Instant now) {
        em.createQuery("update NotificationEntity n set n.readAt = :now"
                        + " where n.realmId = :realm and n.userId = :user and n.readAt is null")
                .setParameter("now", now.toEpochMilli())
                .setParameter("realm", realmId)
                .setParameter("user", userId)
                .executeUpdate();
    }

    void remove(NotificationEntity notification) {
        em.remove(notification);
    }

    void removeOf(String userId) {
        em.createQuery("delete from NotificationEntity n where n.realmId = :realm and n.userId = :user")
                .setParameter("realm", realmId)
                .setParameter("user", userId)
                .executeUpdate();
    }

    void removeAll() {
        em.createQuery("delete from NotificationEntity n where n.realmId = :realm")
                .setParameter("realm", realmId)
                .executeUpdate();
    }

    /** Deletes those of before, of all realms. @return how many */
    public static int removeBefore(KeycloakSession session, Instant time, int max) {
        EntityManager em = entityManager(session);
        List<String> old = em.createQuery(
                        "select n.id from NotificationEntity n where n.createdAt < :time order by n.createdAt",
                        String.class)
                .setParameter("time", time.toEpochMilli())
                .setMaxResults(max)
                .getResultList();
        if (!old.isEmpty()) {
            em.createQuery("delete from NotificationEntity n where n.id in :ids")
                    .setParameter("ids", old)
                    .executeUpdate();
        }
        return old.size();
    }
}
