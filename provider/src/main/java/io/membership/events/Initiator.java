package io.membership.events;

import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.representations.JsonWebToken;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Who started a change. Every member is null where Keycloak does not know it: a timer, an anonymous registration.
 *
 * @param userId of the user, or of the service account of {@code clientId}; of the master realm if the token was
 * @param clientId public client id ({@code client_id}), not Keycloak's internal one
 * @param sessionId of the user session
 */
public record Initiator(
        @Nullable String userId,
        @Nullable String clientId,
        @Nullable String sessionId) {

    /** Nobody we know. */
    public static final Initiator UNKNOWN = new Initiator(null, null, null);

    private static final String ATTRIBUTE = Initiator.class.getName();

    /** Says once per request who the caller is, where the token in the session's context does not. */
    public void on(KeycloakSession session) {
        session.setAttribute(ATTRIBUTE, this);
    }

    /** Who was left on the session, else who is behind its token, its user session or its login. */
    static Initiator of(KeycloakSession session) {
        Initiator left = session.getAttribute(ATTRIBUTE, Initiator.class);
        if (left != null) {
            return left;
        }
        KeycloakContext context = session.getContext();
        String clientId =
                context.getClient() == null ? null : context.getClient().getClientId();
        UserSessionModel userSession = context.getUserSession();
        if (context.getBearerToken() instanceof JsonWebToken token && token.getSubject() != null) {
            return new Initiator(token.getSubject(), clientId, idOf(userSession));
        }
        if (userSession != null) {
            return new Initiator(idOf(userSession.getUser()), clientId, userSession.getId());
        }
        AuthenticationSessionModel login = context.getAuthenticationSession();
        return new Initiator(login == null ? null : idOf(login.getAuthenticatedUser()), clientId, null);
    }

    private static @Nullable String idOf(@Nullable UserModel user) {
        return user == null ? null : user.getId();
    }

    private static @Nullable String idOf(@Nullable UserSessionModel session) {
        return session == null ? null : session.getId();
    }
}
