package io.membership.access;

import io.membership.api.ApiException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.security.cert.X509Certificate;
import org.keycloak.authentication.AuthenticationFlowException;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.http.FormPartValue;
import org.keycloak.http.HttpRequest;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.AuthenticationFlowResolver;
import org.keycloak.representations.idm.OAuth2ErrorRepresentation;
import org.keycloak.services.clientpolicy.ClientPolicyException;
import org.keycloak.services.clientpolicy.context.ResourceOwnerPasswordCredentialsContext;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.managers.AuthenticationSessionManager;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Lets a user in by his password, through the direct grant flow of the realm or of the client: what counts as a right
 * password, who is locked out, what has to be done first is Keycloak's decision, as at its token endpoint (steps of
 * ResourceOwnerPasswordCredentialsGrantType). A refusal says no more than Keycloak's would, and takes as long.
 */
final class PasswordLogin {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final ClientModel client;

    PasswordLogin(KeycloakSession session, ClientModel client) {
        this.session = session;
        this.realm = client.getRealm();
        this.client = client;
    }

    /**
     * A session of the user. 401 {@code InvalidCredentials} for nobody, a wrong password and a locked account alike; with
     * the right password 403 {@code AccountDisabled}, {@code EmailNotVerified} or {@code BrowserLoginRequired}.
     */
    Login login(Credentials credentials) {
        Form form = new Form(session.getContext().getHttpRequest(), fields(credentials));
        session.getContext().setClient(client);
        EventBuilder event = new EventBuilder(
                        realm, session, session.getContext().getConnection())
                .event(EventType.LOGIN)
                .client(client);
        askPolicies(form, event);
        AuthenticationSessionModel steps = TokenIssuer.steps(session, realm, client);
        steps.setAction(AuthenticationSessionModel.Action.AUTHENTICATE.name());
        if (credentials.rememberMe() && realm.isRememberMe()) {
            steps.setAuthNote(Details.REMEMBER_ME, "true");
        }
        AuthenticationFlowModel flow = AuthenticationFlowResolver.resolveDirectGrantFlow(steps);
        AuthenticationProcessor processor = new AuthenticationProcessor();
        processor
                .setAuthenticationSession(steps)
                .setFlowId(flow.getId())
                .setFlowPath("token")
                .setConnection(session.getContext().getConnection())
                .setEventBuilder(event)
                .setRealm(realm)
                .setSession(session)
                .setUriInfo(session.getContext().getUri())
                .setRequest(form);
        authenticate(processor, steps, credentials);
        event.detail(Details.AUTH_METHOD, "oauth_credentials");
        processor.evaluateRequiredActionTriggers();
        OpenActions.of(steps).refuse(session, event);
        AuthenticationManager.setClientScopesInSession(session, steps);
        ClientSessionContext context = processor.attachSession();
        context.setAttribute(Constants.GRANT_TYPE, "password");
        Login login = TokenIssuer.finish(session, event, processor.getUserSession(), context);
        AuthenticationManager.logSuccess(session, steps);
        return login;
    }

    private MultivaluedMap<String, String> fields(Credentials credentials) {
        MultivaluedMap<String, String> fields = new MultivaluedHashMap<>();
        fields.putSingle("username", PhoneNumber.userName(session, realm, credentials.name()));
        fields.putSingle("password", credentials.password());
        if (credentials.otp() != null) {
            fields.putSingle("otp", credentials.otp());
        }
        return fields;
    }

    private void askPolicies(Form form, EventBuilder event) {
        try {
            session.clientPolicy()
                    .triggerOnEvent(
                            new ResourceOwnerPasswordCredentialsContext(session, form.getDecodedFormParameters()));
        } catch (ClientPolicyException forbidden) {
            event.detail(Details.REASON, Details.CLIENT_POLICY_ERROR).error(Errors.NOT_ALLOWED);
            throw ApiException.conflict("SignInUnavailable", null, "signInUnavailable");
        }
    }

    private void authenticate(
            AuthenticationProcessor processor, AuthenticationSessionModel steps, Credentials credentials) {
        try {
            Response refusal = processor.authenticateOnly();
            if (refusal != null) {
                ApiException reason = reason(refusal, steps, credentials);
                // As the token endpoint does: to the end of this transaction Keycloak lets nobody try again, and to the
                // end of counting only if it was committed.
                new AuthenticationSessionManager(session).removeAuthenticationSession(realm, steps, false);
                session.getTransactionManager().commit();
                throw reason;
            }
        } catch (AuthenticationFlowException flowEndsOtherwise) {
            throw invalid();
        }
    }

    private ApiException reason(Response refusal, AuthenticationSessionModel steps, Credentials credentials) {
        boolean passwordWasRight = "true".equals(steps.getAuthNote(AuthenticationManager.PASSWORD_VALIDATED));
        if (passwordWasRight && credentials.otp() == null) {
            return ApiException.browserNeeded(BrowserLogin.address(session));
        }
        // Keycloak says this only to who knows the password.
        boolean disabled = refusal.getEntity() instanceof OAuth2ErrorRepresentation error
                && "Account disabled".equals(error.getErrorDescription());
        return disabled ? ApiException.forbidden("AccountDisabled", null, "accountDisabled") : invalid();
    }

    private static ApiException invalid() {
        return ApiException.notLetIn("InvalidCredentials", "invalidCredentials");
    }

    /** The request as Keycloak's flow reads it: ours, with a form in it. */
    private record Form(HttpRequest request, MultivaluedMap<String, String> fields) implements HttpRequest {

        @Override
        public String getHttpMethod() {
            return request.getHttpMethod();
        }

        @Override
        public MultivaluedMap<String, String> getDecodedFormParameters() {
            return fields;
        }

        @Override
        public MultivaluedMap<String, FormPartValue> getMultiPartFormParameters() {
            return new MultivaluedHashMap<>();
        }

        @Override
        public HttpHeaders getHttpHeaders() {
            return request.getHttpHeaders();
        }

        @Override
        public X509Certificate[] getClientCertificateChain() {
            return request.getClientCertificateChain();
        }

        @Override
        public UriInfo getUri() {
            return request.getUri();
        }

        @Override
        public boolean isProxyTrusted() {
            return request.isProxyTrusted();
        }

        @Override
        public String toString() {
            return "Form"; // a record would print the password into logs
        }
    }
}
