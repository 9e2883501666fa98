package io.membership.accounts;

import io.membership.api.ApiException;
import io.membership.api.Visit;
import io.membership.users.Standing;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.models.UserModel;

/**
 * What a mailed token proves: somebody reads the mail of this user. 400 {@code InvalidToken} for what is none of this realm
 * and purpose, {@code ExpiredToken}, {@code UsedToken} for one that was used, replaced, or mailed to another address.
 */
record Proof(Ticket ticket, UserModel user) {

    private static final String TOKEN = "token";

    /** The proof that the visitor brings; the user is locked until the transaction ends. */
    static Proof of(Visit visit, Purpose purpose, Clock clock) {
        MailedToken token = visit.session().tokens().decode(visit.arguments().required(TOKEN), MailedToken.class);
        if (token == null || !token.isFor(purpose)) {
            throw ApiException.badRequest("InvalidToken", TOKEN, "tokenInvalid");
        }
        if (token.getExp() == null || !Instant.ofEpochSecond(token.getExp()).isAfter(clock.instant())) {
            throw ApiException.badRequest("ExpiredToken", TOKEN, "tokenExpired");
        }
        Ticket ticket = new Tickets(visit.session(), visit.realm(), clock)
                .find(token.getId())
                .filter(found -> found.purpose() == purpose)
                .orElseThrow(() -> ApiException.badRequest("UsedToken", TOKEN, "tokenUsed"));
        UserModel user = new Standing(visit.session(), visit.realm()).locked(ticket.userId());
        if (user == null || !user.isEnabled() || !ticket.email().equalsIgnoreCase(user.getEmail())) {
            throw ApiException.badRequest("UsedToken", TOKEN, "tokenUsed");
        }
        return new Proof(ticket, user);
    }

    /** Whether there is one; for pages that ask before they show a form. */
    static Optional<Proof> find(Visit visit, Purpose purpose, Clock clock) {
        try {
            return Optional.of(of(visit, purpose, clock));
        } catch (ApiException refused) {
            return Optional.empty();
        }
    }

    /** Uses it up. */
    void use(Visit visit, Clock clock) {
        if (!new Tickets(visit.session(), visit.realm(), clock).use(ticket)) {
            throw ApiException.badRequest("UsedToken", TOKEN, "tokenUsed");
        }
    }
}
