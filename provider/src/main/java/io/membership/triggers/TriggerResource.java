package io.membership.triggers;

import io.membership.api.Exchange;
import io.membership.api.Reply;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** One trigger. 404 {@code TriggerNotFound} if the realm has none of this id. */
@Tag(name = "Triggers")
public final class TriggerResource {

    private final Exchange exchange;
    private final String id;

    TriggerResource(Exchange exchange, String id) {
        this.exchange = exchange;
        this.id = id;
    }

    /** The trigger, without its secrets. */
    @GET
    @Operation(operationId = "getTrigger", summary = "A trigger, without its secrets")
    public Response get() {
        return exchange.answer(null, call -> Reply.result(TriggerView.of(new Triggers(call).trigger(id), null)));
    }

    /** Changes the members that are given. */
    @PATCH
    @Operation(operationId = "updateTrigger", summary = "Change the members that are given")
    public Response update(InputStream body) {
        return exchange.answer(body, call -> Reply.result(new Triggers(call).update(id)));
    }

    /** The same. */
    @PUT
    @Operation(operationId = "putTrigger", summary = "Change the members that are given")
    public Response put(InputStream body) {
        return update(body);
    }

    /** Removes it with its deliveries. */
    @DELETE
    @Operation(operationId = "deleteTrigger", summary = "Remove a trigger and its deliveries")
    public Response delete(InputStream body) {
        return exchange.answer(body, call -> {
            new Triggers(call).delete(id);
            return Reply.done();
        });
    }

    /** A new secret, beside the newest former one. What was generated is in this answer, and in no other. */
    @POST
    @Path("rotate")
    @Operation(operationId = "rotateSecret", summary = "A new secret beside the former one; shown this once")
    public Response rotate(InputStream body) {
        return exchange.answer(body, call -> Reply.result(new Triggers(call).rotate(id)));
    }

    /** Its deliveries, the newest first: {@code state}, {@code userId}, {@code pageSize}, {@code cursor}. */
    @GET
    @Path("deliveries")
    @Operation(operationId = "listTriggerDeliveries", summary = "Deliveries of a trigger, the newest first")
    public Response deliveries() {
        return exchange.answer(null, call -> Reply.of(new TriggerHistory(call).list(id)));
    }

    /** Sends again what died between {@code from} and {@code to}, and what the trigger wants and never sent. */
    @POST
    @Path("replay")
    @Operation(operationId = "replayTrigger", summary = "Send again what failed or is missing in a time range")
    public Response replay(InputStream body) {
        return exchange.answer(body, call -> new TriggerHistory(call).replay(id));
    }

    /** What it would have sent in the last {@code days}; sends nothing. */
    @POST
    @Path("rehearse")
    @Operation(operationId = "rehearseTrigger", summary = "What the trigger would have sent; nothing is sent")
    public Response rehearse(InputStream body) {
        return exchange.answer(body, call -> Reply.result(new TriggerHistory(call).rehearse(id)));
    }

    /** Sends the example of a {@code type}, marked as a test. */
    @POST
    @Path("test")
    @Operation(operationId = "testTrigger", summary = "Send a test event")
    public Response test(InputStream body) {
        return exchange.answer(body, call -> new TriggerHistory(call).test(id));
    }

    /** Calls the receiver once, now, and tells how it went: addresses, certificate, time, answer. */
    @POST
    @Path("check")
    @Operation(operationId = "checkTrigger", summary = "Call the receiver once and tell how it went")
    public Response check(InputStream body) {
        return exchange.answer(body, call -> new EndpointCheck(call).reply(id));
    }
}
