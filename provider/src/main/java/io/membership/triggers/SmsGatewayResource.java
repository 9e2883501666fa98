package io.membership.triggers;

import io.membership.api.Exchange;
import io.membership.api.Reply;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The gateway of a realm's own text messages: {@code …/settings/sms}. 404 {@code GatewayNotFound} if there is none. */
@Tag(name = "Settings")
public final class SmsGatewayResource {

    private final Exchange exchange;

    public SmsGatewayResource(Exchange exchange) {
        this.exchange = exchange;
    }

    /** The gateway, without its secrets. */
    @GET
    @Operation(operationId = "getSmsGateway", summary = "The gateway of text messages, without its secrets")
    public Response get() {
        return exchange.answer(null, call -> Reply.result(new SmsGateway(call).read()));
    }

    /** Sets it: {@code url}, {@code body} and, where they are needed, {@code format}, {@code headers}, {@code auth}, {@code success}. */
    @PUT
    @Operation(operationId = "setSmsGateway", summary = "Set the gateway of text messages")
    public Response set(InputStream body) {
        return exchange.answer(body, call -> Reply.result(new SmsGateway(call).set()));
    }

    /** Removes it, with what waits to be sent through it. */
    @DELETE
    @Operation(operationId = "deleteSmsGateway", summary = "Remove the gateway of text messages")
    public Response delete(InputStream body) {
        return exchange.answer(body, call -> {
            new SmsGateway(call).remove();
            return Reply.done();
        });
    }
}
