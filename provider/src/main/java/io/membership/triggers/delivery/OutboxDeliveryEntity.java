package io.membership.triggers.delivery;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/**
 * One event on its way through one trigger. Fields are set before it is stored and never after: the server's build turns
 * setters into change tracking, which fields written from outside escape; {@link Outbox} updates by statement.
 */
@Entity
@Table(name = "MEMBERSHIP_DELIVERY")
final class OutboxDeliveryEntity {

    @Id
    @Column(name = "ID", length = 36)
    String id = "";

    /** That of its event: among deliveries of one trigger and user the smaller goes first. */
    @Column(name = "SEQ", nullable = false)
    long seq;

    @Column(name = "EVENT_ID", nullable = false, length = 36)
    String eventId = "";

    @Column(name = "REALM_ID", nullable = false, length = 36)
    String realmId = "";

    @Column(name = "TRIGGER_ID", nullable = false, length = 36)
    String triggerId = "";

    /** Which one, of several that one event makes for one trigger. */
    @Column(name = "PART", nullable = false)
    int part;

    @Column(name = "USER_ID", nullable = false)
    String userId = "";

    @Enumerated(EnumType.STRING)
    @Column(name = "STATE", nullable = false, length = 10)
    DeliveryState state = DeliveryState.PENDING;

    @Column(name = "ATTEMPTS", nullable = false)
    int attempts;

    /** From when on anybody may take it: the time of the next attempt or, while it is taken, the end of the lease. */
    @Column(name = "DUE_AT", nullable = false)
    long dueAt;

    /** Token of who took it. */
    @Column(name = "LEASE", length = 36)
    @Nullable String lease;

    @Column(name = "CREATED_AT", nullable = false)
    long createdAt;

    @Column(name = "DONE_AT")
    @Nullable Long doneAt;

    @Column(name = "LAST_STATUS")
    @Nullable Integer lastStatus;
}
