package io.membership.users;

import io.membership.api.ApiException;
import io.membership.api.Arguments;
import io.membership.settings.Settings;
import org.jspecify.annotations.Nullable;

/**
 * A request to register (reference chapter 2.1, row 1), complete in itself: there is an e-mail address or a user name, and
 * a password unless the caller says {@code hasCredentials: false}.
 *
 * @param userName the user name, the e-mail address if none was given
 * @param password null for a user who signs in by other means
 * @param details everything that could also be written later
 * @param autoLogin whether a token is wanted; true unless said otherwise
 */
record Registration(String userName, @Nullable String password, UserPatch details, boolean autoLogin) {

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
        return new Registration(userName, password, details, arguments.flag("autoLogin", true));
    }

    @Override
    public String toString() {
        return "Registration[" + userName + ']'; // a record would print the password into logs
    }
}
