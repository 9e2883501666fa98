package io.membership.accounts;

import io.membership.api.Slice;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The invitations of one realm, within a transaction. */
final class InvitationTable {

    private final EntityManager em;
    private final String realmId;
    private final Clock clock;

    InvitationTable(KeycloakSession session, RealmModel realm, Clock clock) {
        this.em = session.getProvider(JpaConnectionProvider.class).getEntityManager();
        this.realmId = realm.getId();
        this.clock = clock;
    }

    /** Which ones; null is any. @param after where the page before ended */
    record Query(
            @Nullable InvitationStatus status, @Nullable String email, Slice.@Nullable Place after) {}

    void add(Invitation invitation) {
        InvitationEntity row = new InvitationEntity();
        row.id = invitation.id();
        row.realmId = realmId;
        row.userId = invitation.userId();
        row.email = invitation.email();
        row.createdAt = invitation.created().toEpochMilli();
        row.expiresAt = invitation.expires().toEpochMilli();
        row.lifetime = invitation.lifetime().toSeconds();
        row.sentCount = invitation.sentCount();
        row.sentAt = invitation.sent() == null ? null : invitation.sent().toEpochMilli();
        row.invitedBy = invitation.invitedBy();
        row.redirectUri = invitation.redirectUri();
        row.promised = invitation.promised();
        em.persist(row);
    }

    Optional<Invitation> find(String id) {
        return row(id, LockModeType.NONE).map(this::invitation);
    }

    /** The invitation, locked until the transaction ends. */
    Optional<Invitation> lock(String id) {
        return row(id, LockModeType.PESSIMISTIC_WRITE).map(this::invitation);
    }

    /** Whom it is for, without reading the rest. */
    Optional<String> userOf(String id) {
        return em.createQuery(
                        "select i.userId from InvitationEntity i where i.id = :id and i.realmId = :realm"
                                + " and i.userId is not null",
                        String.class)
                .setParameter("id", id)
                .setParameter("realm", realmId)
                .getResultStream()
                .findFirst();
    }

    private Optional<InvitationEntity> row(String id, LockModeType lock) {
        return em.createQuery(
                        "select i from InvitationEntity i where i.id = :id and i.realmId = :realm",
                        InvitationEntity.class)
                .setParameter("id", id)
                .setParameter("realm", realmId)
                .setLockMode(lock)
                .getResultStream()
                .findFirst();
    }

    /** That of a user which he can still accept. */
    Optional<Invitation> pending(String userId) {
        return em.createQuery(
                        "select i from InvitationEntity i where i.realmId = :realm and i.userId = :user"
                                + " and i.status = PENDING and i.expiresAt > :now",
                        InvitationEntity.class)
                .setParameter("realm", realmId)
                .setParameter("user", userId)
                .setParameter("now", clock.millis())
                .getResultStream()
                .map(this::invitation)
                .findFirst();
    }

    /** The newest first. */
    List<Invitation> list(Query query, int max) {
        StringBuilder text = new StringBuilder("select i from InvitationEntity i where i.realmId = :realm");
        InvitationStatus status = query.status();
        if (status != null) {
            text.append(" and i.status = :status");
            if (status == InvitationStatus.PENDING) {
                text.append(" and i.expiresAt > :now");
            } else if (status == InvitationStatus.EXPIRED) {
                text.append(" and i.expiresAt <= :now");
            }
        }
        text.append(query.email() == null ? "" : " and i.email = :email");
        text.append(query.after() == null ? "" : " and (i.createdAt < :at or (i.createdAt = :at and i.id > :id))");
        TypedQuery<InvitationEntity> rows = em.createQuery(
                        text + " order by i.createdAt desc, i.id", InvitationEntity.class)
                .setParameter("realm", realmId)
                .setMaxResults(max);
        if (status != null) {
            rows.setParameter("status", status == InvitationStatus.EXPIRED ? InvitationStatus.PENDING : status);
            if (status == InvitationStatus.PENDING || status == InvitationStatus.EXPIRED) {
                rows.setParameter("now", clock.millis());
            }
        }
        if (query.email() != null) {
            rows.setParameter("email", query.email());
        }
        Slice.Place after = query.after();
        if (after != null) {
            rows.setParameter("at", after.at()).setParameter("id", after.id());
        }
        return rows.getResultList().stream().map(this::invitation).toList();
    }

    /** It goes out once more, with all its time. */
    void sentAgain(String id, Instant expires) {
        em.createQuery(
                        "update InvitationEntity i set i.expiresAt = :expires, i.sentCount = i.sentCount + 1, i.sentAt = :now"
                                + " where i.id = :id")
                .setParameter("expires", expires.toEpochMilli())
                .setParameter("now", clock.millis())
                .setParameter("id", id)
                .executeUpdate();
        // It was read when it was locked, and will be read again for the answer.
        em.refresh(em.getReference(InvitationEntity.class, id));
    }

    /** It is accepted or revoked; false if it was not pending any more. */
    boolean end(String id, InvitationStatus how) {
        return em.createQuery("update InvitationEntity i set i.status = :how, i.endedAt = :now"
                                + " where i.id = :id and i.status = PENDING")
                        .setParameter("how", how)
                        .setParameter("now", clock.millis())
                        .setParameter("id", id)
                        .executeUpdate()
                == 1;
    }

    /** The user is about to go, and what he was sent stays on record: as taken back, where he has not accepted. */
    void outlive(String userId) {
        em.createQuery("update InvitationEntity i set i.status = REVOKED, i.endedAt = :now"
                        + " where i.realmId = :realm and i.userId = :user and i.status = PENDING")
                .setParameter("now", clock.millis())
                .setParameter("realm", realmId)
                .setParameter("user", userId)
                .executeUpdate();
        em.createQuery("update InvitationEntity i set i.userId = null where i.realmId = :realm and i.userId = :user")
                .setParameter("realm", realmId)
                .setParameter("user", userId)
                .executeUpdate();
    }

    /** Forgets, in all realms, those without a user that ended or expired by then. */
    static void removeForsaken(KeycloakSession session, Instant until) {
        session.getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .createQuery("delete from InvitationEntity i where i.userId is null"
                        + " and coalesce(i.endedAt, i.expiresAt) <= :until")
                .setParameter("until", until.toEpochMilli())
                .executeUpdate();
    }

    private Invitation invitation(InvitationEntity row) {
        Instant expires = Instant.ofEpochMilli(row.expiresAt);
        boolean late = row.status == InvitationStatus.PENDING && !expires.isAfter(clock.instant());
        return new Invitation(
                row.id,
                row.userId == null ? "" : row.userId,
                row.email,
                late ? InvitationStatus.EXPIRED : row.status,
                Instant.ofEpochMilli(row.createdAt),
                expires,
                Duration.ofSeconds(row.lifetime),
                row.sentCount,
                instant(row.sentAt),
                instant(row.endedAt),
                row.invitedBy,
                row.redirectUri,
                row.promised);
    }

    private static @Nullable Instant instant(@Nullable Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }
}
