package io.membership.accounts;

import io.membership.api.Exchange;
import io.membership.api.Reply;
import io.membership.api.ServerClock;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Shows that an e-mail address is the user's: {@code …/users/verify} (reference chapter 2.5). */
@Tag(name = "Accounts")
public final class VerificationResource {

    private static final String JSON = "application/json";

    private final Exchange exchange;
    private final Clock clock = ServerClock.utc();

    public VerificationResource(Exchange exchange) {
        this.exchange = exchange;
    }

    /** Takes the {@code token} of the mail. 400 {@code InvalidToken}, {@code ExpiredToken}, {@code UsedToken}. */
    @POST
    @Operation(operationId = "verifyUser", summary = "Verify an e-mail address")
    @RequestBody(content = @Content(mediaType = JSON, schema = @Schema(implementation = TokenRequest.class)))
    public Response verify(InputStream body) {
        return exchange.answerVisitor(body, visit -> {
            new Verification(clock).verify(visit);
            return Reply.done();
        });
    }

    /** The same; older clients use this verb. */
    @PUT
    @Operation(operationId = "putVerifyUser", summary = "Verify an e-mail address")
    @RequestBody(content = @Content(mediaType = JSON, schema = @Schema(implementation = TokenRequest.class)))
    public Response put(InputStream body) {
        return verify(body);
    }

    /**
     * Sends the mail once more, to the caller or to {@code userId}: {@code {"result": User}}. Without credentials to {@code
     * email}, and {@code {"result": true}} whether there is such a user or not. 429 {@code TooManyMails}.
     */
    @POST
    @Path("resend")
    @Operation(operationId = "resendVerification", summary = "Send the mail of a verification once more")
    public Response resend(InputStream body) {
        if (exchange.isSigned()) {
            return exchange.answer(body, call -> Reply.result(new Verification(clock).resend(call)));
        }
        return exchange.answerVisitor(body, visit -> {
            new Verification(clock).resend(visit);
            return Reply.result(true);
        });
    }
}
