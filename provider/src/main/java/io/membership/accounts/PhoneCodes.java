package io.membership.accounts;

import jakarta.persistence.EntityManager;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * The codes of one realm that were sent to phones, one for each user, within a transaction. A code is good once: of two who
 * enter it at the same instant the database lets one through. It is good for a few tries only, which are counted by the
 * database too, so that guesses at the same instant are no more than those one after the other.
 */
final class PhoneCodes {

    /** Wrong ones after which a code is worth nothing. */
    static final int MOST_TRIES = 5;

    private static final int CODES = 1_000_000;
    private static final String LIVE =
            " where c.realmId = :realm and c.userId = :user and c.phone = :phone and c.expiresAt > :now";

    /** One that was sent and is waited for. */
    record Sent(String id, CodeHash hash) {}

    private final EntityManager em;
    private final RealmModel realm;
    private final Clock clock;

    PhoneCodes(KeycloakSession session, RealmModel realm, Clock clock) {
        this.em = session.getProvider(JpaConnectionProvider.class).getEntityManager();
        this.realm = realm;
        this.clock = clock;
    }

    /** Whom a code is for. */
    static String owner(RealmModel realm, String userId, String phone) {
        return realm.getId() + ' ' + userId + ' ' + phone;
    }

    /** A code for that user and number, kept nowhere but in the answer; one of before is worth nothing any more. */
    String issue(String userId, String phone, Duration lifetime) {
        removed(userId);
        String code = String.format(Locale.ROOT, "%06d", new SecureRandom().nextInt(CODES));
        PhoneCodeEntity row = new PhoneCodeEntity();
        row.id = UUID.randomUUID().toString();
        row.realmId = realm.getId();
        row.userId = userId;
        row.phone = phone;
        row.hash = CodeHash.of(code, owner(realm, userId, phone)).text();
        row.expiresAt = clock.instant().plus(lifetime).toEpochMilli();
        em.persist(row);
        return code;
    }

    /** The one that waits to be entered, a try counted; empty if there is none, or it has been tried too often. */
    Optional<Sent> tried(String userId, String phone) {
        long now = clock.instant().toEpochMilli();
        int counted = em.createQuery(
                        "update PhoneCodeEntity c set c.tries = c.tries + 1" + LIVE + " and c.tries < :most")
                .setParameter("realm", realm.getId())
                .setParameter("user", userId)
                .setParameter("phone", phone)
                .setParameter("now", now)
                .setParameter("most", MOST_TRIES)
                .executeUpdate();
        Optional<Object[]> row = em.createQuery("select c.id, c.hash from PhoneCodeEntity c" + LIVE, Object[].class)
                .setParameter("realm", realm.getId())
                .setParameter("user", userId)
                .setParameter("phone", phone)
                .setParameter("now", now)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
        return row.filter(found -> counted == 1)
                .map(found -> new Sent((String) found[0], new CodeHash((String) found[1])));
    }

    /** Uses it up; false if somebody was faster. */
    boolean use(Sent sent) {
        return em.createQuery("delete from PhoneCodeEntity c where c.id = :id")
                        .setParameter("id", sent.id())
                        .executeUpdate()
                == 1;
    }

    /** Those of a user, or of all users of the realm, who are gone. @param userId null for all */
    void removed(@Nullable String userId) {
        var query = em.createQuery("delete from PhoneCodeEntity c where c.realmId = :realm"
                        + (userId == null ? "" : " and c.userId = :user"))
                .setParameter("realm", realm.getId());
        if (userId != null) {
            query.setParameter("user", userId);
        }
        query.executeUpdate();
    }

    /** Those of all realms that expired by then. */
    static void removeExpired(KeycloakSession session, Instant until) {
        session.getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .createQuery("delete from PhoneCodeEntity c where c.expiresAt <= :until")
                .setParameter("until", until.toEpochMilli())
                .executeUpdate();
    }
}
