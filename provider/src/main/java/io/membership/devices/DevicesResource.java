package io.membership.devices;

import io.membership.api.Exchange;
import io.membership.api.Reply;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Devices of users, for push: {@code …/notifications/push/devices} (reference chapter 2.8). */
@Tag(name = "Devices")
public final class DevicesResource {

    private final Exchange exchange;

    DevicesResource(Exchange exchange) {
        this.exchange = exchange;
    }

    /**
     * Devices of {@code userId}; without it all, for who may see all, or else the caller's own. {@code pageNumber}, {@code
     * pageSize}, {@code totalCount} as in lists of users.
     */
    @GET
    @Operation(operationId = "getDevices", summary = "Devices of a user, of the caller, or all")
    @Parameter(name = "userId", in = ParameterIn.QUERY, schema = @Schema(implementation = String.class))
    @Parameter(name = "pageNumber", in = ParameterIn.QUERY, schema = @Schema(implementation = Integer.class))
    @Parameter(name = "pageSize", in = ParameterIn.QUERY, schema = @Schema(implementation = Integer.class))
    public Response list(InputStream body) {
        return exchange.answerOneself(body, call -> Reply.of(new Registry(call).list()));
    }

    /**
     * Registers a device of the caller, or of {@code userId}: {@code operatingSystem}, {@code brand}, {@code deviceName},
     * {@code timeZone}, {@code language}, {@code locale}, {@code meta}. Of more than 20 of a user the oldest goes.
     */
    @POST
    @Operation(operationId = "registerDevice", summary = "Register a device")
    public Response register(InputStream body) {
        return exchange.answerOneself(body, call -> Reply.result(new Registry(call).register()));
    }

    /** Registers a push token, {@code provider} (Expo, FCM) and {@code token}, with its device, as above. */
    @POST
    @Path("token")
    @Operation(operationId = "registerDeviceToken", summary = "Register a push token with its device")
    public Response registerToken(InputStream body) {
        return exchange.answerOneself(body, call -> Reply.result(new Registry(call).registerToken(null)));
    }

    /** The same for Expo. */
    @POST
    @Path("token/expo")
    @Operation(operationId = "registerExpoToken", summary = "Register a push token of Expo with its device")
    public Response registerExpoToken(InputStream body) {
        return exchange.answerOneself(body, call -> Reply.result(new Registry(call).registerToken(PushProvider.EXPO)));
    }

    /** One device. */
    @Path("{device}")
    public DeviceResource device(@PathParam("device") String id) {
        return new DeviceResource(exchange.with("id", id));
    }
}
