package io.membership.mail;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * What a feature has posted, when its letter is about to be sent.
 *
 * @param session whose context's realm is this one
 * @param found whom it is for, as he is now; null if there is no such user
 * @param data as it was posted
 */
public record Posted(
        KeycloakSession session, RealmModel realm, @Nullable UserModel found, JsonNode data) {

    static final String BASE = "base";

    /** Whom it is for, as he is now. @throws MailFault never to be sent, if he is gone */
    public UserModel user() {
        if (found == null) {
            throw MailFault.hopeless("the user is gone");
        }
        return found;
    }

    /** Address of the server, for links; see {@link PostOffice#dataFrom}. */
    public String base() {
        return data.path(BASE).asText();
    }
}
