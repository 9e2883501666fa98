package io.membership.accounts;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * The tickets of one realm, within a transaction. Used is removed: of two who use one at the same instant the database lets
 * one through, on whichever nodes they are, and a refusal later in the same transaction gives it back.
 */
final class Tickets {

    private static final String LIVE = """
            select t from TicketEntity t where t.realmId = :realm and t.userId = :user and t.purpose = :purpose
              and t.email = :email and t.expiresAt > :now
            """;

    private final EntityManager em;
    private final String realmId;
    private final Clock clock;

    Tickets(KeycloakSession session, RealmModel realm, Clock clock) {
        this.em = session.getProvider(JpaConnectionProvider.class).getEntityManager();
        this.realmId = realm.getId();
        this.clock = clock;
    }

    /**
     * The ticket of that user for that purpose: the one that is there, its time prolonged, or a new one. So several mails
     * about one matter are good once in all.
     */
    Ticket current(Purpose purpose, String userId, String email, Duration lifetime) {
        Instant now = clock.instant();
        List<TicketEntity> live = em.createQuery(LIVE, TicketEntity.class)
                .setParameter("realm", realmId)
                .setParameter("user", userId)
                .setParameter("purpose", purpose)
                .setParameter("email", email)
                .setParameter("now", now.toEpochMilli())
                .setMaxResults(1)
                .getResultList();
        if (live.isEmpty()) {
            return issue(purpose, userId, email, now.plus(lifetime), null);
        }
        Ticket ticket = live.get(0).ticket();
        Instant expires = now.plus(lifetime);
        em.createQuery("update TicketEntity t set t.expiresAt = :expires where t.id = :id")
                .setParameter("expires", expires.toEpochMilli())
                .setParameter("id", ticket.id())
                .executeUpdate();
        return new Ticket(ticket.id(), purpose, userId, email, expires, null);
    }

    /** The one ticket of an invitation; those of before are worth nothing from now on. */
    Ticket renew(String invitationId, String userId, String email, Instant expires) {
        forgetInvitation(invitationId);
        return issue(Purpose.INVITATION, userId, email, expires, invitationId);
    }

    private Ticket issue(Purpose purpose, String userId, String email, Instant expires, @Nullable String invitationId) {
        TicketEntity row = new TicketEntity();
        row.id = UUID.randomUUID().toString();
        row.realmId = realmId;
        row.userId = userId;
        row.purpose = purpose;
        row.email = email;
        row.expiresAt = expires.toEpochMilli();
        row.invitationId = invitationId;
        em.persist(row);
        return row.ticket();
    }

    /** One that nobody has used and that has not expired. */
    Optional<Ticket> find(String id) {
        return em.createQuery(
                        "select t from TicketEntity t where t.id = :id and t.realmId = :realm", TicketEntity.class)
                .setParameter("id", id)
                .setParameter("realm", realmId)
                .getResultStream()
                .map(TicketEntity::ticket)
                .filter(ticket -> ticket.expires().isAfter(clock.instant()))
                .findFirst();
    }

    /** Uses it up; false if somebody was faster. */
    boolean use(Ticket ticket) {
        return em.createQuery("delete from TicketEntity t where t.id = :id")
                        .setParameter("id", ticket.id())
                        .executeUpdate()
                == 1;
    }

    /** What was mailed to him for this purpose is worth nothing any more. */
    void forget(String userId, Purpose purpose) {
        em.createQuery(
                        "delete from TicketEntity t where t.realmId = :realm and t.userId = :user and t.purpose = :purpose")
                .setParameter("realm", realmId)
                .setParameter("user", userId)
                .setParameter("purpose", purpose)
                .executeUpdate();
    }

    void forgetInvitation(String invitationId) {
        em.flush();
        em.createQuery("delete from TicketEntity t where t.realmId = :realm and t.invitationId = :invitation")
                .setParameter("realm", realmId)
                .setParameter("invitation", invitationId)
                .executeUpdate();
    }

    /** Those of all realms that expired by then. */
    static void removeExpired(KeycloakSession session, Instant until) {
        session.getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .createQuery("delete from TicketEntity t where t.expiresAt <= :until")
                .setParameter("until", until.toEpochMilli())
                .executeUpdate();
    }

    /** Those of a user, or of all users of the realm, who are gone. @param userId null for all */
    void removed(@Nullable String userId) {
        for (String entity : List.of("TicketEntity", "InvitationEntity")) {
            var query = em.createQuery("delete from " + entity + " e where e.realmId = :realm"
                            + (userId == null ? "" : " and e.userId = :user"))
                    .setParameter("realm", realmId);
            if (userId != null) {
                query.setParameter("user", userId);
            }
            query.executeUpdate();
        }
    }
}
