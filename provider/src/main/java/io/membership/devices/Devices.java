package io.membership.devices;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The devices of a realm. */
public final class Devices {

    /** Of one user. A phone that is set up anew is another device; the one registered longest ago makes room. */
    static final int MOST_OF_A_USER = 20;

    private final EntityManager em;
    private final String realmId;

    private Devices(EntityManager em, String realmId) {
        this.em = em;
        this.realmId = realmId;
    }

    public static Devices of(KeycloakSession session, RealmModel realm) {
        return of(session, realm.getId());
    }

    static Devices of(KeycloakSession session, String realmId) {
        return new Devices(session.getProvider(JpaConnectionProvider.class).getEntityManager(), realmId);
    }

    /** Those of these users, each user's in the order of registration, in one statement. */
    public Map<String, List<Device>> ofUsers(Collection<String> userIds) {
        Map<String, List<Device>> devices = new HashMap<>();
        if (!userIds.isEmpty()) {
            query("d.userId in :users order by d.createdAt, d.id")
                    .setParameter("users", userIds)
                    .getResultList()
                    .forEach(each -> devices.computeIfAbsent(String.valueOf(each.userId), id -> new ArrayList<>())
                            .add(each.view()));
        }
        return devices;
    }

    /** Those of a user. */
    public List<Device> ofUser(String userId) {
        return ofUsers(List.of(userId)).getOrDefault(userId, List.of());
    }

    /** Removes the devices that these were: nobody is reached by them any more. */
    public void forget(Collection<PushToken> tokens) {
        if (!tokens.isEmpty()) {
            query("d.tokenHash in :hashes")
                    .setParameter("hashes", tokens.stream().map(Devices::hash).toList())
                    .getResultList()
                    .forEach(em::remove);
        }
    }

    /** Counts a notification on these. @return how many of them a user has */
    int notified(String userId, Collection<PushToken> tokens) {
        return em.createQuery("update DeviceEntity d set d.totalNotifications = d.totalNotifications + 1"
                        + " where d.realmId = :realm and d.userId = :user and d.tokenHash in :hashes")
                .setParameter("realm", realmId)
                .setParameter("user", userId)
                .setParameter("hashes", tokens.stream().map(Devices::hash).toList())
                .executeUpdate();
    }

    /** @param userId of whom; null for all */
    List<Device> list(@Nullable String userId, int first, int max) {
        String order = " order by d.createdAt, d.id";
        TypedQuery<DeviceEntity> query = userId == null
                ? query("d.id is not null" + order)
                : query("d.userId = :user" + order).setParameter("user", userId);
        return query.setFirstResult(first).setMaxResults(max).getResultList().stream()
                .map(DeviceEntity::view)
                .toList();
    }

    long count(@Nullable String userId) {
        String count = "select count(d) from DeviceEntity d where d.realmId = :realm";
        TypedQuery<Long> query = userId == null
                ? em.createQuery(count, Long.class)
                : em.createQuery(count + " and d.userId = :user", Long.class).setParameter("user", userId);
        return query.setParameter("realm", realmId).getSingleResult();
    }

    Optional<DeviceEntity> find(String id) {
        return Optional.ofNullable(em.find(DeviceEntity.class, id)).filter(found -> found.realmId.equals(realmId));
    }

    /** The one that is reached by this token. */
    Optional<DeviceEntity> find(PushToken token) {
        return query("d.tokenHash = :hash")
                .setParameter("hash", hash(token))
                .getResultStream()
                .findFirst();
    }

    private TypedQuery<DeviceEntity> query(String condition) {
        return em.createQuery(
                        "select d from DeviceEntity d where d.realmId = :realm and " + condition, DeviceEntity.class)
                .setParameter("realm", realmId);
    }

    DeviceEntity create(Instant now) {
        DeviceEntity device = new DeviceEntity();
        device.id = UUID.randomUUID().toString();
        device.realmId = realmId;
        device.createdAt = now.toEpochMilli();
        device.tokenHash = device.id;
        em.persist(device);
        return device;
    }

    /** Gives the device to a user, or to nobody. */
    void assign(DeviceEntity device, @Nullable String userId) {
        if (userId != null && !userId.equals(device.userId)) {
            List<DeviceEntity> his = query("d.userId = :user order by d.createdAt, d.id")
                    .setParameter("user", userId)
                    .getResultList();
            his.stream().limit(Math.max(0, his.size() - MOST_OF_A_USER + 1L)).forEach(em::remove);
        }
        device.userId = userId;
    }

    /** @param token null for none */
    static void attach(DeviceEntity device, @Nullable PushToken token) {
        device.provider = token == null ? null : token.provider().toString();
        device.token = token == null ? null : token.token();
        device.tokenHash = token == null ? device.id : hash(token);
    }

    private static String hash(PushToken token) {
        try {
            byte[] text = (token.provider() + " " + token.token()).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JVM has SHA-256", impossible);
        }
    }

    /** At once: its token may go to another device in the same transaction. */
    void remove(DeviceEntity device) {
        em.remove(device);
        em.flush();
    }

    void removeOf(String userId) {
        em.createQuery("delete from DeviceEntity d where d.realmId = :realm and d.userId = :user")
                .setParameter("realm", realmId)
                .setParameter("user", userId)
                .executeUpdate();
    }

    void removeAll() {
        em.createQuery("delete from DeviceEntity d where d.realmId = :realm")
                .setParameter("realm", realmId)
                .executeUpdate();
    }
}
