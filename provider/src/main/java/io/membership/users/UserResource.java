package io.membership.users;

import io.membership.api.Call;
import io.membership.api.Exchange;
import io.membership.api.Reply;
import io.membership.permissions.Answers;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Clock;
import java.util.function.Consumer;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * One user: {@code …/users/{id}} (reference chapters 2.2 and 2.3). Operations that change answer {@code {"result":true}}
 * in v1 and 204 in v2; all of them 404 {@code UserNotFound}, and 403 for who may not.
 */
@Tag(name = "Users")
public final class UserResource {

    private static final String JSON = "application/json";

    private final Exchange exchange;

    UserResource(Exchange exchange) {
        this.exchange = exchange;
    }

    /** The user; with the all-zero id the one that {@code email} or {@code phone} name. */
    @GET
    @Operation(operationId = "getUser", summary = "A user by id")
    @Parameter(name = "includeMeta", in = ParameterIn.QUERY, schema = @Schema(implementation = Boolean.class))
    @Parameter(name = "includePermissions", in = ParameterIn.QUERY, schema = @Schema(implementation = Boolean.class))
    @Parameter(name = "provider", in = ParameterIn.QUERY, description = "Only if the user signs in that way")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = UsersResource.OneUser.class)))
    public Response get(InputStream body) {
        return exchange.answer(
                body,
                call -> Reply.result(new Directory(call).get(call.arguments().id("id"))));
    }

    /**
     * Changes what is given. {@code roles} replaces the set of roles, {@code meta} the meta. 400 {@code InvalidValue},
     * {@code MetaTooLarge}; 403 {@code RoleNotAllowed}; 409 {@code ReadOnlyUser}.
     */
    @PATCH
    @Operation(operationId = "updateUser", summary = "Change a user")
    @RequestBody(content = @Content(mediaType = JSON, schema = @Schema(implementation = UpdateUserRequest.class)))
    public Response update(InputStream body) {
        return done(body, call -> new Users(call).update(id(call)));
    }

    /** The same; clients of CodeMash use either verb. */
    @PUT
    @Operation(operationId = "putUser", summary = "Change a user")
    @RequestBody(content = @Content(mediaType = JSON, schema = @Schema(implementation = UpdateUserRequest.class)))
    public Response put(InputStream body) {
        return update(body);
    }

    /** Removes the user, his sessions and tokens. 403 {@code CannotDeleteYourself}; 409 {@code SystemUser}. */
    @DELETE
    @Operation(operationId = "deleteUser", summary = "Delete a user")
    public Response delete(InputStream body) {
        return done(body, call -> new Users(call).delete(id(call)));
    }

    /**
     * Stops every token and session of the user at once, for good; {@code until} ends the block by itself. 409
     * {@code UserAlreadyBlocked}; 403 {@code CannotBlockYourself}.
     */
    @PUT
    @Path("block")
    @Operation(operationId = "blockUser", summary = "Block a user")
    @RequestBody(required = false, content = @Content(mediaType = JSON, schema = @Schema(implementation = Block.class)))
    public Response block(InputStream body) {
        return done(body, call -> blocking(call).block(call, id(call)));
    }

    /** The same; clients of CodeMash use either verb. */
    @PATCH
    @Path("block")
    @Operation(operationId = "patchBlockUser", summary = "Block a user")
    @RequestBody(required = false, content = @Content(mediaType = JSON, schema = @Schema(implementation = Block.class)))
    public Response patchBlock(InputStream body) {
        return block(body);
    }

    /** Lets the user sign in again; what was issued before the block stays void. 409 {@code UserNotBlocked}. */
    @PUT
    @Path("unblock")
    @Operation(operationId = "unblockUser", summary = "Unblock a user")
    public Response unblock(InputStream body) {
        return done(body, call -> blocking(call).unblock(call, id(call)));
    }

    /** The same; clients of CodeMash use either verb. */
    @PATCH
    @Path("unblock")
    @Operation(operationId = "patchUnblockUser", summary = "Unblock a user")
    public Response patchUnblock(InputStream body) {
        return unblock(body);
    }

    /**
     * What the user's policies come to: {@code {"userId", "permissions", "denied"}}, and with {@code explain} the policies
     * and the ways by which they reach him, through roles, the roles inside them, and groups.
     */
    @GET
    @Path("permissions")
    @Operation(operationId = "getUserPermissions", summary = "What a user may do")
    @Parameter(name = "explain", in = ParameterIn.QUERY, schema = @Schema(implementation = Boolean.class))
    public Response permissions(InputStream body) {
        return exchange.answer(body, call -> Reply.result(new Answers(call).of(new Directory(call).visible(id(call)))));
    }

    private Response done(InputStream body, Consumer<Call> work) {
        return exchange.answer(body, call -> {
            work.accept(call);
            return Reply.done();
        });
    }

    private static Blocking blocking(Call call) {
        return new Blocking(call.session(), call.realm(), Clock.systemUTC());
    }

    private static String id(Call call) {
        return call.arguments().requiredId("id");
    }
}
