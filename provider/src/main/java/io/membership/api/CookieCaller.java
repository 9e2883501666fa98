package io.membership.api;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import org.keycloak.common.util.Time;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.TokenManager;
import org.keycloak.representations.AccessToken;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.resources.admin.AdminAuth;
import org.keycloak.services.util.DefaultClientSessionContext;

/**
 * The caller behind a {@link SessionCookie}. He may do what a token of his session would let him, checked as Keycloak
 * checks one; and he must not come from another site, whatever the verb, for a browser sends cookies by itself.
 */
final class CookieCaller {

    /** A session that is used stays alive, as one whose token is refreshed does; written at most this often. */
    private static final int SECONDS_BETWEEN_SIGNS_OF_LIFE = 60;

    private CookieCaller() {}

    /** Empty if the request carries no cookie of ours. 403 from another site. */
    static Optional<AdminAuth> of(KeycloakSession session, RealmModel realm) {
        Optional<SessionCookie> cookie = SessionCookie.read(session);
        cookie.ifPresent(found -> refuseOtherSites(session.getContext().getRequestHeaders()));
        return cookie.flatMap(found -> auth(session, realm, found));
    }

    /** SameSite keeps the cookie at home already; this holds where a browser does not know it. */
    private static void refuseOtherSites(HttpHeaders headers) {
        if ("cross-site".equalsIgnoreCase(headers.getHeaderString("Sec-Fetch-Site"))) {
            throw ApiException.forbidden("Forbidden", "Sec-Fetch-Site", "crossSite");
        }
    }

    private static Optional<AdminAuth> auth(KeycloakSession session, RealmModel realm, SessionCookie cookie) {
        UserSessionModel userSession = session.sessions().getUserSession(realm, cookie.sessionId());
        ClientModel client = realm.getClientById(cookie.client());
        if (userSession == null || client == null || !client.isEnabled()) {
            return Optional.empty();
        }
        AuthenticatedClientSessionModel through = userSession.getAuthenticatedClientSessionByClient(client.getId());
        UserModel user = userSession.getUser();
        if (through == null
                || !AuthenticationManager.isSessionValid(realm, userSession)
                || userSession.getStarted() < Math.max(realm.getNotBefore(), client.getNotBefore())) {
            return Optional.empty();
        }
        session.getContext().setClient(client);
        AccessToken token = new TokenManager()
                .createClientAccessToken(
                        session,
                        realm,
                        client,
                        user,
                        userSession,
                        DefaultClientSessionContext.fromClientSessionScopeParameter(through, session),
                        false);
        token.iat((long) userSession.getStarted());
        if (!TokenManager.isUserValid(session, realm, token, user)) {
            return Optional.empty();
        }
        if (Time.currentTime() - userSession.getLastSessionRefresh() > SECONDS_BETWEEN_SIGNS_OF_LIFE) {
            userSession.setLastSessionRefresh(Time.currentTime());
        }
        session.getContext().setBearerToken(token);
        session.getContext().setUserSession(userSession);
        return Optional.of(new AdminAuth(realm, token, user, client));
    }
}
