package io.membership.devices;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a user was shown by push; what is unknown is absent. The members are ours: CodeMash's are not public.
 *
 * @param data for the application, an object
 * @param createdOn ISO 8601 in UTC, when a device took it
 * @param readOn null if it is unread
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "A push notification that a user was sent")
public record Notification(
        String id,
        String userId,
        @Nullable String title,
        String body,
        @Schema(implementation = Object.class) JsonNode data,
        String createdOn,
        boolean isRead,
        @Nullable String readOn) {}
