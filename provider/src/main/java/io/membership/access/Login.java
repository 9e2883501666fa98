package io.membership.access;

import io.membership.api.SessionCookie;
import org.keycloak.models.UserModel;

/**
 * A user's new session.
 *
 * @param token access token, to be sent as bearer
 * @param cookie names the session, and stands in for the token
 */
public record Login(UserModel user, String token, SessionCookie cookie) {

    @Override
    public String toString() {
        return "Login[" + cookie.sessionId() + ']'; // a record would print the token into logs
    }
}
