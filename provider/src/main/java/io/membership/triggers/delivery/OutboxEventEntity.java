package io.membership.triggers.delivery;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Nationalized;
import org.jspecify.annotations.Nullable;

/** What happened to a user, kept in full for as long as deliveries are: for retries, replays and rehearsals. */
@Entity
@Table(name = "MEMBERSHIP_EVENT")
final class OutboxEventEntity {

    @Id
    @Column(name = "ID", length = 36)
    String id = "";

    @Column(name = "SEQ", nullable = false)
    long seq;

    @Column(name = "REALM_ID", nullable = false, length = 36)
    String realmId = "";

    @Column(name = "USER_ID", nullable = false)
    String userId = "";

    @Column(name = "KIND", nullable = false, length = 32)
    String kind = "";

    @Column(name = "CREATED_AT", nullable = false)
    long createdAt;

    @Column(name = "TRACEPARENT", length = 64)
    @Nullable String traceparent;

    /** JSON; null once the user is gone and nobody waits for it any more. */
    @Nationalized
    @Column(name = "BODY")
    @Nullable String body;
}
