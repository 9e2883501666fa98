package io.membership.accounts;

import io.membership.api.Call;
import io.membership.api.Visit;
import io.membership.permissions.Operation;
import io.membership.users.Standing;
import io.membership.users.User;
import java.time.Clock;
import org.keycloak.models.UserModel;

/** Shows that an e-mail address is the user's. The first mail goes out with the registration ({@code needVerification}). */
final class Verification {

    private final Clock clock;

    Verification(Clock clock) {
        this.clock = clock;
    }

    /** Takes the token of the mail. */
    void verify(Visit visit) {
        Proof proof = Proof.of(visit, Purpose.VERIFICATION, clock);
        proof.use(visit, clock);
        new Standing(visit.session(), visit.realm()).verify(proof.user());
        new Trail(visit).verified(proof.user());
    }

    /** Sends the mail once more: to the caller, or to {@code userId} if he may manage that user. 429 {@code TooManyMails}. */
    User resend(Call call) {
        String id = call.arguments().id("userId");
        UserModel user = id == null ? Oneself.of(call) : Standing.managed(call, id, Operation.UPDATE_USERS);
        if (!user.isEmailVerified() && user.getEmail() != null) {
            Post post = new Post(call.session(), call.realm(), clock);
            post.requireRoom(Purpose.VERIFICATION, user.getId());
            post.send(Purpose.VERIFICATION, user.getId());
        }
        return Standing.shown(call, user);
    }

    /** The same for somebody who cannot sign in yet; whether there is anybody to be mailed is not told. */
    void resend(Visit visit) {
        new Post(visit.session(), visit.realm(), clock)
                .sendIfThere(
                        Purpose.VERIFICATION, visit.arguments().required("email"), user -> !user.isEmailVerified());
    }
}
