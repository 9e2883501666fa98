package io.membership.accounts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Nationalized;
import org.jspecify.annotations.Nullable;

/** An invitation, kept after it ended. Fields are set before it is stored and never after; {@link InvitationTable} updates. */
@Entity
@Table(name = "MEMBERSHIP_INVITATION")
final class InvitationEntity {

    @Id
    @Column(name = "ID", length = 36)
    String id = "";

    @Column(name = "REALM_ID", nullable = false, length = 36)
    String realmId = "";

    /** Null once the user went together with his invitations. */
    @Column(name = "USER_ID")
    @Nullable String userId;

    @Column(name = "EMAIL", nullable = false)
    String email = "";

    /** Never EXPIRED: that is for the clock to say. */
    @Enumerated(EnumType.STRING)
    @Column(name = "STATUS", nullable = false, length = 10)
    InvitationStatus status = InvitationStatus.PENDING;

    @Column(name = "CREATED_AT", nullable = false)
    long createdAt;

    @Column(name = "EXPIRES_AT", nullable = false)
    long expiresAt;

    /** Length of its life, for a resend to begin anew. */
    @Column(name = "LIFETIME", nullable = false)
    long lifetime;

    @Column(name = "SENT_COUNT", nullable = false)
    int sentCount;

    @Column(name = "SENT_AT")
    @Nullable Long sentAt;

    @Column(name = "ENDED_AT")
    @Nullable Long endedAt;

    @Column(name = "INVITED_BY")
    @Nullable String invitedBy;

    @Column(name = "REDIRECT_URI", length = 2000)
    @Nullable String redirectUri;

    /** JSON of the roles and the meta that somebody gets who was a user before; null for who came by it. */
    @Nationalized
    @Column(name = "PROMISED")
    @Nullable String promised;
}
