package io.membership.users;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.membership.api.ApiException;
import io.membership.api.Arguments;
import io.membership.api.ServerClock;
import io.membership.mail.PostOffice;
import io.membership.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Users who are known by their phone number: no two of them have the same, and a code that is sent to it lets them in. */
public final class PhoneUsers {

    /** Kind of the text message that {@code accounts} writes. */
    public static final String CODE = "phone-code";

    /** When a code is not wanted any more that was not sent until then. */
    public static final String UNTIL = "until";

    private static final String MEMBER = "phone";
    private static final Pattern INTERNATIONAL = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final Duration WINDOW = Duration.ofHours(1);

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Clock clock = ServerClock.utc();

    public PhoneUsers(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** The number of a request, in international form (E.164). 400 {@code NotEmpty}, {@code InvalidValue}. */
    public static String number(Arguments arguments) {
        return number(arguments.required(MEMBER));
    }

    /** A number without what people put between digits. */
    static String number(@Nullable String text) {
        if (text == null || text.isBlank()) {
            throw ApiException.missing(MEMBER);
        }
        String number = text.replaceAll("[\\s().-]", "");
        if (!INTERNATIONAL.matcher(number).matches()) {
            throw ApiException.invalid(MEMBER, "phoneNumber", MEMBER);
        }
        return number;
    }

    static boolean isOne(UserModel user) {
        return UserType.PHONE.toString().equals(user.getFirstAttribute(Attributes.TYPE));
    }

    /** The user by phone who has this number; empty if there is none, or if somebody else's doing has made it two. */
    public Optional<UserModel> find(String number) {
        List<UserModel> found = session.users()
                .searchForUserByUserAttributeStream(realm, Attributes.PHONE, number)
                .filter(PhoneUsers::isOne)
                .limit(2)
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    /** The number of a user by phone, if it is one that codes can be sent to. */
    public static Optional<String> numberOf(UserModel user) {
        return Optional.ofNullable(user.getFirstAttribute(Attributes.PHONE))
                .filter(number -> isOne(user) && INTERNATIONAL.matcher(number).matches());
    }

    /** Whether this user has shown that the number is his. */
    public static boolean isVerified(UserModel user) {
        return "true".equals(user.getFirstAttribute(Attributes.PHONE_VERIFIED));
    }

    /** He has. */
    public static void verify(UserModel user) {
        user.setSingleAttribute(Attributes.PHONE_VERIFIED, "true");
        user.setLastModifiedTimestamp(ServerClock.utc().millis());
    }

    /** 409 {@code SmsNotConfigured} if the realm has nothing to send text messages through. */
    public void requireGateway() {
        if (!PostOffice.of(session).takesTexts(realm)) {
            throw ApiException.conflict("SmsNotConfigured", null, "smsNotConfigured");
        }
    }

    /**
     * Sends a code to whoever has this number, if he is let in. Nobody learns whether: what is posted to nobody takes as
     * long, and is thrown away where it would be sent; what is too much is left out in silence. 409 {@code SmsNotConfigured}.
     */
    public void sendCode(String number) {
        requireGateway();
        String userId = find(number)
                .filter(UserModel::isEnabled)
                .map(UserModel::getId)
                .orElseGet(() -> PostOffice.nobody(number));
        // One after the other, so that many at the same instant are not sent more.
        new UserSearch(session, realm).lock(userId);
        sendCodeTo(userId);
    }

    /** The same for a user who is just being registered. */
    void sendCodeTo(String userId) {
        Settings settings = Settings.of(realm);
        PostOffice post = PostOffice.of(session);
        Instant since = clock.instant().minus(WINDOW);
        boolean his = post.texted(realm, CODE, userId, since) < settings.codesPerHour();
        boolean everybodys = post.texted(realm, CODE, null, since) < settings.smsPerHour();
        if (his && everybodys) {
            long until = clock.instant().plus(settings.phoneCodeExpiration()).toEpochMilli();
            ObjectNode data = JsonNodeFactory.instance.objectNode().put(UNTIL, until);
            post.text(realm, CODE, userId, data);
        }
    }
}
