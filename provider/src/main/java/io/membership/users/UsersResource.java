package io.membership.users;

import io.membership.api.Exchange;
import io.membership.api.Reply;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
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

/** All users: {@code …/users} (reference chapters 2.1 to 2.3). */
@Tag(name = "Users")
public final class UsersResource {

    private static final String JSON = "application/json";

    private final Exchange exchange;

    public UsersResource(Exchange exchange) {
        this.exchange = exchange;
    }

    /**
     * A page of the users that the caller may see. 400 {@code InvalidFilter}, {@code InvalidSort}, {@code InvalidCursor}
     * name the member and the reason; 403 for who may not ask for users.
     */
    @GET
    @Operation(operationId = "getUsers", summary = "A page of users")
    @Parameter(name = "filter", in = ParameterIn.QUERY, description = "MongoDB-style filter as JSON text")
    @Parameter(name = "sort", in = ParameterIn.QUERY, description = "1 or -1 by member, as JSON text")
    @Parameter(name = "search", in = ParameterIn.QUERY, description = "Beginning of e-mail, user name or names")
    @Parameter(name = "pageNumber", in = ParameterIn.QUERY, schema = @Schema(implementation = Integer.class))
    @Parameter(name = "pageSize", in = ParameterIn.QUERY, schema = @Schema(implementation = Integer.class))
    @Parameter(name = "cursor", in = ParameterIn.QUERY, description = "nextCursor of the page before")
    @Parameter(name = "includeMeta", in = ParameterIn.QUERY, schema = @Schema(implementation = Boolean.class))
    @Parameter(name = "includePermissions", in = ParameterIn.QUERY, schema = @Schema(implementation = Boolean.class))
    @RequestBody(
            description = "The same members may come as a body",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = GetUsersRequest.class)))
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = UserPage.class)))
    public Response list(InputStream body) {
        return exchange.answer(body, call -> new Directory(call).list());
    }

    /** The same with the members in the body. */
    @POST
    @Operation(operationId = "postGetUsers", summary = "A page of users, asked for in a body")
    @RequestBody(content = @Content(mediaType = JSON, schema = @Schema(implementation = GetUsersRequest.class)))
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = UserPage.class)))
    public Response postList(InputStream body) {
        return list(body);
    }

    /** Changes the user whose {@code id} is in the body; see {@link UserResource#update}. */
    @PATCH
    @Operation(operationId = "updateUserByBody", summary = "Change the user that the body names")
    @RequestBody(content = @Content(mediaType = JSON, schema = @Schema(implementation = UpdateUserRequest.class)))
    public Response update(InputStream body) {
        return named().update(body);
    }

    /** The same; clients of CodeMash use either verb. */
    @PUT
    @Operation(operationId = "putUserByBody", summary = "Change the user that the body names")
    @RequestBody(content = @Content(mediaType = JSON, schema = @Schema(implementation = UpdateUserRequest.class)))
    public Response put(InputStream body) {
        return update(body);
    }

    /**
     * Creates a user who can sign in, and signs him in unless told otherwise. 409 {@code UserAlreadyExists}; 400
     * {@code PasswordPolicy}, {@code NotEmpty}, {@code InvalidValue}; 403 {@code RoleNotAllowed}.
     */
    @POST
    @Path("register")
    @Operation(operationId = "registerUser", summary = "Register a user")
    @RequestBody(content = @Content(mediaType = JSON, schema = @Schema(implementation = RegisterUserRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "{result, apiKey, userId, userName} in v1, {result: User, bearerToken} in v2")
    public Response register(InputStream body) {
        return exchange.answer(body, call -> new Users(call).register(Registration::of));
    }

    /**
     * Creates a guest by his {@code email}, and signs him in. Once he has a password he is a user like others, with the same
     * id. 409 {@code UserAlreadyExists}; 400 {@code NotEmpty}, {@code InvalidValue} for members that guests have not.
     */
    @POST
    @Path("register/guest")
    @Operation(operationId = "registerGuest", summary = "Register a guest by his e-mail address")
    @RequestBody(
            content =
                    @Content(mediaType = JSON, schema = @Schema(implementation = RegisterOthersRequest.OfGuest.class)))
    @APIResponse(responseCode = "200", description = "As of registerUser")
    public Response registerGuest(InputStream body) {
        return exchange.answer(body, call -> new Users(call).register(Registration::ofGuest));
    }

    /**
     * Creates a user by his {@code phone}, and signs him in; where the realm wants to have users verified he is sent a code
     * and let in by that. 409 {@code UserAlreadyExists}, {@code SmsNotConfigured}.
     */
    @POST
    @Path("register/phone")
    @Operation(operationId = "registerPhoneUser", summary = "Register a user by his phone number")
    @RequestBody(
            content =
                    @Content(mediaType = JSON, schema = @Schema(implementation = RegisterOthersRequest.OfPhone.class)))
    @APIResponse(responseCode = "200", description = "As of registerUser")
    public Response registerPhone(InputStream body) {
        return exchange.answer(body, call -> new Users(call).register(Registration::ofPhone));
    }

    /** The user with this {@code email}, {@code phone}, or {@code provider} and {@code userId}. 404 if there is none. */
    @GET
    @Path("by-email")
    @Operation(operationId = "getUserByEmail", summary = "A user by e-mail address, phone or linked identity")
    @Parameter(name = "email", in = ParameterIn.QUERY)
    @Parameter(name = "phone", in = ParameterIn.QUERY)
    @Parameter(name = "provider", in = ParameterIn.QUERY)
    @Parameter(name = "userId", in = ParameterIn.QUERY, description = "Id of the user at the provider")
    @Parameter(name = "includeMeta", in = ParameterIn.QUERY, schema = @Schema(implementation = Boolean.class))
    @Parameter(name = "includePermissions", in = ParameterIn.QUERY, schema = @Schema(implementation = Boolean.class))
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = OneUser.class)))
    public Response byEmail(InputStream body) {
        return exchange.answer(body, call -> Reply.result(new Directory(call).get(null)));
    }

    /** The caller's own user. */
    @Path("profile")
    public ProfileResource profile() {
        return new ProfileResource(exchange);
    }

    /** The user whom query or body name. */
    public UserResource named() {
        return new UserResource(exchange);
    }

    /** One user by id. */
    @Path("{id}")
    public UserResource user(@PathParam("id") String id) {
        return new UserResource(exchange.with("id", id));
    }

    /** Envelope of one user, for the description of the API. */
    interface OneUser {
        User getResult();
    }
}
