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

/** Changes a password that is known, and replaces one that is forgotten. */
final class Passwords {

    private static final String CURRENT = "currentPassword";

    private final Clock clock;

    Passwords(Clock clock) {
        this.clock = clock;
    }

    /**
     * Sets the caller's password, {@code currentPassword} in hand if he has one, or that of {@code userId} for who may. 400
     * {@code WrongPassword}, {@code PasswordPolicy}.
     */
    void change(Call call) {
        NewPassword fresh = NewPassword.of(call.arguments());
        String id = call.arguments().id("userId");
        if (id == null || id.equals(call.caller().user().getId())) {
            changeOwn(call, fresh);
        } else {
            UserModel user = Standing.managed(call, id, Operation.SET_PASSWORDS);
            if (user.getServiceAccountClientLink() != null) {
                throw ApiException.conflict("ServiceUser", null, "serviceUser");
            }
            new Password(call.session(), call.realm(), user).set(fresh.text());
            new Standing(call.session(), call.realm()).grow(user);
            forgetTickets(call, user);
            new Trail(call).passwordSet(user);
        }
    }

    private void changeOwn(Call call, NewPassword fresh) {
        UserModel user = Oneself.of(call);
        Password password = new Password(call.session(), call.realm(), user);
        if (password.exists() && !password.is(call.arguments().required(CURRENT))) {
            throw ApiException.badRequest("WrongPassword", CURRENT, "wrongPassword");
        }
        password.set(fresh.text());
        new Standing(call.session(), call.realm()).grow(user);
        forgetTickets(call, user);
        new Trail(call).passwordChanged(user);
    }

    private void forgetTickets(Call call, UserModel user) {
        new Tickets(call.session(), call.realm(), clock).forget(user.getId(), Purpose.PASSWORD);
    }

    /** Mails a token to the user of this {@code email}, if there is one; nobody learns whether. 403 if the realm forbids it. */
    void forgotten(Visit visit) {
        requireAllowed(Settings.of(visit.realm()));
        new Post(visit.session(), visit.realm(), clock)
                .sendIfThere(Purpose.PASSWORD, visit.arguments().required("email"), user -> true);
    }

    /** Sets another password; whoever was signed in by the old one is out, and the address is the user's. */
    void reset(Visit visit) {
        requireAllowed(Settings.of(visit.realm()));
        NewPassword fresh = NewPassword.of(visit.arguments());
        Proof proof = Proof.of(visit, Purpose.PASSWORD, clock);
        UserModel user = proof.user();
        new Initiator(user.getId(), null, null).on(visit.session());
        new Password(visit.session(), visit.realm(), user).set(fresh.text());
        proof.use(visit, clock);
        Standing standing = new Standing(visit.session(), visit.realm());
        standing.startAnew(user);
        if (Standing.isInvited(user)) {
            new Invitations(visit.session(), visit.realm(), clock).acceptPending(user);
        } else {
            standing.verify(user);
        }
        new Trail(visit).passwordReset(user);
    }

    static void requireAllowed(Settings settings) {
        if (!settings.allowResetPassword()) {
            throw ApiException.forbidden("ResetNotAllowed", null, "resetNotAllowed");
        }
    }
}
