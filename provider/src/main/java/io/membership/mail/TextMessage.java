package io.membership.mail;

import java.io.IOException;
import java.text.MessageFormat;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Properties;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.theme.Theme;

/**
 * A text message in words, ready to go.
 *
 * @param to phone number
 * @param receiver whom {@code Receiver.User.…} means in the gateway's members
 */
public record TextMessage(String to, String words, Person receiver) implements Missive {

    /**
     * A code for a user, in his language: the message {@code key} of the e-mail theme, with code, name of the realm and how
     * long the code is good.
     *
     * @param session whose context's realm is the user's
     */
    public static TextMessage ofCode(
            KeycloakSession session, UserModel user, String to, String key, String code, Duration lifetime) {
        RealmModel realm = session.getContext().getRealm();
        Locale locale = Letter.locale(session, user.getFirstAttribute(UserModel.LOCALE));
        try {
            Properties messages = session.theme().getTheme(Theme.Type.EMAIL).getEnhancedMessages(realm, locale);
            String pattern = messages.getProperty(key);
            if (pattern == null) {
                throw MailFault.refused("the theme has no message " + key);
            }
            Object[] values = {
                code, Letters.name(realm), new Words(messages, locale, ZoneOffset.UTC).period(lifetime.toSeconds())
            };
            return new TextMessage(to, new MessageFormat(pattern, locale).format(values), Person.of(user));
        } catch (IOException unreadable) {
            throw new IllegalStateException("The theme cannot be read", unreadable);
        }
    }

    /** Numbers and codes stay out of logs. */
    @Override
    public String toString() {
        return "TextMessage";
    }
}
