package io.membership.accounts;

import io.membership.settings.Settings;
import org.keycloak.common.util.KeycloakUriBuilder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Where the links of mails lead: to the page of an application if the realm's settings name one, or else to our own; the
 * token is the query member {@code token}.
 *
 * @param base address of the server as the request had it that led to the mail: a thread that sends mails has no request
 */
record Link(String base) {

    /** That of the request at hand. */
    static Link here(KeycloakSession session) {
        return new Link(session.getContext().getUri().getBaseUri().toString());
    }

    String to(KeycloakSession session, RealmModel realm, Ticket ticket) {
        String callback = ticket.purpose().callback(Settings.of(realm));
        KeycloakUriBuilder page = callback.isEmpty()
                ? KeycloakUriBuilder.fromUri(base).path("realms/{realm}/membership/account/{purpose}")
                : KeycloakUriBuilder.fromUri(callback, false);
        page.queryParam("token", MailedToken.of(session, realm, ticket, base));
        return callback.isEmpty()
                ? page.buildAsString(realm.getName(), ticket.purpose().word())
                : page.buildAsString();
    }
}
