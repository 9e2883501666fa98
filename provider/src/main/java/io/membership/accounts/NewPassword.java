package io.membership.accounts;

import io.membership.api.ApiException;
import io.membership.api.Arguments;

/** A password that somebody chooses: {@code password}, and the same again as {@code repeatedPassword} if that is given. */
record NewPassword(String text) {

    static NewPassword of(Arguments arguments) {
        String password = arguments.required("password");
        String repeated = arguments.text("repeatedPassword");
        if (repeated != null && !repeated.equals(password)) {
            throw ApiException.badRequest("PasswordMismatch", "repeatedPassword", "passwordMismatch");
        }
        return new NewPassword(password);
    }

    /** It stays out of logs. */
    @Override
    public String toString() {
        return "NewPassword";
    }
}
