package io.membership.accounts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A ticket that nobody has used yet. Fields are set before it is stored and never after; {@link Tickets} updates by statement. */
@Entity
@Table(name = "MEMBERSHIP_TICKET")
final class TicketEntity {

    @Id
    @Column(name = "ID", length = 36)
    String id = "";

    @Column(name = "REALM_ID", nullable = false, length = 36)
    String realmId = "";

    @Column(name = "USER_ID", nullable = false)
    String userId = "";

    @Enumerated(EnumType.STRING)
    @Column(name = "PURPOSE", nullable = false, length = 20)
    Purpose purpose = Purpose.VERIFICATION;

    @Column(name = "EMAIL", nullable = false)
    String email = "";

    @Column(name = "EXPIRES_AT", nullable = false)
    long expiresAt;

    @Column(name = "INVITATION_ID", length = 36)
    @Nullable String invitationId;

    Ticket ticket() {
        return new Ticket(id, purpose, userId, email, Instant.ofEpochMilli(expiresAt), invitationId);
    }
}
