package io.membership.api;

import jakarta.ws.rs.core.NewCookie;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * The cookie {@code ss-id} with the id of the user's session, as ServiceStack sets it on login (reference chapter 1.4).
 * The id alone opens nothing on Keycloak's side; scripts cannot read it, and other sites cannot send it along.
 */
final class SessionCookie {

    private static final String NAME = "ss-id";

    private SessionCookie() {}

    static NewCookie of(KeycloakSession session, String sessionId) {
        RealmModel realm = session.getContext().getRealm();
        return new NewCookie.Builder(NAME)
                .value(sessionId)
                .path("/")
                .httpOnly(true)
                .secure("https"
                        .equals(session.getContext().getUri().getBaseUri().getScheme()))
                .sameSite(NewCookie.SameSite.LAX)
                .maxAge(realm.getSsoSessionMaxLifespan())
                .build();
    }
}
