package io.membership.devices;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.membership.api.Json;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Nationalized;
import org.jspecify.annotations.Nullable;

/** A push notification that at least one device of a user took. */
@Entity
@Table(name = "MEMBERSHIP_NOTIFICATION")
final class NotificationEntity {

    static final int LONGEST_TITLE = 255;

    @Id
    @Column(name = "ID", length = 36)
    String id = "";

    @Column(name = "REALM_ID", nullable = false, length = 36)
    String realmId = "";

    @Column(name = "USER_ID", nullable = false)
    String userId = "";

    @Nationalized
    @Column(name = "TITLE", length = LONGEST_TITLE)
    @Nullable String title;

    /** Null where the database knows no empty text. */
    @Nationalized
    @Column(name = "BODY")
    @Nullable String body;

    /** JSON. */
    @Nationalized
    @Column(name = "DATA")
    @Nullable String data;

    @Column(name = "CREATED_AT", nullable = false)
    long createdAt;

    @Column(name = "READ_AT")
    @Nullable Long readAt;

    Notification view() {
        return new Notification(
                id,
                userId,
                title,
                body == null ? "" : body,
                Json.parse(data == null ? "{}" : data).orElseGet(JsonNodeFactory.instance::objectNode),
                DeviceEntity.date(createdAt),
                readAt != null,
                readAt == null ? null : DeviceEntity.date(readAt));
    }
}
