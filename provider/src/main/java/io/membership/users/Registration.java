package io.membership.users;

import io.membership.api.ApiException;
import io.membership.api.Arguments;
import io.membership.settings.Settings;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request to register (reference chapter 2.1, rows 1 to 3), complete in itself. Of an authenticated user there is an e-mail
 * address or a user name, and a password unless the caller says {@code hasCredentials: false}; of a guest the e-mail address,
 * of a user by phone the number.
 *
 * @param type kind of user that comes of it
 * @param userName the user name, the e-mail address if none was given
 * @param password null for a user who signs in by other means
 * @param details everything that could also be written later
 * @param autoLogin whether a token is wanted; true unless said otherwise
 */
record Registration(
        UserType type, String userName, @Nullable String password, UserPatch details, boolean autoLogin) {

    private static final List<String> NOT_FOR_OTHERS = List.of("password", "roles", "userName", "autoLogin");

    static Registration of(Arguments arguments, Settings settings) {
        UserPatch details = UserPatch.byAdministrator(arguments, settings);
        String userName = arguments.text("userName");
        if (userName == null || userName.isBlank()) {
            userName = details.email();
        }
        if (userName == null) {
            throw ApiException.badRequest("NotEmpty", "email", "emailOrUserName");
        }
        String password = arguments.flag("hasCredentials", true) ? arguments.required("password") : null;
        return new Registration(UserType.AUTHENTICATED, userName, password, details, arguments.flag("autoLogin", true));
    }

    /** A guest is called by his e-mail address, has no password, and is signed in. 400 names what is not for guests. */
    static Registration ofGuest(Arguments arguments, Settings settings) {
        refuse(arguments);
        String email = arguments.required("email");
        return new Registration(UserType.GUEST, email, null, UserPatch.byAdministrator(arguments, settings), true);
    }

    /** A user by phone is called by his number, and signed in unless he has to show first that it is his. */
    static Registration ofPhone(Arguments arguments, Settings settings) {
        refuse(arguments);
        String number = PhoneUsers.number(arguments);
        UserPatch details = UserPatch.byAdministrator(arguments.with("phone", number), settings);
        return new Registration(UserType.PHONE, number, null, details, !settings.needVerification());
    }

    private static void refuse(Arguments arguments) {
        NOT_FOR_OTHERS.stream().filter(arguments::has).findFirst().ifPresent(member -> {
            throw ApiException.invalid(member, "notTakenHere", member);
        });
    }

    /** Everything that is written to the user. */
    Map<String, List<String>> attributes() {
        Map<String, List<String>> attributes = details.attributes();
        if (UserType.MARKED.contains(type)) {
            attributes.put(Attributes.TYPE, List.of(type.toString()));
        }
        return attributes;
    }

    @Override
    public String toString() {
        return "Registration[" + userName + ']'; // a record would print the password into logs
    }
}
