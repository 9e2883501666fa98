package io.membership.accounts;

import io.membership.api.Exchange;
import io.membership.api.Reply;
import io.membership.api.ServerClock;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The invitations of the realm, kept after they ended: {@code …/users/invitations}. For those who may invite. */
@Tag(name = "Accounts")
public final class InvitationsResource {

    private final Exchange exchange;
    private final Clock clock = ServerClock.utc();

    public InvitationsResource(Exchange exchange) {
        this.exchange = exchange;
    }

    /** The newest first; {@code nextCursor} leads on. */
    @GET
    @Operation(operationId = "getInvitations", summary = "Invitations")
    @Parameter(name = "status", in = ParameterIn.QUERY, description = "pending, accepted, expired or revoked")
    @Parameter(name = "email", in = ParameterIn.QUERY)
    @Parameter(name = "pageSize", in = ParameterIn.QUERY, schema = @Schema(implementation = Integer.class))
    @Parameter(name = "cursor", in = ParameterIn.QUERY, description = "nextCursor of the page before")
    public Response list(InputStream body) {
        return exchange.answer(body, call -> Reply.of(new Inviting(call, clock).list()));
    }

    /** One of them. 404 {@code InvitationNotFound}. */
    @GET
    @Path("{invitation}")
    @Operation(operationId = "getInvitation", summary = "An invitation")
    public Response get(@PathParam("invitation") String id, InputStream body) {
        return exchange.answer(body, call -> Reply.result(new Inviting(call, clock).get(id)));
    }

    /**
     * Sends it once more: the same invitation, with all its time again; links of before die. 409 {@code InvitationEnded}; 429
     * {@code TooManyMails}.
     */
    @POST
    @Path("{invitation}/resend")
    @Operation(operationId = "resendInvitation", summary = "Send an invitation once more")
    public Response resend(@PathParam("invitation") String id, InputStream body) {
        return exchange.answer(body, call -> Reply.result(new Inviting(call, clock).resend(id)));
    }

    /**
     * Takes it back. Who is a user only by it and has never come goes with it, unless {@code keepUser} is true: then he
     * stays, invited and unable to sign in. 409 {@code InvitationEnded}.
     */
    @DELETE
    @Path("{invitation}")
    @Operation(operationId = "revokeInvitation", summary = "Take an invitation back")
    @Parameter(
            name = "keepUser",
            in = ParameterIn.QUERY,
            description = "Whether who is a user only by it stays one",
            schema = @Schema(implementation = Boolean.class))
    public Response revoke(@PathParam("invitation") String id, InputStream body) {
        return exchange.answer(body, call -> {
            new Inviting(call, clock).revoke(id);
            return Reply.done();
        });
    }
}
