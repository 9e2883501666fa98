package io.membership.triggers.delivery;

import org.jspecify.annotations.Nullable;

/**
 * A delivery that is ours until its lease ends.
 *
 * @param lease token without which nothing is recorded
 * @param part which one, of several that its event makes for its trigger
 * @param attempt 1 for the first
 * @param body of the event; null if it is gone
 */
record Claimed(
        String id,
        String lease,
        String realmId,
        String triggerId,
        String userId,
        int part,
        int attempt,
        long createdAt,
        @Nullable String traceparent,
        @Nullable String body) {}
