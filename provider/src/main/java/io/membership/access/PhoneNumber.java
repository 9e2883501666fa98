package io.membership.access;

import java.util.List;
import java.util.regex.Pattern;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Finds the user name behind a phone number, since Keycloak knows users by user name and e-mail only. */
final class PhoneNumber {

    private static final String ATTRIBUTE = "phoneNumber";
    private static final Pattern FORM = Pattern.compile("\\+?[0-9][0-9 ()./-]{4,30}");

    private PhoneNumber() {}

    /**
     * The user name of the one user with this number as it is stored; the text itself if it is no number, if it is a user
     * name, or if nobody or more than one has that number.
     */
    static String userName(KeycloakSession session, RealmModel realm, String name) {
        if (!FORM.matcher(name).matches() || session.users().getUserByUsername(realm, name) != null) {
            return name;
        }
        List<UserModel> found = session.users()
                .searchForUserByUserAttributeStream(realm, ATTRIBUTE, name)
                .limit(2)
                .toList();
        return found.size() == 1 ? found.get(0).getUsername() : name;
    }
}
