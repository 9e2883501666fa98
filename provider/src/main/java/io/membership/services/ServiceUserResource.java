package io.membership.services;

import io.membership.api.Call;
import io.membership.api.Exchange;
import io.membership.api.Reply;
import io.membership.services.ServiceUsersResource.OneServiceUser;
import io.membership.services.ServiceUsersResource.ServiceUserRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** One service user: {@code …/service-users/{id}}. All operations 404 {@code ServiceUserNotFound}, 403 for who may not. */
@Tag(name = "Service users")
public final class ServiceUserResource {

    private static final String JSON = "application/json";

    private final Exchange exchange;

    ServiceUserResource(Exchange exchange) {
        this.exchange = exchange;
    }

    /** The service user, without any secret. */
    @GET
    @Operation(operationId = "getServiceUser", summary = "A service user by id")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = OneServiceUser.class)))
    public Response get(InputStream body) {
        return answer(body, ServiceUsers::get);
    }

    /**
     * Changes what is given: {@code permissions}, {@code policies} and {@code roles} take the place of those that it has. 403
     * {@code PermissionNotHeld}, {@code RoleNotAllowed}. While {@code enabled} is false neither keys nor tokens work.
     */
    @PATCH
    @Operation(operationId = "updateServiceUser", summary = "Change a service user")
    @RequestBody(content = @Content(mediaType = JSON, schema = @Schema(implementation = ServiceUserRequest.class)))
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = OneServiceUser.class)))
    public Response update(InputStream body) {
        return answer(body, ServiceUsers::change);
    }

    /** Revokes it for good: keys and tokens stop at once. 403 {@code CannotDeleteYourself}. */
    @DELETE
    @Operation(operationId = "revokeServiceUser", summary = "Revoke a service user")
    public Response revoke(InputStream body) {
        return exchange.answer(body, call -> {
            new ServiceUsers(call).revoke();
            return Reply.done();
        });
    }

    /**
     * A new key, in this answer only. The present one works for {@code overlap} more, an ISO 8601 duration of 90 days at
     * most, one day if it is not given; {@code PT0S} ends it at once, with the tokens got by it. 403 {@code
     * PermissionNotHeld}, {@code RoleNotAllowed} if the service user may do what the caller may not.
     */
    @POST
    @Path("keys")
    @Operation(operationId = "rotateServiceUserKey", summary = "A new key for a service user, shown this once")
    @RequestBody(
            required = false,
            content = @Content(mediaType = JSON, schema = @Schema(implementation = RotationRequest.class)))
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = OneServiceUser.class)))
    public Response rotate(InputStream body) {
        return answer(body, ServiceUsers::rotate);
    }

    /** Ends the key before the present one, and the tokens got until now, ahead of its time. */
    @DELETE
    @Path("keys/previous")
    @Operation(operationId = "endPreviousServiceUserKey", summary = "End the previous key of a service user")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = OneServiceUser.class)))
    public Response endPrevious(InputStream body) {
        return answer(body, ServiceUsers::endPrevious);
    }

    private Response answer(InputStream body, Function<ServiceUsers, ServiceUserView> work) {
        return exchange.answer(body, (Call call) -> Reply.result(work.apply(new ServiceUsers(call))));
    }

    /** Members of a request, for the description of the API. */
    interface RotationRequest {
        @Schema(description = "ISO 8601 duration, for example PT24H")
        String getOverlap();
    }
}
