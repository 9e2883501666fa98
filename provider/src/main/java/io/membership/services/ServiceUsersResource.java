package io.membership.services;

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

/** Programs that call with a key: {@code …/service-users} (reference chapters 1.4 and 2.10). */
@Tag(name = "Service users")
public final class ServiceUsersResource {

    private static final String JSON = "application/json";

    private final Exchange exchange;

    public ServiceUsersResource(Exchange exchange) {
        this.exchange = exchange;
    }

    /** The newest first; {@code nextCursor} leads on. 403 without {@code membership:service-users:read}. */
    @GET
    @Operation(operationId = "getServiceUsers", summary = "Service users")
    @Parameter(name = "pageSize", in = ParameterIn.QUERY, schema = @Schema(implementation = Integer.class))
    @Parameter(name = "cursor", in = ParameterIn.QUERY, description = "nextCursor of the page before")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = ManyServiceUsers.class)))
    public Response list(InputStream body) {
        return exchange.answer(body, call -> Reply.of(new ServiceUsers(call).list()));
    }

    /**
     * Creates one. The answer holds its key, and no other answer will. 400 {@code UnknownPermission}; 403 {@code
     * PermissionNotHeld}, {@code RoleNotAllowed} if it would have what the caller has not; 409 {@code ClientPolicy}.
     */
    @POST
    @Operation(operationId = "createServiceUser", summary = "Create a service user; its key is shown this once")
    @RequestBody(content = @Content(mediaType = JSON, schema = @Schema(implementation = ServiceUserRequest.class)))
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = OneServiceUser.class)))
    public Response create(InputStream body) {
        return exchange.answer(body, call -> Reply.result(new ServiceUsers(call).create()));
    }

    /** One of them. */
    @Path("{serviceUser}")
    public ServiceUserResource serviceUser(@PathParam("serviceUser") String id) {
        return new ServiceUserResource(exchange.with("id", id));
    }

    /** Members of a request, for the description of the API. */
    interface ServiceUserRequest {
        @Schema(required = true)
        String getDisplayName();

        String getDescription();

        String getZone();

        @Schema(description = "Each as text, permission or permission@resource")
        List<String> getPermissions();

        List<String> getPolicies();

        List<String> getRoles();

        @Schema(description = "Of a change only")
        boolean isEnabled();
    }

    /** Envelope, for the description of the API. */
    interface ManyServiceUsers {
        List<ServiceUserView> getResult();

        String getNextCursor();
    }

    /** Envelope, for the description of the API. */
    interface OneServiceUser {
        ServiceUserView getResult();
    }
}
