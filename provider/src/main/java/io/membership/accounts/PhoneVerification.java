package io.membership.accounts;

import io.membership.access.CodeLogin;
import io.membership.api.ApiException;
import io.membership.api.Reply;
import io.membership.api.Visit;
import io.membership.events.Initiator;
import io.membership.mail.PostOffice;
import io.membership.users.Guesses;
import io.membership.users.PhoneUsers;
import io.membership.users.Standing;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.UserModel;

/** Takes the code that was sent to a phone. */
record PhoneVerification(Visit visit, Clock clock) {

    /** The number is his, and he is in. A wrong code counts, and a refusal is the same whatever was wrong. */
    Reply verify() {
        String number = PhoneUsers.number(visit.arguments());
        String code = visit.arguments().required("code").trim();
        CodeLogin login = new CodeLogin(visit);
        UserModel user =
                new PhoneUsers(visit.session(), visit.realm()).find(number).orElse(null);
        if (user == null || !isRight(user, number, code)) {
            throw refused(login, user, number, code);
        }
        UserModel known = new Standing(visit.session(), visit.realm()).locked(user.getId());
        if (known == null || PhoneUsers.numberOf(known).filter(number::equals).isEmpty()) {
            throw invalid();
        }
        if (!PhoneUsers.isVerified(known)) {
            new Initiator(known.getId(), null, null).on(visit.session());
            PhoneUsers.verify(known);
            new Trail(visit).phoneVerified(known);
        }
        return login.letIn(known);
    }

    private static ApiException invalid() {
        return ApiException.badRequest("InvalidCode", "code", "codeInvalid");
    }

    private boolean isRight(UserModel user, String number, String code) {
        Guesses guesses = new Guesses(visit.session(), visit.realm(), user);
        boolean over = guesses.areOver();
        PhoneCodes codes = new PhoneCodes(visit.session(), visit.realm(), clock);
        boolean right = matches(codes, user.getId(), number, code) && !over;
        if (!over) {
            guesses.count(right);
        }
        return right;
    }

    /** Looks for a code of that user, counts the try, and uses the code up if it is this one. */
    private boolean matches(PhoneCodes codes, String userId, String number, String code) {
        Optional<PhoneCodes.Sent> sent = codes.tried(userId, number);
        boolean same = sent.map(PhoneCodes.Sent::hash)
                .orElse(CodeHash.OF_NOTHING)
                .isOf(code, PhoneCodes.owner(visit.realm(), userId, number));
        return same && sent.isPresent() && codes.use(sent.get());
    }

    /** What was counted stays counted, though the call is refused. */
    private ApiException refused(CodeLogin login, @Nullable UserModel user, String number, String code) {
        if (user == null) {
            // The same work as for somebody.
            PhoneCodes codes = new PhoneCodes(visit.session(), visit.realm(), clock);
            matches(codes, PostOffice.nobody(number), number, code);
        }
        login.refused(user);
        visit.session().getTransactionManager().commit();
        return invalid();
    }
}
