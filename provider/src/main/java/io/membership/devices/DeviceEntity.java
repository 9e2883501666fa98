package io.membership.devices;

import com.fasterxml.jackson.databind.JsonNode;
import io.membership.api.Json;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hibernate.annotations.Nationalized;
import org.jspecify.annotations.Nullable;

/** A device that was registered. */
@Entity
@Table(name = "MEMBERSHIP_DEVICE")
final class DeviceEntity {

    private static final DateTimeFormatter ISO =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    @Id
    @Column(name = "ID", length = 36)
    String id = "";

    @Column(name = "REALM_ID", nullable = false, length = 36)
    String realmId = "";

    @Column(name = "USER_ID")
    @Nullable String userId;

    @Column(name = "CREATED_AT", nullable = false)
    long createdAt;

    @Column(name = "PROVIDER", length = 16)
    @Nullable String provider;

    @Column(name = "PUSH_TOKEN", length = 1024)
    @Nullable String token;

    /** Of the token, which is too long for an index; the id where there is none, since some databases have but one null. */
    @Column(name = "TOKEN_HASH", nullable = false, length = 64)
    String tokenHash = "";

    @Nationalized
    @Column(name = "OPERATING_SYSTEM", length = 100)
    @Nullable String operatingSystem;

    @Nationalized
    @Column(name = "BRAND", length = 100)
    @Nullable String brand;

    @Nationalized
    @Column(name = "DEVICE_NAME")
    @Nullable String deviceName;

    @Column(name = "TIME_ZONE", length = 64)
    @Nullable String timeZone;

    @Column(name = "LANGUAGE_TAG", length = 35)
    @Nullable String language;

    @Column(name = "LOCALE_TAG", length = 35)
    @Nullable String locale;

    /** JSON. */
    @Nationalized
    @Column(name = "META", length = 2000)
    @Nullable String meta;

    /** Counted by statement: a change of the device must not undo it. */
    @Column(name = "TOTAL_NOTIFICATIONS", nullable = false, updatable = false)
    long totalNotifications;

    Device view() {
        PushToken push = provider == null || token == null
                ? null
                : new PushToken(PushProvider.named(provider).orElseThrow(), token);
        Map<String, String> members = new LinkedHashMap<>();
        if (meta != null) {
            Json.parse(meta).ifPresent(json -> json.properties().forEach(each -> put(members, each)));
        }
        return new Device(
                id,
                date(createdAt),
                push == null ? null : new Device.Token(push.provider().toString(), push.token()),
                userId,
                operatingSystem,
                brand,
                deviceName,
                timeZone,
                language,
                locale,
                members,
                totalNotifications,
                push);
    }

    static String date(long milliseconds) {
        return ISO.format(Instant.ofEpochMilli(milliseconds));
    }

    private static void put(Map<String, String> members, Map.Entry<String, JsonNode> member) {
        members.put(member.getKey(), member.getValue().asText());
    }
}
