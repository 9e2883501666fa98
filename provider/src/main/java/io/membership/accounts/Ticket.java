package io.membership.accounts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a mailed token is good for, once.
 *
 * @param email that it was mailed to: with another address of the user it is worth nothing
 * @param invitationId of an invitation, null otherwise
 */
record Ticket(
        String id,
        Purpose purpose,
        String userId,
        String email,
        Instant expires,
        @Nullable String invitationId) {}
