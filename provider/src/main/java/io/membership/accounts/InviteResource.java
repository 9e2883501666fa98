package io.membership.accounts;

import io.membership.api.Exchange;
import io.membership.api.ServerClock;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Asks people to come: {@code …/users/invite} (reference chapter 2.1, row 4). */
@Tag(name = "Accounts")
public final class InviteResource {

    private static final String JSON = "application/json";

    private final Exchange exchange;
    private final Clock clock = ServerClock.utc();

    public InviteResource(Exchange exchange) {
        this.exchange = exchange;
    }

    /**
     * Invites one person, or up to 500 as an array, each answered for itself. Beyond CodeMash's members: {@code expiresIn}
     * (seconds), {@code notify} (false: the answer holds the link instead of a mail), {@code locale}, {@code clientId} and
     * {@code redirectUri} (one of that client's). 403 {@code InvitationsNotAllowed}, {@code RoleNotAllowed}; 409 {@code
     * InvitationPending}, {@code UserDisabled}; 400 {@code InvalidValue}, {@code NotEmpty}.
     */
    @POST
    @Operation(operationId = "inviteUser", summary = "Invite one person or many")
    @RequestBody(content = @Content(mediaType = JSON, schema = @Schema(implementation = InviteRequest.class)))
    public Response invite(InputStream body) {
        return exchange.ofMany().answer(body, call -> new Inviting(call, clock).invite());
    }

    /** Members of the request, for the description of the API; and those of a registration, but no password. */
    interface InviteRequest {
        String getEmail();

        Integer getExpiresIn();

        Boolean getNotify();

        String getLocale();

        String getClientId();

        String getRedirectUri();

        List<String> getRoles();

        String getMeta();
    }
}
