package io.membership.devices;

import io.membership.api.Exchange;
import io.membership.api.Reply;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Push notifications that users were sent, at CodeMash's paths. */
@Tag(name = "Notifications")
public final class NotificationsResource {

    private final Exchange exchange;

    public NotificationsResource(Exchange exchange) {
        this.exchange = exchange;
    }

    /**
     * Those of {@code userId}; without it all, for who may see all, or else the caller's own; the newest first. {@code
     * pageNumber}, {@code pageSize}, {@code totalCount} as in lists of users.
     */
    @GET
    @Operation(operationId = "getNotifications", summary = "Push notifications of a user, of the caller, or all")
    @Parameter(name = "userId", in = ParameterIn.QUERY, schema = @Schema(implementation = String.class))
    @Parameter(name = "pageNumber", in = ParameterIn.QUERY, schema = @Schema(implementation = Integer.class))
    @Parameter(name = "pageSize", in = ParameterIn.QUERY, schema = @Schema(implementation = Integer.class))
    public Response list(InputStream body) {
        return exchange.answerOneself(body, call -> Reply.of(new Inbox(call).list()));
    }

    /** How many the list has, read and unread. */
    @GET
    @Path("count")
    @Operation(operationId = "getNotificationsCount", summary = "How many push notifications there are")
    @Parameter(name = "userId", in = ParameterIn.QUERY, schema = @Schema(implementation = String.class))
    public Response count(InputStream body) {
        return exchange.answerOneself(body, call -> Reply.result(new Inbox(call).count()));
    }

    /** Says that {@code userId}, or else the caller, has read all that he was sent. */
    @PATCH
    @Path("read")
    @Operation(operationId = "markNotificationsAsRead", summary = "Mark all push notifications of a user as read")
    public Response readAll(InputStream body) {
        return exchange.answerOneself(body, call -> {
            new Inbox(call).readAll();
            return Reply.done();
        });
    }

    /** One notification. */
    @Path("{notification}")
    public NotificationResource notification(@PathParam("notification") String id) {
        return new NotificationResource(exchange.with("id", id));
    }

    /** What users can be reached by. */
    @Path("devices")
    public DevicesResource devices() {
        return new DevicesResource(exchange);
    }
}
