package io.membership.devices;

import io.membership.api.Exchange;
import io.membership.api.Reply;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.function.Consumer;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** One device. 404 {@code DeviceNotFound}; 403 for who may not. */
@Tag(name = "Devices")
public final class DeviceResource {

    private final Exchange exchange;

    DeviceResource(Exchange exchange) {
        this.exchange = exchange;
    }

    /** The device with its token. */
    @GET
    @Operation(operationId = "getDevice", summary = "A device")
    public Response get(InputStream body) {
        return exchange.answerOneself(body, call -> Reply.result(new Registry(call).get()));
    }

    /** Changes what is given of its description. */
    @PATCH
    @Operation(operationId = "updateDevice", summary = "Change the description of a device")
    public Response update(InputStream body) {
        return done(body, registry -> registry.change(registry::describe));
    }

    /** Removes it. */
    @DELETE
    @Operation(operationId = "deleteDevice", summary = "Remove a device")
    public Response delete(InputStream body) {
        return done(body, Registry::remove);
    }

    /** Takes its token away: it stays, and nothing is sent to it. */
    @DELETE
    @Path("token")
    @Operation(operationId = "deleteDeviceToken", summary = "Remove the push token of a device")
    public Response deleteToken(InputStream body) {
        return done(body, registry -> registry.change(device -> Devices.attach(device, null)));
    }

    /** Gives it to the user {@code userId}. */
    @PATCH
    @Path("user")
    @Operation(operationId = "updateDeviceUser", summary = "Give a device to a user")
    public Response updateUser(InputStream body) {
        return done(body, Registry::changeUser);
    }

    /** Replaces {@code meta}, an object of texts. */
    @PATCH
    @Path("metadata")
    @Operation(operationId = "updateDeviceMeta", summary = "Replace the meta of a device")
    public Response updateMeta(InputStream body) {
        return done(body, registry -> registry.change(registry::describeMeta));
    }

    /** The same. */
    @PUT
    @Path("metadata")
    @Operation(operationId = "putDeviceMeta", summary = "Replace the meta of a device")
    public Response putMeta(InputStream body) {
        return updateMeta(body);
    }

    /** Changes {@code timeZone}. */
    @PATCH
    @Path("timezone")
    @Operation(operationId = "updateDeviceTimeZone", summary = "Change the time zone of a device")
    public Response updateTimeZone(InputStream body) {
        return done(body, registry -> registry.change(registry::describeTimeZone));
    }

    /** The same. */
    @PUT
    @Path("timezone")
    @Operation(operationId = "putDeviceTimeZone", summary = "Change the time zone of a device")
    public Response putTimeZone(InputStream body) {
        return updateTimeZone(body);
    }

    private Response done(InputStream body, Consumer<Registry> work) {
        return exchange.answerOneself(body, call -> {
            work.accept(new Registry(call));
            return Reply.done();
        });
    }
}
