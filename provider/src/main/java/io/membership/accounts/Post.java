package io.membership.accounts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.membership.api.ApiException;
import io.membership.mail.PostOffice;
import io.membership.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Predicate;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Mails of this package on their way out, not too many for one person. */
record Post(KeycloakSession session, RealmModel realm, Clock clock) {

    private static final Duration WINDOW = Duration.ofHours(1);

    /** Whether one more of that kind may go to that user now. */
    private boolean mayGo(Purpose purpose, String userId) {
        int most = Settings.of(realm).mailsPerHour();
        return PostOffice.of(session)
                        .posted(realm, purpose.word(), userId, clock.instant().minus(WINDOW))
                < most;
    }

    /** 429 {@code TooManyMails}. */
    void requireRoom(Purpose purpose, String userId) {
        if (!mayGo(purpose, userId)) {
            throw ApiException.tooMany("TooManyMails", "tooManyMails");
        }
    }

    void send(Purpose purpose, String userId) {
        PostOffice.of(session).post(realm, purpose.word(), userId, PostOffice.dataFrom(session));
    }

    void send(Invitation invitation) {
        ObjectNode data = PostOffice.dataFrom(session).put(Invitations.ID, invitation.id());
        PostOffice.of(session).post(realm, Purpose.INVITATION.word(), invitation.userId(), data);
    }

    /**
     * To whoever has this address, if he is let in and the letter is for him. Nobody learns whether: what is posted to nobody
     * takes as long, and is thrown away where it would be sent; what is too much is left out in silence.
     */
    void sendIfThere(Purpose purpose, String email, Predicate<UserModel> wanted) {
        UserModel user = session.users().getUserByEmail(realm, email);
        String userId = user != null && user.isEnabled() && wanted.test(user) ? user.getId() : PostOffice.nobody(email);
        if (mayGo(purpose, userId)) {
            send(purpose, userId);
        }
    }
}
