package io.membership.access;

import io.membership.api.ApiException;
import io.membership.api.Arguments;
import org.jspecify.annotations.Nullable;

/**
 * What somebody signs in with (reference chapter 2.7, rows 28 and 34).
 *
 * @param name e-mail address, user name or phone number
 * @param otp one-time password of an authenticator, beyond CodeMash; null if none was given
 * @param rememberMe whether the session should last longer, where the realm allows it
 */
record Credentials(String name, String password, @Nullable String otp, boolean rememberMe) {

    private static final int LONGEST_NAME = 255;

    /** 400 {@code NotEmpty} without name or password. */
    static Credentials of(Arguments arguments) {
        String name = arguments.required("userName").trim();
        if (name.length() > LONGEST_NAME) {
            throw ApiException.invalid("userName", "tooLong", "userName", LONGEST_NAME);
        }
        return new Credentials(
                name, arguments.required("password"), arguments.filled("otp"), arguments.flag("rememberMe", false));
    }

    @Override
    public String toString() {
        return "Credentials[" + name + ']'; // a record would print the password into logs
    }
}
