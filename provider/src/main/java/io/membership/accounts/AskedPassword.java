package io.membership.accounts;

import io.membership.api.ApiException;
import io.membership.api.Arguments;
import io.membership.users.Password;
import io.membership.users.Standing;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Which password somebody has to give beside a token. */
enum AskedPassword {
    /** Who is new here chooses one. */
    NEW,
    /** Who has one shows that he knows it. */
    OWN,
    /** Who signs in by other means only agrees. */
    NONE;

    /** To accept an invitation, as Keycloak's own ask it. */
    static AskedPassword toAccept(KeycloakSession session, RealmModel realm, UserModel user) {
        AskedPassword own = toConfirm(session, realm, user);
        return own == NONE && Standing.isInvited(user) ? NEW : own;
    }

    /** To confirm what cannot be undone by himself. */
    static AskedPassword toConfirm(KeycloakSession session, RealmModel realm, UserModel user) {
        return new Password(session, realm, user).exists() ? OWN : NONE;
    }

    /** Takes it from a request. 400 {@code WrongPassword}, {@code PasswordPolicy}, {@code PasswordMismatch}. */
    void take(Password password, Arguments arguments) {
        if (this == NEW) {
            password.set(NewPassword.of(arguments).text());
        } else if (this == OWN && !password.is(arguments.required("password"))) {
            throw ApiException.badRequest("WrongPassword", "password", "wrongPassword");
        }
    }
}
