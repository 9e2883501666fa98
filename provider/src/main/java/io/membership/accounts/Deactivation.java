package io.membership.accounts;

import io.membership.api.ApiException;
import io.membership.api.Call;
import io.membership.api.Visit;
import io.membership.events.Initiator;
import io.membership.permissions.Operation;
import io.membership.settings.Settings;
import io.membership.users.Password;
import io.membership.users.Standing;
import java.time.Clock;
import org.keycloak.models.UserModel;

/** A user leaves by himself. An administrator can bring him back until {@link Erasure} comes. */
final class Deactivation {

    private final Clock clock;

    Deactivation(Clock clock) {
        this.clock = clock;
    }

    /** Mails the caller a token to confirm with. 403 if the realm forbids it, or for a key; 429 {@code TooManyMails}. */
    void request(Call call) {
        UserModel user = Oneself.of(call);
        requireAllowed(Settings.of(call.realm()));
        if (user.getEmail() == null) {
            throw ApiException.conflict("NoEmail", null, "noEmail");
        }
        Post post = new Post(call.session(), call.realm(), clock);
        post.requireRoom(Purpose.DEACTIVATION, user.getId());
        post.send(Purpose.DEACTIVATION, user.getId());
    }

    /** Disables the account and ends its sessions. 400 {@code WrongPassword}. */
    void confirm(Visit visit) {
        requireAllowed(Settings.of(visit.realm()));
        Proof proof = Proof.of(visit, Purpose.DEACTIVATION, clock);
        UserModel user = proof.user();
        AskedPassword.toConfirm(visit.session(), visit.realm(), user)
                .take(new Password(visit.session(), visit.realm(), user), visit.arguments());
        proof.use(visit, clock);
        new Initiator(user.getId(), null, null).on(visit.session());
        new Standing(visit.session(), visit.realm()).deactivate(user);
        new Trail(visit).deactivated(user);
    }

    /** Brings a user back who had left. 409 {@code UserNotDeactivated}. */
    void restore(Call call) {
        UserModel user = Standing.managed(call, call.arguments().requiredId("id"), Operation.UNBLOCK_USERS);
        new Standing(call.session(), call.realm()).restore(user);
        new Trail(call).restored(user);
    }

    static void requireAllowed(Settings settings) {
        if (!settings.allowDeactivateUsers()) {
            throw ApiException.forbidden("DeactivationNotAllowed", null, "deactivationNotAllowed");
        }
    }
}
