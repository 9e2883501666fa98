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
 * One policy: {@code …/policies/{name}}. All operations 404 {@code PolicyNotFound}; those that write 409 {@code
 * SystemPolicy} for those that ship with the product. A name cannot be changed: clone the policy.
 */
@Tag(name = "Policies")
public final class PolicyResource {

    /** The name in the path; {@code name} in a body is another member. */
    static final String NAME = "formerName";

    private static final String JSON = "application/json";

    private final Exchange exchange;

    PolicyResource(Exchange exchange) {
        this.exchange = exchange;
    }

    /** The policy. */
    @GET
    @Operation(operationId = "getPolicy", summary = "A policy by name")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = PoliciesResource.OnePolicy.class)))
    public Response get(InputStream body) {
        return exchange.answer(body, call -> Reply.result(new RealmPolicies(call).get(name(call))));
    }

    /**
     * Makes the policy what the body says; what is not given is cleared. 403 {@code PermissionNotHeld}; 409 {@code
     * PlanOutdated} if {@code planId} is of an impact that is no longer true.
     */
    @PUT
    @Operation(operationId = "putPolicy", summary = "Replace a policy")
    @RequestBody(
            content =
                    @Content(mediaType = JSON, schema = @Schema(implementation = PoliciesResource.PolicyRequest.class)))
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = PoliciesResource.OnePolicy.class)))
    public Response put(InputStream body) {
        return exchange.answer(body, call -> Reply.result(new RealmPolicies(call).change(name(call), true)));
    }

    /** Changes what is given; otherwise like {@link #put}. */
    @PATCH
    @Operation(operationId = "updatePolicy", summary = "Change a policy")
    @RequestBody(
            content =
                    @Content(mediaType = JSON, schema = @Schema(implementation = PoliciesResource.PolicyRequest.class)))
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = PoliciesResource.OnePolicy.class)))
    public Response patch(InputStream body) {
        return exchange.answer(body, call -> Reply.result(new RealmPolicies(call).change(name(call), false)));
    }

    /** Deletes the policy. 409 {@code PolicyInUse} says by whom, unless {@code force} is true: then the roles lose it. */
    @DELETE
    @Operation(operationId = "deletePolicy", summary = "Delete a policy")
    @Parameter(
            name = "force",
            in = ParameterIn.QUERY,
            description = "Also when it is in use",
            schema = @Schema(implementation = Boolean.class))
    public Response delete(InputStream body) {
        return exchange.answer(body, call -> {
            new RealmPolicies(call).delete(name(call));
            return Reply.done();
        });
    }

    /** A new policy {@code name} that says the same. */
    @POST
    @Path("clone")
    @Operation(operationId = "clonePolicy", summary = "Copy a policy under another name")
    @RequestBody(
            content =
                    @Content(mediaType = JSON, schema = @Schema(implementation = PoliciesResource.PolicyRequest.class)))
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = PoliciesResource.OnePolicy.class)))
    public Response copy(InputStream body) {
        return exchange.answer(body, call -> Reply.result(new RealmPolicies(call).copy(name(call))));
    }

    /**
     * Who would gain and lose what, if the policy were changed to the members of the body; what is not given stays, as with
     * PATCH. Nothing is saved; {@code planId} of the answer can be sent with the save.
     */
    @POST
    @Path("impact")
    @Operation(operationId = "getPolicyImpact", summary = "What a change of the policy would come to")
    @RequestBody(
            content =
                    @Content(mediaType = JSON, schema = @Schema(implementation = PoliciesResource.PolicyRequest.class)))
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = RolesResource.OneImpact.class)))
    public Response impact(InputStream body) {
        return exchange.answer(body, call -> Reply.result(new RealmPolicies(call).impact(name(call))));
    }

    private static String name(Call call) {
        return call.arguments().required(NAME);
    }
}
