package io.membership.api;

import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.core.HttpHeaders;
import org.jspecify.annotations.Nullable;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.jose.jws.JWSInput;
import org.keycloak.jose.jws.JWSInputException;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.representations.AccessToken;
import org.keycloak.services.Urls;
import org.keycloak.services.managers.AppAuthManager;
import org.keycloak.services.managers.AuthenticationManager.AuthResult;
import org.keycloak.services.managers.RealmManager;
import org.keycloak.services.resources.admin.AdminAuth;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;
import org.keycloak.services.resources.admin.fgap.AdminPermissions;

/**
 * Who calls: an API key (then its service account), a bearer token of the realm, the session of a cookie, an administrator
 * of the master realm, or who acts for one user by a {@link UserToken}. A caller exists only if Keycloak let him in; what he
 * may do is asked of {@link #permissions()}.
 */
public final class Caller {

    private final AdminAuth auth;
    private final AdminPermissionEvaluator permissions;
    private final @Nullable String bearer;
    private final boolean onlyHimself;

    private Caller(
            KeycloakSession session, RealmModel realm, AdminAuth auth, @Nullable String bearer, boolean onlyHimself) {
        this.auth = auth;
        this.bearer = bearer;
        this.permissions = AdminPermissions.evaluator(session, realm, auth);
        this.onlyHimself = onlyHimself;
    }

    /**
     * The caller of this request, checked against {@code realm}.
     *
     * @throws ApiException 401 for nobody and for anybody who is not let in
     */
    static Caller of(KeycloakSession session, RealmModel realm, Arguments arguments) {
        String bearer = bearer(session, arguments);
        if (bearer == null) {
            AdminAuth auth = CookieCaller.of(session, realm).orElseThrow(ApiException::notAuthenticated);
            session.getContext().setRealm(realm);
            return new Caller(session, realm, auth, null, false);
        }
        if (ApiKey.isKey(bearer)) {
            return new Caller(session, realm, byKey(session, realm, bearer), bearer, false);
        }
        AccessToken token = unverified(bearer);
        boolean onlyHimself = UserToken.isOne(token);
        AdminAuth auth = onlyHimself ? byUserToken(session, realm, bearer) : byToken(session, realm, bearer, token);
        session.getContext().setRealm(realm);
        return new Caller(session, realm, auth, bearer, onlyHimself);
    }

    /** What the request carries beside its cookies; null for nothing. */
    private static @Nullable String bearer(KeycloakSession session, Arguments arguments) {
        HttpHeaders headers = session.getContext().getRequestHeaders();
        String bearer;
        if (headers.getHeaderString(HttpHeaders.AUTHORIZATION) == null) {
            bearer = arguments.text("apiKey");
            if (bearer == null) {
                return null;
            }
        } else {
            try {
                bearer = AppAuthManager.extractAuthorizationHeaderToken(headers);
            } catch (NotAuthorizedException malformed) {
                throw ApiException.notAuthenticated();
            }
        }
        if (bearer == null || bearer.isBlank()) {
            throw ApiException.notAuthenticated();
        }
        return bearer;
    }

    private static AdminAuth byKey(KeycloakSession session, RealmModel realm, String bearer) {
        ApiKey key = ApiKey.parse(bearer).orElseThrow(ApiException::notAuthenticated);
        ClientModel client = realm.getClientByClientId(key.clientId());
        UserModel account = client == null || !new ClientSecrets(session, client).open(key.secret())
                ? null
                : session.users().getServiceAccount(client);
        if (client == null || account == null || !account.isEnabled()) {
            new EventBuilder(realm, session, session.getContext().getConnection())
                    .event(EventType.CLIENT_LOGIN)
                    .client(key.clientId())
                    .error(Errors.INVALID_CLIENT_CREDENTIALS);
            throw ApiException.notAuthenticated();
        }
        return acting(session, realm, account, client);
    }

    private static AdminAuth acting(KeycloakSession session, RealmModel realm, UserModel user, ClientModel client) {
        AccessToken token = new AccessToken();
        // Keycloak 26.6 looks into the id of any token for how it was got.
        token.id(KeycloakModelUtils.generateId());
        token.subject(user.getId());
        token.issuedFor(client.getClientId());
        token.issuer(Urls.realmIssuer(session.getContext().getUri().getBaseUri(), realm.getName()));
        session.getContext().setClient(client);
        session.getContext().setBearerToken(token);
        return new AdminAuth(realm, token, user, client);
    }

    /** Through the client with which users look after their own account. */
    private static AdminAuth byUserToken(KeycloakSession session, RealmModel realm, String bearer) {
        ClientModel client = realm.getClientByClientId(Constants.ACCOUNT_MANAGEMENT_CLIENT_ID);
        UserModel user = UserToken.user(session, realm, bearer).orElseThrow(ApiException::notAuthenticated);
        if (client == null) {
            throw ApiException.notAuthenticated();
        }
        return acting(session, realm, user, client);
    }

    private static AdminAuth byToken(KeycloakSession session, RealmModel realm, String bearer, AccessToken token) {
        RealmModel home = home(session, realm, token);
        session.getContext().setRealm(home);
        AuthResult result;
        try {
            result = new AppAuthManager.BearerTokenAuthenticator(session)
                    .setRealm(home)
                    .setTokenString(bearer)
                    .authenticate();
        } catch (NotAuthorizedException malformed) {
            result = null;
        }
        session.getContext().setRealm(realm);
        if (result == null) {
            throw ApiException.notAuthenticated();
        }
        return new AdminAuth(home, result.token(), result.user(), result.client());
    }

    /** What a token says of itself. */
    private static AccessToken unverified(String bearer) {
        try {
            JWSInput input = new JWSInput(bearer);
            AccessToken token = input.readJsonContent(AccessToken.class);
            // Keycloak's own check does not expect a header without algorithm, nor the JSON text "null".
            if (token == null || input.getHeader() == null || input.getHeader().getAlgorithm() == null) {
                throw ApiException.notAuthenticated();
            }
            return token;
        } catch (JWSInputException notAToken) {
            throw ApiException.notAuthenticated();
        }
    }

    /** The realm that must have signed the token: this one, or master if the token says so. */
    private static RealmModel home(KeycloakSession session, RealmModel realm, AccessToken token) {
        String issuer = token.getIssuer();
        RealmModel master = new RealmManager(session).getKeycloakAdministrationRealm();
        return issuer != null && issuer.endsWith("/realms/" + master.getName()) ? master : realm;
    }

    /** The user that acts; for an API key its service account. */
    public UserModel user() {
        return auth.getUser();
    }

    /** The client through which he acts. */
    public ClientModel client() {
        return auth.getClient();
    }

    /** Keycloak's own record of the caller, for its events. */
    public AdminAuth auth() {
        return auth;
    }

    /** What Keycloak's administration rights allow this caller on the realm, fine-grained ones included. */
    public AdminPermissionEvaluator permissions() {
        return permissions;
    }

    /** The key or token that he sent; null if his cookie spoke for him. */
    public @Nullable String bearer() {
        return bearer;
    }

    /** Id of the session behind the token, null for keys and service accounts. */
    public @Nullable String sessionId() {
        return auth.getToken().getSessionId();
    }

    /** Whether he may do nothing but look after the one user that he acts for, whatever that one's rights are. */
    public boolean isOnlyHimself() {
        return onlyHimself;
    }

    /** Whether the caller and {@code user} are the same account. */
    public boolean is(UserModel user) {
        return user().getId().equals(user.getId());
    }

    /** Whether the caller belongs to the realm itself rather than to master. */
    public boolean isOf(RealmModel realm) {
        return auth.getRealm().getId().equals(realm.getId());
    }

    /** Refuses with 403 unless {@code allowed}. */
    public void require(boolean allowed) {
        if (!allowed) {
            throw ApiException.forbidden();
        }
    }
}
