package io.membership.roles;

import io.membership.api.Call;
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
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * One role: {@code …/roles/{name}}. All operations 404 {@code RoleNotFound}; those that write 409 {@code SystemRole} for
 * {@code Administrator}. A name cannot be changed: clone the role.
 */
@Tag(name = "Roles")
public final class RoleResource {

    /** The name in the path; {@code name} in a body is another member. */
    static final String NAME = "formerName";

    private static final String JSON = RolesResource.JSON;

    private final Exchange exchange;

    RoleResource(Exchange exchange) {
        this.exchange = exchange;
    }

    /** The role. */
    @GET
    @Operation(operationId = "getRole", summary = "A role by name")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = RolesResource.OneRole.class)))
    public Response get(InputStream body) {
        return exchange.answer(body, call -> Reply.result(new RealmRoles(call).get(name(call))));
    }

    /**
     * Makes the role what the body says; what is not given is cleared. 403 {@code PermissionNotHeld}; 409 {@code
     * PlanOutdated} if {@code planId} is of an impact that is no longer true.
     */
    @PUT
    @Operation(operationId = "putRole", summary = "Replace a role")
    @RequestBody(
            content = @Content(mediaType = JSON, schema = @Schema(implementation = RolesResource.RoleRequest.class)))
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = RolesResource.OneRole.class)))
    public Response put(InputStream body) {
        return exchange.answer(body, call -> Reply.result(new RealmRoles(call).change(name(call), true)));
    }

    /** Changes what is given; otherwise like {@link #put}. */
    @PATCH
    @Operation(operationId = "updateRole", summary = "Change a role")
    @RequestBody(
            content = @Content(mediaType = JSON, schema = @Schema(implementation = RolesResource.RoleRequest.class)))
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = RolesResource.OneRole.class)))
    public Response patch(InputStream body) {
        return exchange.answer(body, call -> Reply.result(new RealmRoles(call).change(name(call), false)));
    }

    /** Deletes the role. 409 {@code RoleInUse} says by whom, unless {@code force} is true. */
    @DELETE
    @Operation(operationId = "deleteRole", summary = "Delete a role")
    @Parameter(
            name = "force",
            in = ParameterIn.QUERY,
            description = "Also when it is in use",
            schema = @Schema(implementation = Boolean.class))
    public Response delete(InputStream body) {
        return exchange.answer(body, call -> {
            new RealmRoles(call).delete(name(call));
            return Reply.done();
        });
    }

    /** A new role {@code name} with the policies and inner roles of this one. */
    @POST
    @Path("clone")
    @Operation(operationId = "cloneRole", summary = "Copy a role under another name")
    @RequestBody(
            content = @Content(mediaType = JSON, schema = @Schema(implementation = RolesResource.RoleRequest.class)))
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = RolesResource.OneRole.class)))
    public Response copy(InputStream body) {
        return exchange.answer(body, call -> Reply.result(new RealmRoles(call).copy(name(call))));
    }

    /**
     * Who would gain and lose what, if the role were changed to the members of the body; what is not given stays, as with
     * PATCH. Nothing is saved; {@code planId} of the answer can be sent with the save.
     */
    @POST
    @Path("impact")
    @Operation(operationId = "getRoleImpact", summary = "What a change of the role would come to")
    @RequestBody(
            content = @Content(mediaType = JSON, schema = @Schema(implementation = RolesResource.RoleRequest.class)))
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = RolesResource.OneImpact.class)))
    public Response impact(InputStream body) {
        return exchange.answer(body, call -> Reply.result(new RealmRoles(call).impact(name(call))));
    }

    private static String name(Call call) {
        return call.arguments().required(NAME);
    }
}
