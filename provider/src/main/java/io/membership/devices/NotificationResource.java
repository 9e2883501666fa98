package io.membership.devices;

import io.membership.api.Exchange;
import io.membership.api.Reply;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** One push notification. 404 {@code NotificationNotFound}; 403 for who may not. */
@Tag(name = "Notifications")
public final class NotificationResource {

    private final Exchange exchange;

    NotificationResource(Exchange exchange) {
        this.exchange = exchange;
    }

    /** What the user was shown, and whether he has read it. */
    @GET
    @Operation(operationId = "getNotification", summary = "A push notification")
    public Response get(InputStream body) {
        return exchange.answerOneself(body, call -> Reply.result(new Inbox(call).get()));
    }

    /** Removes it; devices go on showing it. */
    @DELETE
    @Operation(operationId = "deleteNotification", summary = "Remove a push notification")
    public Response delete(InputStream body) {
        return exchange.answerOneself(body, call -> {
            new Inbox(call).remove();
            return Reply.done();
        });
    }

    /** Says that the user has read it. */
    @PATCH
    @Path("read")
    @Operation(operationId = "markNotificationAsRead", summary = "Mark a push notification as read")
    public Response read(InputStream body) {
        return exchange.answerOneself(body, call -> {
            new Inbox(call).read();
            return Reply.done();
        });
    }
}
