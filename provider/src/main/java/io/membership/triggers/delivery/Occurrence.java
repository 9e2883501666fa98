package io.membership.triggers.delivery;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What happened, as the outbox keeps it.
 *
 * @param kind its type in words of the triggers
 * @param body JSON
 */
public record Occurrence(
        UUID id,
        String realmId,
        String userId,
        String kind,
        Instant time,
        @Nullable String traceparent,
        String body) {

    /** Kind of the news that a user is gone. */
    public static final String DELETION = "Delete";
}
