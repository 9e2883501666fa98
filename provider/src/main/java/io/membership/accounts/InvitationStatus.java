package io.membership.accounts;

import java.util.Locale;

/** How an invitation stands. */
enum InvitationStatus {
    PENDING,
    ACCEPTED,
    EXPIRED,
    REVOKED;

    /** As callers read it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
