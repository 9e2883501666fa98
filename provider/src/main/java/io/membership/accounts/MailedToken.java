package io.membership.accounts;

import org.keycloak.Token;
import org.keycloak.TokenCategory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.representations.JsonWebToken;

/**
 * The token in the link of a mail: a JWT with the realm's internal signature that names a {@link Ticket} ({@code jti}), its
 * user and, by its type, its purpose. Everything else is asked of the ticket.
 */
public final class MailedToken extends JsonWebToken implements Token {

    private static final String TYPE = "membership-";

    /** For the parser. */
    public MailedToken() {
        // claims are read in
    }

    /**
     * @param session whose context's realm is this one
     * @param base address of the server, that of the request which led to the mail
     */
    static String of(KeycloakSession session, RealmModel realm, Ticket ticket, String base) {
        MailedToken token = new MailedToken();
        token.id(ticket.id());
        token.subject(ticket.userId());
        token.type(TYPE + ticket.purpose().word());
        token.issuer(base + "realms/" + realm.getName());
        token.exp(ticket.expires().getEpochSecond());
        return session.tokens().encode(token);
    }

    boolean isFor(Purpose purpose) {
        return (TYPE + purpose.word()).equals(getType()) && getId() != null && getSubject() != null;
    }

    @Override
    public TokenCategory getCategory() {
        return TokenCategory.INTERNAL;
    }
}
