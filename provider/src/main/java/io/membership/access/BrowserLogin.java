package io.membership.access;

import io.membership.api.ApiException;
import io.membership.api.Reply;
import io.membership.api.Visit;
import io.membership.settings.Settings;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.OAuth2Constants;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.common.util.KeycloakUriBuilder;
import org.keycloak.models.ClientModel;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.protocol.oidc.utils.OIDCResponseType;
import org.keycloak.protocol.oidc.utils.RedirectUtils;
import org.keycloak.services.Urls;
import org.keycloak.services.managers.AuthenticationSessionManager;
import org.keycloak.services.managers.ClientSessionCode;
import org.keycloak.services.util.AuthenticationFlowURLHelper;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Sends a browser through Keycloak's login, at an identity provider or on its own pages, and back to the application with
 * the token in the fragment. The login is bound to this browser by Keycloak's cookie, from its start to its end.
 */
public final class BrowserLogin {

    /** The way that is no provider: Keycloak's own pages. */
    private static final String PAGES = "browser";

    /** Client note that says where a failed login comes back. */
    private static final String FAILURE = "membership.failure";

    private final Visit visit;
    private final KeycloakSession session;
    private final RealmModel realm;
    private final ClientModel client;

    BrowserLogin(Visit visit) {
        this.visit = visit;
        this.session = visit.session();
        this.realm = visit.realm();
        this.client = SignInClient.forBrowsers(realm);
    }

    /** Where a person signs in whom a program cannot. */
    static String address(KeycloakSession session) {
        String issuer = Urls.realmIssuer(
                session.getContext().getUri().getBaseUri(),
                session.getContext().getRealm().getName());
        return issuer + "/membership/auth/" + PAGES;
    }

    /**
     * Off to that provider. 404 {@code ProviderNotFound}; 400 {@code CallbackNotAllowed} if there is no callback, or none
     * that is a redirect URI of the client; one of CodeMash's five that is switched off comes back with {@code f=}.
     */
    Reply at(String provider) {
        Optional<IdentityProviderModel> found = ProviderName.find(session, provider);
        boolean pages = provider.equals(PAGES) && found.isEmpty();
        if (found.isEmpty() && !pages && !ProviderName.isOfCodeMash(provider)) {
            throw ApiException.notFound("ProviderNotFound", "providerNotFound", provider);
        }
        String callback = allowed(
                visit.arguments().filled("redirectUri"), Settings.of(realm).signInCallback());
        String failure = allowed(null, Settings.of(realm).signInFailureCallback(), callback);
        if (found.isEmpty() && !pages) {
            return Reply.goTo(failed(failure, "invalid_client"));
        }
        AuthenticationSessionModel steps = steps(callback, failure);
        return Reply.goTo(found.map(one -> broker(steps, one.getAlias())).orElseGet(() -> pages(steps)));
    }

    /** The first that is given, which must be a redirect URI of the client, as at Keycloak's own login. */
    private String allowed(@Nullable String... choices) {
        for (String choice : choices) {
            if (choice != null && !choice.isEmpty()) {
                String verified = RedirectUtils.verifyRedirectUri(session, choice, client);
                if (verified == null) {
                    throw ApiException.badRequest("CallbackNotAllowed", "redirectUri", "callbackNotAllowed", choice);
                }
                return verified;
            }
        }
        throw ApiException.badRequest("CallbackNotAllowed", "redirectUri", "callbackMissing");
    }

    private AuthenticationSessionModel steps(String callback, String failure) {
        AuthenticationSessionModel steps = TokenIssuer.prepared(
                session,
                new AuthenticationSessionManager(session)
                        .createAuthenticationSession(realm, true)
                        .createAuthenticationSession(client));
        steps.setRedirectUri(callback);
        steps.setAction(AuthenticationSessionModel.Action.AUTHENTICATE.name());
        steps.setClientNote(OIDCLoginProtocol.REDIRECT_URI_PARAM, callback);
        steps.setClientNote(OIDCLoginProtocol.RESPONSE_TYPE_PARAM, OIDCResponseType.TOKEN);
        steps.setClientNote(OIDCLoginProtocol.RESPONSE_MODE_PARAM, "fragment");
        steps.setClientNote(FAILURE, failure);
        String state = visit.arguments().text("state", 2048);
        if (state != null) {
            steps.setClientNote(OAuth2Constants.STATE, state);
        }
        return steps;
    }

    private URI broker(AuthenticationSessionModel steps, String alias) {
        return Urls.identityProviderAuthnRequest(
                session.getContext().getUri().getBaseUri(),
                alias,
                realm.getName(),
                new ClientSessionCode<>(session, realm, steps).getOrGenerateCode(),
                client.getClientId(),
                steps.getTabId(),
                AuthenticationProcessor.getClientData(session, steps),
                null);
    }

    private URI pages(AuthenticationSessionModel steps) {
        return new AuthenticationFlowURLHelper(
                        session, realm, session.getContext().getUri())
                .getLastExecutionUrl(steps);
    }

    /**
     * Where a browser goes on whose login at a provider has failed; empty if it was no login of ours.
     *
     * @param known whether the provider said who it is, and it is us who do not let him in
     */
    public static Optional<URI> failed(KeycloakSession session, boolean known) {
        return Optional.ofNullable(session.getContext().getAuthenticationSession())
                .map(steps -> steps.getClientNote(FAILURE))
                .map(failure -> failed(failure, known ? "user_profile_failed" : "access_token_failed"));
    }

    /** CodeMash's form: {@code f} in the query. */
    private static URI failed(String callback, String reason) {
        return KeycloakUriBuilder.fromUri(callback).queryParam("f", reason).build();
    }
}
