package io.membership.users;

import io.membership.api.Call;
import io.membership.api.Exchange;
import io.membership.api.Reply;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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

/** The users of one role: {@code …/roles/{name}/users}. All operations 404 {@code RoleNotFound}. */
@Tag(name = "Roles")
public final class MembersResource {

    private static final String JSON = "application/json";

    private final Exchange exchange;

    public MembersResource(Exchange exchange) {
        this.exchange = exchange;
    }

    /** Those to whom the role is mapped directly: a page like that of {@link UsersResource#list}. */
    @GET
    @Operation(operationId = "getRoleUsers", summary = "The users of a role")
    @Parameter(name = "sort", in = ParameterIn.QUERY, description = "1 or -1 by member, as JSON text")
    @Parameter(name = "pageNumber", in = ParameterIn.QUERY, schema = @Schema(implementation = Integer.class))
    @Parameter(name = "pageSize", in = ParameterIn.QUERY, schema = @Schema(implementation = Integer.class))
    @Parameter(name = "cursor", in = ParameterIn.QUERY, description = "nextCursor of the page before")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = UserPage.class)))
    public Response list(InputStream body) {
        return exchange.answer(body, call -> members(call).list());
    }

    /**
     * Gives the role to {@code users}, 500 at most. Each is answered for itself: {@code {"userId", "changed"}}, or {@code
     * {"userId", "errorCode"}} with {@code UserNotFound}, {@code Forbidden}, {@code RoleNotAllowed}.
     */
    @POST
    @Operation(operationId = "assignRole", summary = "Give a role to users")
    @RequestBody(content = @Content(mediaType = JSON, schema = @Schema(implementation = MembersRequest.class)))
    public Response assign(InputStream body) {
        return exchange.answer(body, call -> Reply.result(members(call).add()));
    }

    /** Takes the role from {@code users}; otherwise like {@link #assign}. */
    @DELETE
    @Operation(operationId = "unassignRole", summary = "Take a role from users")
    @RequestBody(content = @Content(mediaType = JSON, schema = @Schema(implementation = MembersRequest.class)))
    public Response unassign(InputStream body) {
        return exchange.answer(body, call -> Reply.result(members(call).remove()));
    }

    private static Members members(Call call) {
        return new Members(call, call.arguments().required("role"));
    }

    /** Members of the request, for the description of the API. */
    interface MembersRequest {
        List<String> getUsers();
    }
}
