package io.membership.accounts;

import io.membership.api.ServerClock;
import io.membership.mail.Letter;
import io.membership.mail.MembershipMail;
import io.membership.mail.MembershipMailFactory;
import io.membership.mail.Posted;
import io.membership.settings.Settings;
import io.membership.users.Standing;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/**
 * Letters with a link, one kind for each purpose; the templates are {@code membership-<purpose>}. The token is made here,
 * when the mail is about to leave, and kept nowhere.
 */
public abstract sealed class AccountMailFactory implements MembershipMailFactory {

    private final Purpose purpose;
    final Clock clock = ServerClock.utc();

    private AccountMailFactory(Purpose purpose) {
        this.purpose = purpose;
    }

    @Override
    public final String getId() {
        return purpose.word();
    }

    @Override
    public final MembershipMail create(KeycloakSession session) {
        return posted -> ticket(posted).map(ticket -> letter(posted, ticket));
    }

    /** What the letter shall be good for; empty if it is not wanted any more. */
    abstract Optional<Ticket> ticket(Posted posted);

    /** What the letter says beside its link. */
    Map<String, Object> more(Posted posted, Ticket ticket) {
        return Map.of();
    }

    private Letter letter(Posted posted, Ticket ticket) {
        Map<String, Object> data = new HashMap<>(more(posted, ticket));
        data.put("link", new Link(posted.base()).to(posted.session(), posted.realm(), ticket));
        data.put("seconds", round(Duration.between(clock.instant(), ticket.expires())));
        return Letter.to(posted.session(), posted.user(), "membership-" + purpose.word(), data);
    }

    /** In people's units: the seconds that a mail took to be written are none of their business. */
    private static long round(Duration left) {
        long unit = left.toHours() >= 2 ? 3600 : 60;
        return (Math.max(1, left.toSeconds()) + unit - 1) / unit * unit;
    }

    Optional<Ticket> current(Posted posted) {
        UserModel user = posted.user();
        String email = user.getEmail();
        if (!user.isEnabled() || email == null) {
            return Optional.empty();
        }
        Duration lifetime = purpose.lifetime(Settings.of(posted.realm()));
        return Optional.of(
                new Tickets(posted.session(), posted.realm(), clock).current(purpose, user.getId(), email, lifetime));
    }

    /** Asks somebody to come. */
    public static final class Invitation extends AccountMailFactory {

        public Invitation() {
            super(Purpose.INVITATION);
        }

        @Override
        Optional<Ticket> ticket(Posted posted) {
            Invitations invitations = new Invitations(posted.session(), posted.realm(), clock);
            return invitations
                    .known(posted.data().path(Invitations.ID).asText())
                    .filter(invitation ->
                            invitation.email().equalsIgnoreCase(posted.user().getEmail()))
                    .flatMap(invitations::ticket);
        }

        /** Who invites, as far as that is known, and whether the person has an account already. */
        @Override
        Map<String, Object> more(Posted posted, Ticket ticket) {
            Invitations invitations = new Invitations(posted.session(), posted.realm(), clock);
            String inviter = Optional.ofNullable(ticket.invitationId())
                    .flatMap(invitations::known)
                    .map(invitations::inviter)
                    .orElse("");
            return Map.of("inviter", inviter, "known", !Standing.isInvited(posted.user()));
        }
    }

    /** Asks whether an e-mail address is the user's. */
    public static final class Verification extends AccountMailFactory {

        public Verification() {
            super(Purpose.VERIFICATION);
        }

        @Override
        Optional<Ticket> ticket(Posted posted) {
            return posted.user().isEmailVerified() ? Optional.empty() : current(posted);
        }
    }

    /** Lets somebody choose another password. */
    public static final class Password extends AccountMailFactory {

        public Password() {
            super(Purpose.PASSWORD);
        }

        @Override
        Optional<Ticket> ticket(Posted posted) {
            return current(posted);
        }
    }

    /** Asks somebody whether he really wants to leave. */
    public static final class Deactivation extends AccountMailFactory {

        public Deactivation() {
            super(Purpose.DEACTIVATION);
        }

        @Override
        Optional<Ticket> ticket(Posted posted) {
            return current(posted);
        }
    }
}
