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

/** What the realm wants to be told of. For those who may manage the realm. */
@Tag(name = "Triggers")
public final class TriggersResource {

    private final Exchange exchange;

    public TriggersResource(Exchange exchange) {
        this.exchange = exchange;
    }

    /** All triggers, in their order. */
    @GET
    @Operation(operationId = "listTriggers", summary = "Triggers of the realm, in their order")
    public Response list() {
        return exchange.answer(null, call -> Reply.result(new Triggers(call).list()));
    }

    /** A new trigger. A secret that had to be generated is in this answer, and in no other. */
    @POST
    @Operation(operationId = "createTrigger", summary = "Create a trigger; a generated secret is shown this once")
    public Response create(InputStream body) {
        return exchange.answer(body, call -> Reply.result(new Triggers(call).create()));
    }

    /** What a trigger can wait for, with JSON Schema and example of what is sent. */
    @GET
    @Path("types")
    @Operation(operationId = "listTriggerTypes", summary = "Types of events, each with JSON Schema and example")
    public Response types() {
        return exchange.answer(null, call -> {
            new Triggers(call);
            return Reply.result(EventCatalogue.types());
        });
    }

    /** What triggers have sent. */
    @Path("deliveries")
    public DeliveriesResource deliveries() {
        return new DeliveriesResource(exchange);
    }

    /** One trigger. */
    @Path("{trigger}")
    public TriggerResource trigger(@PathParam("trigger") String id) {
        return new TriggerResource(exchange, id);
    }
}
