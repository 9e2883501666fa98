package io.membership.users;

import io.membership.api.Exchange;
import io.membership.api.Reply;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Prepares an existing realm: {@code POST …/membership/setup}. For those who may manage the realm. */
@Tag(name = "Settings")
public final class SetupResource {

    private final Exchange exchange;

    public SetupResource(Exchange exchange) {
        this.exchange = exchange;
    }

    /**
     * Adds what is missing and says what it added: {@code {"result":{"settings","roles","clientScope","attributes"}}}. Can
     * be repeated.
     */
    @POST
    @Operation(operationId = "setup", summary = "Prepare a realm: roles, settings, attributes of the user profile")
    public Response run(InputStream body) {
        return exchange.answer(body, call -> Reply.result(new Setup(call).run()));
    }
}
