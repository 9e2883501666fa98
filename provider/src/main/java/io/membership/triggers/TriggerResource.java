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
}
