package io.membership.devices;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A device as CodeMash clients read it (reference chapter 3.3); what is unknown is absent.
 *
 * @param createdOn ISO 8601 in UTC, when it was registered first
 * @param userId whose it is; null if nobody has said yet
 * @param totalNotifications how many it took
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "A device of a user")
public record Device(
        String id,
        String createdOn,
        @Nullable Token token,
        @Nullable String userId,
        @Nullable String operatingSystem,
        @Nullable String brand,
        @Nullable String deviceName,
        @Nullable String timeZone,
        @Nullable String language,
        @Nullable String locale,
        Map<String, String> meta,
        long totalNotifications,
        @JsonIgnore @Nullable PushToken push) {

    /** What the device is reached by, as clients read it. */
    @Schema(name = "DeviceToken")
    public record Token(String provider, String token) {}
}
