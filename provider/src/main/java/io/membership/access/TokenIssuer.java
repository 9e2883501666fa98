package io.membership.access;

import io.membership.api.Call;
import io.membership.api.SessionCookie;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.OAuth2Constants;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.protocol.oidc.TokenManager;
import org.keycloak.services.Urls;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.managers.AuthenticationSessionManager;
import org.keycloak.services.managers.UserSessionManager;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Opens a session for a user whom we know to be himself, for example since he has just registered, with the access token
 * that a login of his would give. It follows Keycloak's own login step by step (AuthenticationManager, TokenManager;
 * reference keycloak chapter 4), so that the token, the session and the LOGIN event are ordinary ones.
 */
public final class TokenIssuer {

    private static final String METHOD = "membership";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final @Nullable ClientModel callersClient;

    public TokenIssuer(Call call) {
        this(
                call.session(),
                call.realm(),
                call.caller().isOf(call.realm()) ? call.caller().client() : null);
    }

    TokenIssuer(KeycloakSession session, RealmModel realm, @Nullable ClientModel callersClient) {
        this.session = session;
        this.realm = realm;
        this.callersClient = callersClient;
    }

    /** A session of the user, or nothing if Keycloak would not let him in now: actions are open, no client fits. */
    public Optional<Login> login(UserModel user) {
        boolean mayEnter = user.isEnabled()
                && user.getRequiredActionsStream().findAny().isEmpty()
                && !(realm.isVerifyEmail() && user.getEmail() != null && !user.isEmailVerified());
        return mayEnter ? SignInClient.of(realm, callersClient).map(client -> open(user, client)) : Optional.empty();
    }

    /** A session through this client, of a user whom nothing keeps out. */
    Login open(UserModel user, ClientModel client) {
        AuthenticationSessionModel steps = steps(session, realm, client);
        steps.setAuthenticatedUser(user);
        String address = session.getContext().getConnection().getRemoteHost();
        UserSessionModel userSession = new UserSessionManager(session)
                .createUserSession(
                        steps.getParentSession().getId(),
                        realm,
                        user,
                        user.getUsername(),
                        address,
                        METHOD,
                        false,
                        null,
                        null,
                        UserSessionModel.SessionPersistenceState.PERSISTENT);
        AuthenticationManager.setClientScopesInSession(session, steps);
        ClientSessionContext context = TokenManager.attachAuthenticationSession(session, userSession, steps);
        EventBuilder event = new EventBuilder(
                        realm, session, session.getContext().getConnection())
                .event(EventType.LOGIN)
                .client(client)
                .user(user)
                .session(userSession)
                .detail(Details.USERNAME, user.getUsername())
                .detail(Details.AUTH_METHOD, METHOD);
        return finish(session, event, userSession, context);
    }

    /** The first step of a login through this client, for the tokens that an OIDC login with {@code scope=openid} gives. */
    static AuthenticationSessionModel steps(KeycloakSession session, RealmModel realm, ClientModel client) {
        return prepared(
                session,
                new AuthenticationSessionManager(session)
                        .createAuthenticationSession(realm, false)
                        .createAuthenticationSession(client));
    }

    /** The same for a login that has begun already. */
    static AuthenticationSessionModel prepared(KeycloakSession session, AuthenticationSessionModel steps) {
        String issuer = Urls.realmIssuer(
                session.getContext().getUri().getBaseUri(), steps.getRealm().getName());
        steps.setProtocol(OIDCLoginProtocol.LOGIN_PROTOCOL);
        steps.setClientNote(OIDCLoginProtocol.ISSUER, issuer);
        steps.setClientNote(OAuth2Constants.SCOPE, OAuth2Constants.SCOPE_OPENID);
        return steps;
    }

    /** The last step: the token of that session, and the event that says so. */
    static Login finish(
            KeycloakSession session, EventBuilder event, UserSessionModel userSession, ClientSessionContext context) {
        ClientModel client = context.getClientSession().getClient();
        RealmModel realm = userSession.getRealm();
        String token = new TokenManager()
                .responseBuilder(realm, client, event, session, userSession, context)
                .generateAccessToken()
                .build()
                .getToken();
        event.success();
        return new Login(
                userSession.getUser(),
                token,
                new SessionCookie(userSession.getId(), client.getId(), userSession.isRememberMe()));
    }
}
