package io.membership.users;

import io.membership.api.ApiException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * What else changes with an e-mail address or a phone number. Guests and users by phone are called by what they registered
 * with, and their user name follows it; another number is not verified; a guest may be complete.
 *
 * @param member that the user is called by, null if he has a name of his own
 * @param phone the former number
 */
record ContactChange(
        KeycloakSession session,
        RealmModel realm,
        @Nullable String member,
        @Nullable String phone) {

    /** What is about to change. @param attributes to be written; a number among them is brought into its form. 409, 400 */
    static ContactChange of(
            KeycloakSession session, RealmModel realm, UserModel user, Map<String, List<String>> attributes) {
        List<String> given = attributes.get(Attributes.PHONE);
        String phone = user.getFirstAttribute(Attributes.PHONE);
        if (given != null && PhoneUsers.isOne(user)) {
            String number = PhoneUsers.number(given.isEmpty() ? null : given.get(0));
            attributes.put(Attributes.PHONE, List.of(number));
            if (!number.equals(phone)
                    && new PhoneUsers(session, realm).find(number).isPresent()) {
                throw taken("phone");
            }
        }
        String member = Guest.isOne(user) ? "email" : PhoneUsers.isOne(user) ? "phone" : null;
        String name = member == null ? null : name(user, member);
        return new ContactChange(
                session, realm, name != null && name.equalsIgnoreCase(user.getUsername()) ? member : null, phone);
    }

    private static @Nullable String name(UserModel user, String member) {
        return member.equals("email") ? user.getEmail() : user.getFirstAttribute(Attributes.PHONE);
    }

    private static ApiException taken(String member) {
        return ApiException.conflict("UserAlreadyExists", member, "userExists", member);
    }

    /** It is changed. 409 {@code UserAlreadyExists} if somebody else is called so. */
    void settle(UserModel user) {
        if (!Objects.equals(phone, user.getFirstAttribute(Attributes.PHONE))) {
            user.removeAttribute(Attributes.PHONE_VERIFIED);
        }
        String name = member == null ? null : name(user, member);
        if (member != null && name != null && !name.equalsIgnoreCase(user.getUsername())) {
            if (session.users().getUserByUsername(realm, name) != null) {
                throw taken(member);
            }
            user.setUsername(name);
        }
        new Guest(session, realm).grow(user);
    }
}
