package io.membership.access;

import io.membership.api.ApiException;
import io.membership.api.SessionCookie;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Map;
import java.util.Objects;
import org.keycloak.OAuth2Constants;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.jose.jws.JWSInput;
import org.keycloak.jose.jws.JWSInputException;
import org.keycloak.models.ClientModel;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.TokenExchangeContext;
import org.keycloak.protocol.oidc.TokenExchangeProvider;
import org.keycloak.protocol.oidc.TokenManager;
import org.keycloak.representations.AccessTokenResponse;
import org.keycloak.services.cors.Cors;

/**
 * Lets a user in by a token that an identity provider gave him, through Keycloak's exchange of external tokens. That is a
 * preview feature of Keycloak ({@code token-exchange}), and each provider says which clients may use it.
 */
final class TokenLogin {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final ClientModel client;

    TokenLogin(KeycloakSession session, ClientModel client) {
        this.session = session;
        this.realm = client.getRealm();
        this.client = client;
    }

    /**
     * A session of the user behind the token; one who is not known yet is created. 404 {@code ProviderNotFound}; 409 {@code
     * TokenSignInDisabled} where Keycloak's exchange is off or not for this client; 401 {@code InvalidCredentials}.
     */
    Login login(String provider, String token) {
        IdentityProviderModel found = ProviderName.find(session, provider)
                .orElseThrow(() -> ApiException.notFound("ProviderNotFound", "providerNotFound", provider));
        if (givesIdentityTokens(found) && !isSigned(token)) {
            throw ApiException.notLetIn("InvalidCredentials", "invalidCredentials");
        }
        session.getContext().setClient(client);
        EventBuilder event = new EventBuilder(
                        realm, session, session.getContext().getConnection())
                .event(EventType.TOKEN_EXCHANGE)
                .client(client);
        AccessTokenResponse tokens = exchange(found, token, event);
        UserSessionModel userSession = session.sessions().getUserSession(realm, tokens.getSessionState());
        UserModel user = userSession.getUser();
        OpenActions.of(user).refuse(session, event);
        if (realm.isVerifyEmail() && user.getEmail() != null && !user.isEmailVerified()) {
            throw ApiException.forbidden("EmailNotVerified", null, "emailNotVerified");
        }
        return new Login(user, tokens.getToken(), new SessionCookie(userSession.getId(), client.getId(), false));
    }

    private AccessTokenResponse exchange(IdentityProviderModel provider, String token, EventBuilder event) {
        TokenExchangeContext exchange = new TokenExchangeContext(
                session,
                parameters(provider, token),
                Cors.builder(),
                realm,
                event,
                client,
                session.getContext().getConnection(),
                session.getContext().getRequestHeaders(),
                new TokenManager(),
                Map.of());
        TokenExchangeProvider exchanger = session.getKeycloakSessionFactory()
                .getProviderFactoriesStream(TokenExchangeProvider.class)
                .map(factory -> session.getProvider(TokenExchangeProvider.class, factory.getId()))
                .filter(Objects::nonNull)
                .filter(each -> each.supports(exchange))
                .findFirst()
                .orElseThrow(TokenLogin::disabled);
        try {
            return (AccessTokenResponse) exchanger.exchange(exchange).getEntity();
        } catch (WebApplicationException refused) {
            throw refused.getResponse().getStatus() == 403
                    ? disabled()
                    : ApiException.notLetIn("InvalidCredentials", "invalidCredentials");
        }
    }

    /** Apple gives applications an ID token, the others an access token (reference chapter 2.7, row 33). */
    private static boolean givesIdentityTokens(IdentityProviderModel provider) {
        return provider.getAlias().equals("apple");
    }

    /** Whether it has the form; Keycloak's exchange fails as a server on what has not. */
    private static boolean isSigned(String token) {
        try {
            return new JWSInput(token).getHeader() != null;
        } catch (JWSInputException malformed) {
            return false;
        }
    }

    private static MultivaluedMap<String, String> parameters(IdentityProviderModel provider, String token) {
        MultivaluedMap<String, String> parameters = new MultivaluedHashMap<>();
        parameters.putSingle(OAuth2Constants.SUBJECT_TOKEN, token);
        parameters.putSingle(OAuth2Constants.SUBJECT_ISSUER, provider.getAlias());
        parameters.putSingle(
                OAuth2Constants.SUBJECT_TOKEN_TYPE,
                givesIdentityTokens(provider) ? OAuth2Constants.ID_TOKEN_TYPE : OAuth2Constants.ACCESS_TOKEN_TYPE);
        parameters.putSingle(OAuth2Constants.REQUESTED_TOKEN_TYPE, OAuth2Constants.ACCESS_TOKEN_TYPE);
        parameters.putSingle(OAuth2Constants.SCOPE, OAuth2Constants.SCOPE_OPENID);
        return parameters;
    }

    private static ApiException disabled() {
        return ApiException.conflict("TokenSignInDisabled", null, "tokenSignInDisabled");
    }
}
