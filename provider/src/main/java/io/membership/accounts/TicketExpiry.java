package io.membership.accounts;

import java.time.Clock;
import java.time.Duration;
import org.keycloak.models.KeycloakSession;
import org.keycloak.timer.ScheduledTask;

/** Throws tickets away that nobody used in their time. Invitations stay: they are history. */
public final class TicketExpiry implements ScheduledTask {

    /** Long enough for a page to say "expired" rather than "unknown". */
    private static final Duration KEPT = Duration.ofDays(7);

    private final Clock clock;

    public TicketExpiry(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void run(KeycloakSession session) {
        Tickets.removeExpired(session, clock.instant().minus(KEPT));
    }
}
