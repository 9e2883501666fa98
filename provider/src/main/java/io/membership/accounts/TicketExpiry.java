package io.membership.accounts;

import java.time.Clock;
import java.time.Duration;
import org.keycloak.models.KeycloakSession;
import org.keycloak.timer.ScheduledTask;

/**
 * Throws tickets and codes away that nobody used in their time. Invitations stay, for they are history; but the address of
 * somebody who never was a user is nobody's business for long.
 */
public final class TicketExpiry implements ScheduledTask {

    /** Long enough for a page to say "expired" rather than "unknown". */
    private static final Duration KEPT = Duration.ofDays(7);

    private static final Duration REMEMBERED = Duration.ofDays(30);

    private final Clock clock;

    public TicketExpiry(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void run(KeycloakSession session) {
        Tickets.removeExpired(session, clock.instant().minus(KEPT));
        InvitationTable.removeForsaken(session, clock.instant().minus(REMEMBERED));
        PhoneCodes.removeExpired(session, clock.instant());
    }
}
