package io.membership.mail;

import java.io.IOException;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.theme.Theme;

/** Counts, periods and dates in the language of a letter; {@code words} in templates. */
public final class Words {

    private static final String ISO = "yyyy-MM-dd HH:mm z";
    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private final Properties messages;
    private final Locale locale;
    private final ZoneId zone;

    Words(Properties messages, Locale locale, ZoneId zone) {
        this.messages = messages;
        this.locale = locale;
        this.zone = zone;
    }

    /** For pages of the login theme, in the language of this user or, for nobody, of the request at hand. */
    public static Words onPages(KeycloakSession session, @Nullable UserModel user) {
        try {
            RealmModel realm = session.getContext().getRealm();
            Locale locale = session.getContext().resolveLocale(user);
            Properties messages = session.theme().getTheme(Theme.Type.LOGIN).getEnhancedMessages(realm, locale);
            return new Words(messages, locale, ZoneOffset.UTC);
        } catch (IOException unreadable) {
            throw new IllegalStateException("The theme cannot be read", unreadable);
        }
    }

    /**
     * A number with its word, from the messages {@code <key>.one}, {@code <key>.few} and {@code <key>.other}, of which the
     * language chooses one.
     */
    public String count(String key, long number) {
        String other = messages.getProperty(key + ".other", key);
        String pattern = messages.getProperty(key + "." + form(number), other);
        return new MessageFormat(pattern, locale).format(new Object[] {number});
    }

    private String form(long number) {
        if (!locale.getLanguage().equals("lt")) {
            return number == 1 ? "one" : "other";
        }
        long last = number % 10;
        boolean teen = number % 100 / 10 == 1;
        return teen || last == 0 ? "other" : last == 1 ? "one" : "few";
    }

    /** A length of time in its largest unit that divides it: 2 days, 36 hours, 90 minutes. */
    public String period(long seconds) {
        if (seconds >= 2 * DAY && seconds % DAY == 0) {
            return count("membershipDays", seconds / DAY);
        } else if (seconds >= HOUR && seconds % HOUR == 0) {
            return count("membershipHours", seconds / HOUR);
        }
        return count("membershipMinutes", Math.max(1, seconds / MINUTE));
    }

    /** An instant, with the name of its time zone, in the pattern of the message {@code membershipTimePattern}. */
    public String time(String instant) {
        return DateTimeFormatter.ofPattern(messages.getProperty("membershipTimePattern", ISO), locale)
                .withZone(zone)
                .format(Instant.parse(instant));
    }

    /** A message if there is one of this key, else another text. */
    public String label(String key, String otherwise) {
        return messages.getProperty(key, otherwise);
    }
}
