package io.membership.accounts;

import com.fasterxml.jackson.databind.JsonNode;
import io.membership.api.ApiException;
import io.membership.api.Arguments;
import io.membership.api.Call;
import io.membership.api.Dialect;
import io.membership.api.Reply;
import io.membership.api.Slice;
import io.membership.permissions.Operation;
import io.membership.permissions.Rights;
import io.membership.settings.Settings;
import io.membership.users.Standing;
import io.membership.users.User;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.UserModel;

/** Invites people, lists, resends and revokes, on behalf of a caller who may. */
final class Inviting {

    private static final int MOST = 500;

    private final Call call;
    private final Clock clock;
    private final Invitations invitations;
    private final InvitationTable table;

    /** @throws ApiException 403 unless the caller may invite */
    Inviting(Call call, Clock clock) {
        Rights.of(call).require(Operation.INVITE_USERS);
        this.call = call;
        this.clock = clock;
        this.invitations = Invitations.of(call, clock);
        this.table = new InvitationTable(call.session(), call.realm(), clock);
    }

    /**
     * Invites one, or each of an array; then the answer is {@code {"result": [{"email", "userId", "invitationId"} or
     * {"email", "errorCode", "field"}]}} in their order, and one who cannot be invited does not stop the others. 403 {@code
     * InvitationsNotAllowed}; 409 {@code InvitationPending}.
     */
    Reply invite() {
        if (!Settings.of(call.realm()).allowInviteUsers()) {
            throw ApiException.forbidden("InvitationsNotAllowed", null, "invitationsNotAllowed");
        }
        JsonNode items = call.arguments().json(Arguments.ITEMS);
        return items == null ? one(call.arguments()) : many(items);
    }

    private record Made(
            Invitation invitation, UserModel user, @Nullable String link) {}

    private Reply one(Arguments arguments) {
        Made made = make(Invite.of(call, arguments));
        User user = Standing.shown(call, made.user());
        return dialect -> {
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("result", dialect == Dialect.V1 ? true : user);
            if (dialect == Dialect.V1) {
                body.put("userId", user.id());
            }
            body.put("invitationId", made.invitation().id());
            if (made.link() != null) {
                body.put("link", made.link());
            }
            return body;
        };
    }

    private Reply many(JsonNode items) {
        if (items.size() > MOST) {
            throw ApiException.invalid(Arguments.ITEMS, "tooMany", Arguments.ITEMS, MOST);
        }
        List<Map<String, Object>> results = new ArrayList<>();
        for (JsonNode item : items) {
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("email", item.path("email").asText());
            try {
                if (!item.isObject()) {
                    throw ApiException.invalid(Arguments.ITEMS, "notObjects", Arguments.ITEMS);
                }
                Made made = make(Invite.of(call, Arguments.of(item)));
                result.put("userId", made.user().getId());
                result.put("invitationId", made.invitation().id());
                if (made.link() != null) {
                    result.put("link", made.link());
                }
            } catch (ApiException refused) {
                // Everything is checked before anything is written: nothing of this one stays.
                ApiException.Problem problem = refused.problems().get(0);
                result.put("errorCode", problem.code());
                if (problem.field() != null) {
                    result.put("field", problem.field());
                }
            }
            results.add(result);
        }
        return Reply.result(results);
    }

    private Made make(Invite invite) {
        UserModel known = call.session().users().getUserByEmail(call.realm(), invite.email());
        UserModel user = known == null ? Standing.invite(call, invite.arguments()) : askedAgain(known, invite);
        Invitation invitation = invitations.make(
                invite, user, known == null, call.caller().user().getId());
        if (invite.mailed()) {
            new Post(call.session(), call.realm(), clock).send(invitation);
            return new Made(invitation, user, null);
        }
        return new Made(invitation, user, link(invitation));
    }

    /** Somebody who is there already: he is told what he shall have, and has it when he agrees. */
    private UserModel askedAgain(UserModel user, Invite invite) {
        table.pending(user.getId()).ifPresent(pending -> {
            throw ApiException.conflict("InvitationPending", "email", "invitationPending", pending.id());
        });
        if (!user.isEnabled()) {
            throw ApiException.conflict("UserDisabled", "email", "userDisabled");
        }
        Standing.requirePromisable(call, user, invite.arguments());
        return user;
    }

    private @Nullable String link(Invitation invitation) {
        return invitations
                .ticket(invitation)
                .map(ticket -> Link.here(call.session()).to(call.session(), call.realm(), ticket))
                .orElse(null);
    }

    /** The newest first; {@code nextCursor} leads on. */
    Map<String, Object> list() {
        Arguments arguments = call.arguments();
        Slice slice = Slice.of(arguments);
        String email = arguments.filled("email");
        InvitationTable.Query query = new InvitationTable.Query(
                status(arguments), email == null ? null : email.toLowerCase(Locale.ROOT), slice.after());
        return slice.page(
                table.list(query, slice.rows()),
                new InvitationView(call)::of,
                last -> new Slice.Place(last.created().toEpochMilli(), last.id()));
    }

    private static @Nullable InvitationStatus status(Arguments arguments) {
        String status = arguments.filled("status");
        try {
            return status == null ? null : InvitationStatus.valueOf(status.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw ApiException.invalid("status", "invitationStatus");
        }
    }

    /** One invitation. 404 {@code InvitationNotFound}. */
    Map<String, Object> get(String id) {
        return new InvitationView(call).of(List.of(known(table.find(id)))).get(0);
    }

    /**
     * Sends it once more, pending or expired: the same invitation with all its time again; links of before die. 409 {@code
     * InvitationEnded}; 429 {@code TooManyMails}.
     */
    Map<String, Object> resend(String id) {
        Invitation invitation = known(table.lock(id));
        if (!invitation.isPending() && invitation.status() != InvitationStatus.EXPIRED) {
            throw ApiException.conflict("InvitationEnded", null, "invitationEnded", invitation.status());
        }
        Post post = new Post(call.session(), call.realm(), clock);
        post.requireRoom(Purpose.INVITATION, invitation.userId());
        table.sentAgain(id, clock.instant().plus(invitation.lifetime()));
        new Tickets(call.session(), call.realm(), clock).forgetInvitation(id);
        post.send(invitation);
        return get(id);
    }

    /**
     * Takes it back: its links are worth nothing, and who is here by it alone and has never come goes too, unless {@code
     * keepUser} is true. 409 {@code InvitationEnded}.
     */
    void revoke(String id) {
        // First the user, then his invitation: in the order of who accepts.
        UserModel user = table.userOf(id)
                .map(new Standing(call.session(), call.realm())::locked)
                .orElse(null);
        Invitation invitation = known(table.lock(id));
        if (!table.end(id, InvitationStatus.REVOKED)) {
            throw ApiException.conflict("InvitationEnded", null, "invitationEnded", invitation.status());
        }
        new Tickets(call.session(), call.realm(), clock).forgetInvitation(id);
        boolean keep = call.arguments().flag("keepUser", false);
        if (user != null
                && !keep
                && Standing.hasNeverCome(call, user)
                && table.pending(user.getId()).isEmpty()) {
            table.outlive(user.getId());
            Standing.withdraw(call, user);
        }
    }

    private static Invitation known(Optional<Invitation> found) {
        return found.orElseThrow(() -> ApiException.notFound("InvitationNotFound", "invitationNotFound"));
    }
}
