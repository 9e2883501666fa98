package io.membership.access;

import io.membership.api.Exchange;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Sign-in: {@code …/auth} (reference chapter 2.7). */
@Tag(name = "Sign-in")
public final class AuthResource {

    private static final String JSON = "application/json";

    private final Exchange exchange;

    public AuthResource(Exchange exchange) {
        this.exchange = exchange;
    }

    /** Who is signed in. 401 for nobody. */
    @GET
    @Operation(operationId = "checkAuthentication", summary = "Who is signed in")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = OneAuthResponse.class)))
    public Response check(InputStream body) {
        return exchange.answerAnybody(
                body,
                visit -> new SignIn(visit, false).authenticate(visit.arguments().filled("provider")));
    }

    /** The same; with {@code provider} in the body it is ServiceStack's {@code Authenticate}. */
    @POST
    @Operation(operationId = "postCheckAuthentication", summary = "Who is signed in, or sign in by provider")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = OneAuthResponse.class)))
    public Response postCheck(InputStream body) {
        return check(body);
    }

    /**
     * Signs in by password. 401 {@code InvalidCredentials}; 403 {@code EmailNotVerified}, {@code AccountDisabled}, {@code
     * BrowserLoginRequired}; 409 {@code SignInUnavailable}.
     */
    @GET
    @Path("credentials")
    @Operation(operationId = "getSignIn", summary = "Sign in by password")
    @Parameter(name = "userName", in = ParameterIn.QUERY, description = "E-mail address, user name or phone number")
    @Parameter(name = "password", in = ParameterIn.QUERY)
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = OneAuthResponse.class)))
    public Response credentials(InputStream body) {
        return exchange.answerAnybody(body, visit -> new SignIn(visit, false).byPassword());
    }

    /** The same with the members in the body, where they stay out of logs. */
    @POST
    @Path("credentials")
    @Operation(operationId = "signIn", summary = "Sign in by password")
    @RequestBody(content = @Content(mediaType = JSON, schema = @Schema(implementation = CredentialsRequest.class)))
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = OneAuthResponse.class)))
    public Response postCredentials(InputStream body) {
        return credentials(body);
    }

    /** Ends the session behind the caller's token or cookie. 401 for nobody. */
    @POST
    @Path("logout")
    @Operation(operationId = "signOut", summary = "End the session")
    public Response logout(InputStream body) {
        return exchange.answerAnybody(body, visit -> new SignOut(visit.call()).end());
    }

    /** ServiceStack's {@code Authenticate}: {@code provider} says what is wanted; the answer is flat in both versions. */
    public Response authenticate(InputStream body) {
        return exchange.answerAnybody(
                body,
                visit -> new SignIn(visit, true).authenticate(visit.arguments().filled("provider")));
    }

    /**
     * Signs in by an identity provider. With {@code accessToken} the answer is that of {@link #credentials}; without one a
     * browser is sent there and comes back to {@code redirectUri}, or to the callback of the settings, with
     * {@code #access_token=…}, or with {@code ?f=} and the reason. {@code browser} is Keycloak's own login page.
     */
    @GET
    @Path("{provider}")
    @Operation(operationId = "getProviderSignIn", summary = "Sign in by an identity provider")
    @Parameter(name = "redirectUri", in = ParameterIn.QUERY, description = "Where the browser comes back")
    @Parameter(name = "state", in = ParameterIn.QUERY, description = "Comes back as it is")
    @Parameter(name = "accessToken", in = ParameterIn.QUERY, description = "A token of the provider")
    @APIResponse(responseCode = "303", description = "Off to the provider")
    public Response provider(@PathParam("provider") String provider, InputStream body) {
        return exchange.answerAnybody(body, visit -> new SignIn(visit, false).byProvider(provider));
    }

    /** The same with the members in the body. */
    @POST
    @Path("{provider}")
    @Operation(operationId = "providerSignIn", summary = "Sign in by an identity provider")
    @RequestBody(content = @Content(mediaType = JSON, schema = @Schema(implementation = ProviderRequest.class)))
    @APIResponse(responseCode = "303", description = "Off to the provider")
    public Response postProvider(@PathParam("provider") String provider, InputStream body) {
        return provider(provider, body);
    }

    /** Members of the request, for the description of the API. */
    interface CredentialsRequest {
        String getUserName();

        String getPassword();

        String getOtp();

        boolean getRememberMe();
    }

    /** Members of the request, for the description of the API. */
    interface ProviderRequest {
        String getAccessToken();

        String getRedirectUri();

        String getState();
    }

    /** Envelope, for the description of the API. */
    interface OneAuthResponse {
        AuthResponse getResult();
    }
}
