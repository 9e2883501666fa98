package io.membership.accounts;

import io.membership.api.Exchange;
import io.membership.api.Reply;
import io.membership.api.ServerClock;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Passwords: {@code …/users/password} (reference chapter 2.4). */
@Tag(name = "Accounts")
public final class PasswordResource {

    private static final String JSON = "application/json";

    private final Exchange exchange;
    private final Clock clock = ServerClock.utc();

    public PasswordResource(Exchange exchange) {
        this.exchange = exchange;
    }

    /**
     * Sets the caller's {@code password}, with his {@code currentPassword}; or that of {@code userId}, for who may. 400 {@code
     * WrongPassword}, {@code PasswordPolicy}.
     */
    @PATCH
    @Operation(operationId = "changePassword", summary = "Change a password")
    @RequestBody(content = @Content(mediaType = JSON, schema = @Schema(implementation = PasswordRequest.class)))
    public Response change(InputStream body) {
        return exchange.answer(body, call -> {
            new Passwords(clock).change(call);
            return Reply.done();
        });
    }

    /** Mails a token to {@code email}. The answer is {@code {"result": true}} whether there is such a user or not. */
    @POST
    @Path("reset/token")
    @Operation(operationId = "forgotPassword", summary = "Ask for a mail to reset a password with")
    @RequestBody(content = @Content(mediaType = JSON, schema = @Schema(implementation = EmailRequest.class)))
    public Response forgotten(InputStream body) {
        return exchange.answerVisitor(body, visit -> {
            new Passwords(clock).forgotten(visit);
            return Reply.result(true);
        });
    }

    /** {@code {"result": bool}}: whether a token is good. */
    @GET
    @Path("reset/token")
    @Operation(operationId = "checkPasswordReset", summary = "Whether a password can be reset")
    @Parameter(name = "token", in = ParameterIn.QUERY)
    @Parameter(name = "includeProject", in = ParameterIn.QUERY, schema = @Schema(implementation = Boolean.class))
    public Response check(InputStream body) {
        return exchange.answerVisitor(body, visit -> Reply.of(new Checked(visit).password(clock)));
    }

    /** Sets another password; sessions of before end. 400 as every token, and {@code PasswordPolicy}. */
    @POST
    @Path("reset")
    @Operation(operationId = "resetPassword", summary = "Reset a forgotten password")
    @RequestBody(content = @Content(mediaType = JSON, schema = @Schema(implementation = TokenRequest.class)))
    public Response reset(InputStream body) {
        return exchange.answerVisitor(body, visit -> {
            new Passwords(clock).reset(visit);
            return Reply.done();
        });
    }

    /** Members of the request, for the description of the API. */
    interface PasswordRequest {
        String getPassword();

        String getCurrentPassword();

        String getUserId();
    }

    /** Members of the request, for the description of the API. */
    interface EmailRequest {
        String getEmail();
    }
}
