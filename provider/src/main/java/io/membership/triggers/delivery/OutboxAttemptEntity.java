package io.membership.triggers.delivery;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Nationalized;
import org.jspecify.annotations.Nullable;

/** One try of a delivery and what came of it. */
@Entity
@Table(name = "MEMBERSHIP_ATTEMPT")
final class OutboxAttemptEntity {

    @Id
    @Column(name = "ID", length = 36)
    String id = "";

    @Column(name = "DELIVERY_ID", nullable = false, length = 36)
    String deliveryId = "";

    @Column(name = "TRIGGER_ID", nullable = false, length = 36)
    String triggerId = "";

    @Column(name = "STARTED_AT", nullable = false)
    long startedAt;

    @Column(name = "MILLIS", nullable = false)
    long millis;

    @Column(name = "DELIVERED", nullable = false)
    boolean delivered;

    @Column(name = "STATUS")
    @Nullable Integer status;

    @Nationalized
    @Column(name = "ANSWER", length = 1024)
    @Nullable String answer;

    @Nationalized
    @Column(name = "ERROR", length = 255)
    @Nullable String error;
}
