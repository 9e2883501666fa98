package io.membership.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.membership.api.Json;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.broker.oidc.OIDCIdentityProvider;
import org.keycloak.broker.oidc.OIDCIdentityProviderConfig;
import org.keycloak.broker.provider.AuthenticationRequest;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.broker.provider.IdentityBrokerException;
import org.keycloak.broker.social.SocialIdentityProvider;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.representations.JsonWebToken;

/**
 * Sign in with Apple: OpenID Connect, but who asks Apple for name or e-mail is answered by a form that the browser posts,
 * and the name comes beside the token, once, at the first login
 * (developer.apple.com/documentation/signinwithapple/incorporating-sign-in-with-apple-into-other-platforms). Keycloak's own
 * provider takes the answer from the address only.
 */
public final class AppleProvider extends OIDCIdentityProvider
        implements SocialIdentityProvider<OIDCIdentityProviderConfig> {

    /** What is Apple's unless the realm says otherwise. */
    private static final Map<String, String> DEFAULTS = Map.of(
            "authorizationUrl", "https://appleid.apple.com/auth/authorize",
            "tokenUrl", "https://appleid.apple.com/auth/token",
            "jwksUrl", "https://appleid.apple.com/auth/keys",
            "issuer", "https://appleid.apple.com",
            "useJwksUrl", "true",
            "validateSignature", "true",
            "clientAuthMethod", "client_secret_post",
            "disableUserInfo", "true",
            // Apple's tokens do not say of what type they are.
            "disableTypeClaimCheck", "true",
            "defaultScope", "openid name email");

    /** Further applications whose tokens are taken, such as one for phones: ids, with commas between. */
    static final String APPS = "appIds";

    private static final String CANCELLED = "user_cancelled_authorize";

    /** {@code {"name": {"firstName", "lastName"}}}, as the browser at hand has brought it. */
    private JsonNode person = MissingNode.getInstance();

    AppleProvider(KeycloakSession session, OIDCIdentityProviderConfig config) {
        super(session, complete(config));
    }

    static OIDCIdentityProviderConfig complete(OIDCIdentityProviderConfig config) {
        DEFAULTS.forEach(config.getConfig()::putIfAbsent);
        return config;
    }

    @Override
    protected UriBuilder createAuthorizationUrl(AuthenticationRequest request) {
        return super.createAuthorizationUrl(request).queryParam("response_mode", "form_post");
    }

    @Override
    public Object callback(RealmModel realm, AuthenticationCallback callback, EventBuilder event) {
        return new PostedAnswer(callback, realm, event, this);
    }

    /** In exchange for a session, Keycloak takes what Apple gave to anybody's application; we take what was for ours. */
    @Override
    protected JsonWebToken validateToken(String encoded, boolean ignoreAudience) {
        JsonWebToken token = super.validateToken(encoded, ignoreAudience);
        String apps = getConfig().getConfig().getOrDefault(APPS, "");
        boolean ours = Stream.concat(Stream.of(getConfig().getClientId()), Stream.of(apps.split(",")))
                .map(String::trim)
                .anyMatch(token::hasAudience);
        if (!ours) {
            throw new IdentityBrokerException("Token of Apple for another application");
        }
        return token;
    }

    /** A name is no secret and proves nothing: that nobody has signed it does not matter. */
    @Override
    public BrokeredIdentityContext getFederatedIdentity(String response) {
        BrokeredIdentityContext identity = super.getFederatedIdentity(response);
        JsonNode name = person.path("name");
        if (name.path("firstName").isTextual()) {
            identity.setFirstName(name.path("firstName").textValue());
        }
        if (name.path("lastName").isTextual()) {
            identity.setLastName(name.path("lastName").textValue());
        }
        return identity;
    }

    /** Where Apple sends browsers back to. */
    public static final class PostedAnswer extends OIDCEndpoint {

        private final AppleProvider apple;

        PostedAnswer(AuthenticationCallback callback, RealmModel realm, EventBuilder event, AppleProvider apple) {
            super(callback, realm, event, apple);
            this.apple = apple;
        }

        /** The same as by GET. */
        @POST
        @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
        public Response posted(
                @FormParam("state") @Nullable String state,
                @FormParam("code") @Nullable String code,
                @FormParam("error") @Nullable String error,
                @FormParam("user") @Nullable String user) {
            if (user != null) {
                apple.person = Json.parse(user).orElse(apple.person);
            }
            return authResponse(state, code, CANCELLED.equals(error) ? "access_denied" : error, null);
        }
    }
}
