package io.membership.permissions;

import io.membership.api.Call;
import io.membership.api.Exchange;
import io.membership.api.Reply;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** One permission of the catalogue: {@code …/permissions/{value}}. All operations 404 {@code PermissionNotFound}. */
@Tag(name = "Permissions")
public final class PermissionResource {

    private final Exchange exchange;

    PermissionResource(Exchange exchange) {
        this.exchange = exchange;
    }

    /** The entry. */
    @GET
    @Operation(operationId = "getPermission", summary = "A permission of the catalogue")
    public Response get(InputStream body) {
        return exchange.answer(body, call -> Reply.result(new Registry(call).get(value(call))));
    }

    /** Changes title and description. 409 {@code SystemPermission}. */
    @PUT
    @Operation(operationId = "putPermission", summary = "Describe a permission anew")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = PermissionsResource.RegisterRequest.class)))
    public Response put(InputStream body) {
        return exchange.answer(body, call -> Reply.result(new Registry(call).change(value(call))));
    }

    /** Removes it. 409 {@code PermissionInUse} names the policies with it, unless {@code force} is true. */
    @DELETE
    @Operation(operationId = "deletePermission", summary = "Remove a permission from the catalogue")
    @Parameter(
            name = "force",
            in = ParameterIn.QUERY,
            description = "Also when policies name it",
            schema = @Schema(implementation = Boolean.class))
    public Response delete(InputStream body) {
        return exchange.answer(body, call -> {
            new Registry(call).remove(value(call));
            return Reply.done();
        });
    }

    private static String value(Call call) {
        return call.arguments().required("value");
    }
}
