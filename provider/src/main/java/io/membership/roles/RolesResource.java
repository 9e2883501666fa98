package io.membership.roles;

import io.membership.api.Exchange;
import io.membership.api.Reply;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** All roles: {@code …/roles} (reference chapter 2.10). Keycloak's realm roles, with policies on top. */
@Tag(name = "Roles")
public final class RolesResource {

    static final String JSON = "application/json";

    private final Exchange exchange;

    public RolesResource(Exchange exchange) {
        this.exchange = exchange;
    }

    /** The roles of the realm by name. 403 without {@code membership:roles:read}. */
    @GET
    @Operation(operationId = "getRoles", summary = "The roles of the realm")
    @Parameter(name = "search", in = ParameterIn.QUERY, description = "Part of the name or display name")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = ManyRoles.class)))
    public Response list(InputStream body) {
        return exchange.answer(body, call -> Reply.result(new RealmRoles(call).list()));
    }

    /**
     * Creates a role. 409 {@code RoleAlreadyExists}; 400 names a policy that does not exist; 403 {@code PermissionNotHeld}
     * if one of them holds more than the caller.
     */
    @POST
    @Operation(operationId = "createRole", summary = "Create a role")
    @RequestBody(content = @Content(mediaType = JSON, schema = @Schema(implementation = RoleRequest.class)))
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = OneRole.class)))
    public Response create(InputStream body) {
        return exchange.answer(body, call -> Reply.result(new RealmRoles(call).create()));
    }

    /** One role by name. */
    @Path("{name}")
    public RoleResource role(@PathParam("name") String name) {
        return new RoleResource(exchange.with(RoleResource.NAME, name));
    }

    /** Members of a request about a role, for the description of the API. */
    interface RoleRequest {
        String getName();

        String getDisplayName();

        String getDescription();

        List<String> getPolicies();

        String getPlanId();
    }

    /** Envelope, for the description of the API. */
    interface ManyRoles {
        List<RealmRole> getResult();
    }

    /** Envelope, for the description of the API. */
    interface OneRole {
        RealmRole getResult();
    }

    /** Envelope, for the description of the API. */
    interface OneImpact {
        Impact.Report getResult();
    }
}
