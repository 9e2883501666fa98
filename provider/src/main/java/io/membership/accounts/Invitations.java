package io.membership.accounts;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.membership.api.ApiException;
import io.membership.api.Arguments;
import io.membership.api.Call;
import io.membership.api.Json;
import io.membership.api.Visit;
import io.membership.events.Initiator;
import io.membership.mail.Person;
import io.membership.roles.RolesTree;
import io.membership.users.Password;
import io.membership.users.Standing;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** How an invitation goes, whoever asks: made, sent, accepted. Who may ask is for {@link Inviting}. */
final class Invitations {

    /** Member of a posted letter. */
    static final String ID = "invitation";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Clock clock;
    private final InvitationTable table;
    private final Tickets tickets;

    Invitations(KeycloakSession session, RealmModel realm, Clock clock) {
        this.session = session;
        this.realm = realm;
        this.clock = clock;
        this.table = new InvitationTable(session, realm, clock);
        this.tickets = new Tickets(session, realm, clock);
    }

    /** Asks somebody to come, who is new here or not. The roles and the meta were checked. */
    Invitation make(Invite invite, UserModel user, boolean isNew, String invitedBy) {
        Instant now = clock.instant();
        Invitation invitation = new Invitation(
                UUID.randomUUID().toString(),
                user.getId(),
                user.getEmail(),
                InvitationStatus.PENDING,
                now,
                now.plus(invite.lifetime()),
                invite.lifetime(),
                invite.mailed() ? 1 : 0,
                invite.mailed() ? now : null,
                null,
                invitedBy,
                invite.redirectUri(),
                isNew ? null : promised(invite.arguments()));
        table.add(invitation);
        return invitation;
    }

    private static String promised(Arguments arguments) {
        ObjectNode promised = JsonNodeFactory.instance.objectNode();
        for (String member : new String[] {RolesTree.NAMES, RolesTree.TREE, "meta"}) {
            if (arguments.json(member) != null) {
                promised.set(member, arguments.json(member));
            }
        }
        return Json.text(promised);
    }

    Optional<Invitation> known(String id) {
        return table.find(id);
    }

    /** The one good ticket of a pending invitation; those of before die. Empty if it is not pending. */
    Optional<Ticket> ticket(Invitation invitation) {
        return invitation.isPending()
                ? Optional.of(
                        tickets.renew(invitation.id(), invitation.userId(), invitation.email(), invitation.expires()))
                : Optional.empty();
    }

    /** That of a proof. */
    Optional<Invitation> of(Proof proof) {
        String id = proof.ticket().invitationId();
        return id == null ? Optional.empty() : table.find(id);
    }

    /**
     * Takes a token. Who is new here sets a password; who has one shows that he knows it; who signs in by other means only
     * agrees, as Keycloak's own invitations have it. 400 {@code WrongPassword}, {@code PasswordPolicy}.
     */
    UserModel accept(Visit visit) {
        Proof proof = Proof.of(visit, Purpose.INVITATION, clock);
        UserModel user = proof.user();
        Invitation invitation = of(proof)
                .filter(Invitation::isPending)
                .orElseThrow(() -> ApiException.badRequest("UsedToken", "token", "tokenUsed"));
        new Initiator(user.getId(), null, null).on(session);
        AskedPassword.toAccept(session, realm, user).take(new Password(session, realm, user), visit.arguments());
        proof.use(visit, clock);
        end(invitation, user);
        new Trail(visit).accepted(user, invitation.id());
        return user;
    }

    /** Name of the person who invites; empty for a program, an administrator of the server, or one without a name. */
    String inviter(Invitation invitation) {
        String id = invitation.invitedBy();
        UserModel user = id == null ? null : session.users().getUserById(realm, id);
        return user == null || user.getServiceAccountClientLink() != null
                ? ""
                : Person.of(user).properName();
    }

    /** He came by another way that proves his address: he has accepted. */
    void acceptPending(UserModel user) {
        Invitation pending = table.pending(user.getId()).orElse(null);
        if (pending == null) {
            new Standing(session, realm).accept(user, null);
        } else {
            tickets.forgetInvitation(pending.id());
            end(pending, user);
        }
    }

    private void end(Invitation invitation, UserModel user) {
        table.end(invitation.id(), InvitationStatus.ACCEPTED);
        new Standing(session, realm).accept(user, promised(invitation.promised()));
    }

    private static @Nullable Arguments promised(@Nullable String kept) {
        return kept == null ? null : Json.parse(kept).map(Arguments::of).orElse(null);
    }

    /** A call's own. */
    static Invitations of(Call call, Clock clock) {
        return new Invitations(call.session(), call.realm(), clock);
    }
}
