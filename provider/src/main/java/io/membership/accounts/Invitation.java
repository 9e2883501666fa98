package io.membership.accounts;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody was asked to come.
 *
 * @param userId empty for one whose user went when it was taken back
 * @param sentCount mails, the first included; 0 for one whose link was handed over by hand
 * @param ended when it was accepted or revoked
 * @param invitedBy id of the user or service account who invites
 * @param redirectUri where the person goes on after accepting, checked against a client
 * @param promised JSON of what a user gets who was there before; null for who came by this invitation
 */
record Invitation(
        String id,
        String userId,
        String email,
        InvitationStatus status,
        Instant created,
        Instant expires,
        Duration lifetime,
        int sentCount,
        @Nullable Instant sent,
        @Nullable Instant ended,
        @Nullable String invitedBy,
        @Nullable String redirectUri,
        @Nullable String promised) {

    boolean isPending() {
        return status == InvitationStatus.PENDING;
    }
}
