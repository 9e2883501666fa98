package io.membership.accounts;

import io.membership.api.ServerClock;
import io.membership.mail.MembershipMail;
import io.membership.mail.MembershipMailFactory;
import io.membership.mail.Posted;
import io.membership.mail.TextMessage;
import io.membership.settings.Settings;
import io.membership.users.PhoneUsers;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/** Text messages with a code. It is made here, when the message is about to leave; only its hash is kept. */
public final class PhoneCodeMailFactory implements MembershipMailFactory {

    private final Clock clock = ServerClock.utc();

    @Override
    public String getId() {
        return PhoneUsers.CODE;
    }

    @Override
    public MembershipMail create(KeycloakSession session) {
        return this::message;
    }

    /** Empty for who is not let in or has no number of his own, and if the gateway has taken too long. */
    private Optional<TextMessage> message(Posted posted) {
        UserModel user = posted.user();
        boolean late =
                posted.data().path(PhoneUsers.UNTIL).asLong() <= clock.instant().toEpochMilli();
        if (late || !user.isEnabled()) {
            return Optional.empty();
        }
        return PhoneUsers.numberOf(user).map(phone -> {
            Duration lifetime = Settings.of(posted.realm()).phoneCodeExpiration();
            String code = new PhoneCodes(posted.session(), posted.realm(), clock).issue(user.getId(), phone, lifetime);
            return TextMessage.ofCode(posted.session(), user, phone, "membershipPhoneCode", code, lifetime);
        });
    }
}
