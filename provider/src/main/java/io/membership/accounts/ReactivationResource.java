package io.membership.accounts;

import io.membership.api.Exchange;
import io.membership.api.Reply;
import io.membership.api.ServerClock;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Brings a user back who left by himself: {@code …/users/{id}/reactivate}. */
@Tag(name = "Accounts")
public final class ReactivationResource {

    private final Exchange exchange;
    private final Clock clock = ServerClock.utc();

    public ReactivationResource(Exchange exchange) {
        this.exchange = exchange;
    }

    /** Until he is erased. 409 {@code UserNotDeactivated}. */
    @POST
    @Operation(operationId = "reactivateUser", summary = "Bring a user back who deactivated his account")
    public Response restore(InputStream body) {
        return exchange.answer(body, call -> {
            new Deactivation(clock).restore(call);
            return Reply.done();
        });
    }
}
