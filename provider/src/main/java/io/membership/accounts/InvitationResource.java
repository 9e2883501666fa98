package io.membership.accounts;

import io.membership.api.Exchange;
import io.membership.api.Reply;
import io.membership.api.ServerClock;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * What an invited person does with his token: {@code …/users/invitation} (reference chapter 2.1, rows 5 and 6). The token
 * alone says who and where: no credentials, no project.
 */
@Tag(name = "Accounts")
public final class InvitationResource {

    private static final String JSON = "application/json";

    private final Exchange exchange;
    private final Clock clock = ServerClock.utc();

    public InvitationResource(Exchange exchange) {
        this.exchange = exchange;
    }

    /** {@code {"result": bool, "userId"}}, and the {@code project} if {@code includeProject} asks for it. */
    @GET
    @Path("token")
    @Operation(operationId = "checkInvitation", summary = "Whether an invitation can be accepted")
    @Parameter(name = "token", in = ParameterIn.QUERY)
    @Parameter(name = "includeProject", in = ParameterIn.QUERY, schema = @Schema(implementation = Boolean.class))
    public Response check(InputStream body) {
        return exchange.answerVisitor(body, visit -> Reply.of(new Checked(visit).invitation(clock)));
    }

    /**
     * Accepts with {@code token} and {@code password}: a new one for who is new here, his own for who has one. 400 {@code
     * InvalidToken}, {@code ExpiredToken}, {@code UsedToken}, {@code PasswordPolicy}, {@code WrongPassword}.
     */
    @POST
    @Path("verify")
    @Operation(operationId = "acceptInvitation", summary = "Accept an invitation")
    @RequestBody(content = @Content(mediaType = JSON, schema = @Schema(implementation = TokenRequest.class)))
    public Response verify(InputStream body) {
        return exchange.answerVisitor(body, visit -> {
            new Invitations(visit.session(), visit.realm(), clock).accept(visit);
            return Reply.done();
        });
    }

    /** The same; older clients use this verb. */
    @PUT
    @Path("verify")
    @Operation(operationId = "putAcceptInvitation", summary = "Accept an invitation")
    @RequestBody(content = @Content(mediaType = JSON, schema = @Schema(implementation = TokenRequest.class)))
    public Response put(InputStream body) {
        return verify(body);
    }
}
