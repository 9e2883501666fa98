package io.membership.users;

import io.membership.mail.PostOffice;
import io.membership.settings.Settings;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserModel.RequiredAction;

/** Somebody who was registered by his e-mail address alone, and may come to be a user like others. */
record Guest(KeycloakSession session, RealmModel realm) {

    static boolean isOne(UserModel user) {
        return UserType.GUEST.toString().equals(user.getFirstAttribute(Attributes.TYPE));
    }

    /**
     * Makes a guest who has an e-mail address and a password an authenticated user, with the role of those in the place of
     * the guests'. Where addresses have to be verified he is asked to do so, and is a guest until then.
     */
    void grow(UserModel user) {
        if (!isOne(user) || user.getEmail() == null || !new Password(session, realm, user).exists()) {
            return;
        }
        Settings settings = Settings.of(realm);
        if (settings.needVerification() && !user.isEmailVerified()) {
            if (user.getRequiredActionsStream().noneMatch(RequiredAction.VERIFY_EMAIL.name()::equals)) {
                user.addRequiredAction(RequiredAction.VERIFY_EMAIL);
                PostOffice.of(session).post(realm, Users.VERIFICATION, user.getId(), PostOffice.dataFrom(session));
            }
            return;
        }
        user.removeAttribute(Attributes.TYPE);
        RoleModel guests = realm.getRole(settings.guestRegistersAsRole());
        RoleModel users = realm.getRole(settings.userRegistersAsRole());
        if (guests != null && users != null && !guests.equals(users) && user.hasDirectRole(guests)) {
            user.deleteRoleMapping(guests);
            user.grantRole(users);
        }
    }
}
