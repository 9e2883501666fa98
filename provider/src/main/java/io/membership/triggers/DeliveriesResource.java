package io.membership.triggers;

import io.membership.api.Exchange;
import io.membership.api.Reply;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What triggers have sent. 404 {@code DeliveryNotFound} for one that the realm does not have. */
@Tag(name = "Triggers")
public final class DeliveriesResource {

    private final Exchange exchange;

    DeliveriesResource(Exchange exchange) {
        this.exchange = exchange;
    }

    /** Deliveries of all triggers, the newest first: {@code userId}, {@code state}, {@code pageSize}, {@code cursor}. */
    @GET
    @Operation(operationId = "listDeliveries", summary = "Deliveries of the realm or of a user, the newest first")
    public Response list() {
        return exchange.answer(null, call -> Reply.of(new TriggerHistory(call).list(null)));
    }

    /** One delivery with its attempts. */
    @GET
    @Path("{delivery}")
    @Operation(operationId = "getDelivery", summary = "A delivery with its attempts")
    public Response get(@PathParam("delivery") String id) {
        return exchange.answer(null, call -> Reply.result(new TriggerHistory(call).get(id)));
    }

    /** Sends it again, under its id. 409 {@code EventForgotten} once the user is gone and forgotten. */
    @POST
    @Path("{delivery}/resend")
    @Operation(operationId = "resendDelivery", summary = "Send a delivery again")
    public Response resend(@PathParam("delivery") String id, InputStream body) {
        return exchange.answer(body, call -> new TriggerHistory(call).resend(id));
    }
}
