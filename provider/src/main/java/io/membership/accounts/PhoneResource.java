package io.membership.accounts;

import io.membership.api.Exchange;
import io.membership.api.Reply;
import io.membership.api.ServerClock;
import io.membership.users.PhoneUsers;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Codes that are sent to phones: {@code …/users/phone}. */
@Tag(name = "Accounts")
public final class PhoneResource {

    private static final String JSON = "application/json";

    private final Exchange exchange;
    private final Clock clock = ServerClock.utc();

    public PhoneResource(Exchange exchange) {
        this.exchange = exchange;
    }

    /**
     * Sends a code to {@code phone}. The answer is {@code {"result": true}} whether there is such a user or not. 409 {@code
     * SmsNotConfigured}.
     */
    @POST
    @Path("code")
    @Operation(operationId = "sendPhoneCode", summary = "Send a code to a phone")
    @RequestBody(content = @Content(mediaType = JSON, schema = @Schema(implementation = PhoneRequest.class)))
    public Response send(InputStream body) {
        return exchange.answerVisitor(body, visit -> {
            String number = PhoneUsers.number(visit.arguments());
            new PhoneUsers(visit.session(), visit.realm()).sendCode(number);
            return Reply.result(true);
        });
    }

    /**
     * Takes the {@code code}: the {@code phone} is the user's, and he is signed in. 400 {@code InvalidCode} for whatever is
     * wrong with number or code; 403 and 409 as {@code signIn}.
     */
    @POST
    @Path("verify")
    @Operation(operationId = "verifyPhone", summary = "Verify a phone number and sign in by it")
    @RequestBody(content = @Content(mediaType = JSON, schema = @Schema(implementation = PhoneCodeRequest.class)))
    public Response verify(InputStream body) {
        return exchange.answerAnybody(body, visit -> new PhoneVerification(visit, clock).verify());
    }

    /** Members of the request, for the description of the API. */
    interface PhoneRequest {
        String getPhone();
    }

    /** Members of the request, for the description of the API. */
    interface PhoneCodeRequest extends PhoneRequest {
        String getCode();
    }
}
