package io.membership.mail;

import com.fasterxml.jackson.databind.JsonNode;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * What a feature has posted, when its letter is about to be sent.
 *
 * @param session whose context's realm is this one
 * @param user whom it is for, as he is now
 * @param data as it was posted
 */
public record Posted(KeycloakSession session, RealmModel realm, UserModel user, JsonNode data) {

    static final String BASE = "base";

    /** Address of the server, for links; see {@link PostOffice#dataFrom}. */
    public String base() {
        return data.path(BASE).asText();
    }
}
