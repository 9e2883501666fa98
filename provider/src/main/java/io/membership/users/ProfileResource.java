package io.membership.users;

import io.membership.api.Exchange;
import io.membership.api.Reply;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
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

/** The caller's own user: {@code …/users/profile}. An API key has one too: its service account. */
@Tag(name = "Profile")
public final class ProfileResource {

    private static final String JSON = "application/json";

    private final Exchange exchange;

    ProfileResource(Exchange exchange) {
        this.exchange = exchange;
    }

    /** The caller's own user, in full. 403 for administrators of the master realm, who have none here. */
    @GET
    @Operation(operationId = "getProfile", summary = "The caller's own user")
    @Parameter(name = "includeMeta", in = ParameterIn.QUERY, schema = @Schema(implementation = Boolean.class))
    @Parameter(name = "includePermissions", in = ParameterIn.QUERY, schema = @Schema(implementation = Boolean.class))
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = UsersResource.OneUser.class)))
    public Response get(InputStream body) {
        return exchange.answerOneself(body, call -> Reply.result(new OwnProfile(call).read()));
    }

    /** Changes what is given; never roles, tags or zone. 403 {@code ReadOnlyMember} where the realm forbids it. */
    @PATCH
    @Operation(operationId = "updateProfile", summary = "Change the caller's own user")
    @RequestBody(content = @Content(mediaType = JSON, schema = @Schema(implementation = UpdateProfileRequest.class)))
    public Response update(InputStream body) {
        return exchange.answerOneself(body, call -> {
            new OwnProfile(call).update();
            return Reply.done();
        });
    }

    /** The same; the .NET client of CodeMash uses this verb. */
    @PUT
    @Operation(operationId = "putProfile", summary = "Change the caller's own user")
    @RequestBody(content = @Content(mediaType = JSON, schema = @Schema(implementation = UpdateProfileRequest.class)))
    public Response put(InputStream body) {
        return update(body);
    }
}
