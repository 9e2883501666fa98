package io.membership.permissions;

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
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Which permissions there are, and who has them: {@code …/permissions}. */
@Tag(name = "Permissions")
public final class PermissionsResource {

    private static final String JSON = "application/json";

    private final Exchange exchange;

    public PermissionsResource(Exchange exchange) {
        this.exchange = exchange;
    }

    /** The catalogue: {@code {value, title, description, module, type}} each. 403 without the right to read it. */
    @GET
    @Operation(operationId = "getPermissions", summary = "The permissions that exist")
    @Parameter(name = "module", in = ParameterIn.QUERY, description = "Only those of this module")
    public Response list(InputStream body) {
        return exchange.answer(body, call -> Reply.result(new Registry(call).list()));
    }

    /**
     * Registers a permission of an application, or a list of {@code permissions}, which is answered item by item. Doing it
     * again changes title and description. 409 {@code SystemPermission} for those that ship with the product.
     */
    @POST
    @Operation(operationId = "registerPermissions", summary = "Register permissions of an application")
    @RequestBody(content = @Content(mediaType = JSON, schema = @Schema(implementation = RegisterRequest.class)))
    public Response register(InputStream body) {
        return exchange.answer(body, call -> Reply.result(new Registry(call).register()));
    }

    /** What the caller may do. 403 for administrators of the master realm, who have no user here. */
    @GET
    @Path("me")
    @Operation(operationId = "getOwnPermissions", summary = "What the caller may do")
    @Parameter(
            name = "explain",
            in = ParameterIn.QUERY,
            description = "With the policies and the ways by which they reach him",
            schema = @Schema(implementation = Boolean.class))
    public Response me(InputStream body) {
        return exchange.answerOneself(body, call -> Reply.result(new Answers(call).ofCaller()));
    }

    /**
     * Answers many questions at once: {@code {"result": [{permission, resource, allowed, decidedBy}]}}, in their order.
     * About the caller, who always may, or about {@code userId}, for which it takes {@code membership:permissions:check}.
     */
    @POST
    @Path("check")
    @Operation(operationId = "checkPermissions", summary = "May somebody do these?")
    @RequestBody(content = @Content(mediaType = JSON, schema = @Schema(implementation = CheckRequest.class)))
    public Response check(InputStream body) {
        return exchange.answer(body, call -> Reply.result(new Answers(call).check()));
    }

    /** One permission of the catalogue. */
    @Path("{value}")
    public PermissionResource permission(@PathParam("value") String value) {
        return new PermissionResource(exchange.with("value", value));
    }

    /** Members of the request, for the description of the API. */
    interface RegisterRequest {
        String getValue();

        String getTitle();

        String getDescription();

        List<RegisterRequest> getPermissions();
    }

    /** Members of the request, for the description of the API. */
    interface CheckRequest {
        String getUserId();

        boolean isExplain();

        List<Check> getChecks();
    }

    /** One question, for the description of the API. */
    interface Check {
        String getPermission();

        String getResource();
    }
}
