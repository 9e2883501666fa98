package io.membership.accounts;

import io.membership.api.Exchange;
import io.membership.api.Reply;
import io.membership.api.ServerClock;
import jakarta.ws.rs.GET;
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

/** A user leaves by himself: {@code …/users/deactivate} (reference chapter 2.6). */
@Tag(name = "Accounts")
public final class DeactivationResource {

    private static final String JSON = "application/json";

    private final Exchange exchange;
    private final Clock clock = ServerClock.utc();

    public DeactivationResource(Exchange exchange) {
        this.exchange = exchange;
    }

    /** Mails the caller a token. 403 for keys and {@code DeactivationNotAllowed}; 429 {@code TooManyMails}. */
    @POST
    @Path("token")
    @Operation(operationId = "requestDeactivation", summary = "Ask for a mail to deactivate the own account with")
    public Response request(InputStream body) {
        return exchange.answer(body, call -> {
            new Deactivation(clock).request(call);
            return Reply.done();
        });
    }

    /** {@code {"result": bool, "hasCredentials": bool}}: whether a token is good, and a password will be asked. */
    @GET
    @Path("token")
    @Operation(operationId = "checkDeactivation", summary = "Whether an account can be deactivated")
    @Parameter(name = "token", in = ParameterIn.QUERY)
    @Parameter(name = "includeProject", in = ParameterIn.QUERY, schema = @Schema(implementation = Boolean.class))
    public Response check(InputStream body) {
        return exchange.answerVisitor(body, visit -> Reply.of(new Checked(visit).deactivation(clock)));
    }

    /** Disables the account, with the token and the {@code password}. 400 as every token, and {@code WrongPassword}. */
    @POST
    @Operation(operationId = "deactivate", summary = "Deactivate the own account")
    @RequestBody(content = @Content(mediaType = JSON, schema = @Schema(implementation = TokenRequest.class)))
    public Response confirm(InputStream body) {
        return exchange.answerVisitor(body, visit -> {
            new Deactivation(clock).confirm(visit);
            return Reply.done();
        });
    }
}
