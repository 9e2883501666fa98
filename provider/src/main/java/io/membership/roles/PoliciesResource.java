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

/** All policies: {@code …/policies} (reference chapter 2.10). Those of the realm are components, so they are exported with it. */
@Tag(name = "Policies")
public final class PoliciesResource {

    private static final String JSON = "application/json";

    private final Exchange exchange;

    public PoliciesResource(Exchange exchange) {
        this.exchange = exchange;
    }

    /** The policies of the realm and of the system by name. 403 without {@code membership:policies:read}. */
    @GET
    @Operation(operationId = "getPolicies", summary = "The policies of the realm and of the system")
    @Parameter(name = "search", in = ParameterIn.QUERY, description = "Part of the name or display name")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = ManyPolicies.class)))
    public Response list(InputStream body) {
        return exchange.answer(body, call -> Reply.result(new RealmPolicies(call).list()));
    }

    /**
     * Creates a policy. 409 {@code PolicyAlreadyExists}; 400 {@code InvalidPolicy} and {@code UnknownPermission} name the
     * statement and the reason; 403 {@code PermissionNotHeld} if it holds more than the caller.
     */
    @POST
    @Operation(operationId = "createPolicy", summary = "Create a policy")
    @RequestBody(content = @Content(mediaType = JSON, schema = @Schema(implementation = PolicyRequest.class)))
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = OnePolicy.class)))
    public Response create(InputStream body) {
        return exchange.answer(body, call -> Reply.result(new RealmPolicies(call).create()));
    }

    /** One policy by name. */
    @Path("{name}")
    public PolicyResource policy(@PathParam("name") String name) {
        return new PolicyResource(exchange.with(PolicyResource.NAME, name));
    }

    /** Members of a request about a policy, for the description of the API. */
    interface PolicyRequest {
        String getName();

        String getDisplayName();

        boolean isDisabled();

        List<PolicyView.StatementView> getStatements();

        String getPlanId();
    }

    /** Envelope, for the description of the API. */
    interface ManyPolicies {
        List<PolicyView> getResult();
    }

    /** Envelope, for the description of the API. */
    interface OnePolicy {
        PolicyView getResult();
    }
}
