package io.membership.access;

import io.membership.api.Call;
import io.membership.settings.Settings;
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
import org.keycloak.sessions.RootAuthenticationSessionModel;

/**
 * Opens a session for a user who has just registered, with the access token that a login of his would give. It follows
 * Keycloak's own login step by step (AuthenticationManager, TokenManager; reference keycloak chapter 4), so that the
 * token, the session and the LOGIN event are ordinary ones.
 */
public final class TokenIssuer {

    private static final String METHOD = "membership";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final ClientModel callersClient;
    private final boolean callerIsOfRealm;

    public TokenIssuer(Call call) {
        this.session = call.session();
        this.realm = call.realm();
        this.callersClient = call.caller().client();
        this.callerIsOfRealm = call.caller().isOf(realm);
    }

    /** A session of the user, or nothing if Keycloak would not let him in now: actions are open, no client fits. */
    public Optional<Login> login(UserModel user) {
        ClientModel client = client();
        boolean mayEnter = user.isEnabled()
                && user.getRequiredActionsStream().findAny().isEmpty()
                && !(realm.isVerifyEmail() && user.getEmail() != null && !user.isEmailVerified());
        return client == null || !mayEnter ? Optional.empty() : Optional.of(open(user, client));
    }

    private @Nullable ClientModel client() {
        String configured = Settings.of(realm).autoLoginClient();
        ClientModel client =
                configured.isEmpty() ? (callerIsOfRealm ? callersClient : null) : realm.getClientByClientId(configured);
        return client == null || !client.isEnabled() || client.isBearerOnly() || client.isConsentRequired()
                ? null
                : client;
    }

    private Login open(UserModel user, ClientModel client) {
        RootAuthenticationSessionModel root =
                new AuthenticationSessionManager(session).createAuthenticationSession(realm, false);
        AuthenticationSessionModel steps = root.createAuthenticationSession(client);
        steps.setAuthenticatedUser(user);
        steps.setProtocol(OIDCLoginProtocol.LOGIN_PROTOCOL);
        steps.setClientNote(
                OIDCLoginProtocol.ISSUER,
                Urls.realmIssuer(session.getContext().getUri().getBaseUri(), realm.getName()));
        steps.setClientNote(OAuth2Constants.SCOPE, OAuth2Constants.SCOPE_OPENID);
        String address = session.getContext().getConnection().getRemoteHost();
        UserSessionModel userSession = new UserSessionManager(session)
                .createUserSession(
                        root.getId(),
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
        String token = new TokenManager()
                .responseBuilder(realm, client, event, session, userSession, context)
                .generateAccessToken()
                .build()
                .getToken();
        event.success();
        return new Login(token, userSession.getId());
    }
}
