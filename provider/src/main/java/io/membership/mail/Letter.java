package io.membership.mail;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * What shall be written to whom, before it is put into words.
 *
 * @param template name of the files below {@code html/} and {@code text/} of the e-mail theme, without {@code .ftl}
 * @param variant asks for another subject, {@code <template>Subject<variant>}, where there is one; empty for none
 * @param to e-mail address
 * @param locale of the texts
 * @param zone of times
 * @param receiver whom {@code Receiver.User.…} means
 * @param initiator whom {@code Initiator.User.…} means
 * @param data for the template, by name: texts, numbers, flags, lists and maps
 */
public record Letter(
        String template,
        String variant,
        String to,
        Locale locale,
        ZoneId zone,
        Person receiver,
        Person initiator,
        Map<String, Object> data)
        implements Missive {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");
    private static final ZoneId WORLD = ZoneId.of("UTC");
    private static final String ZONE = "zoneinfo";

    public Letter {
        data = Map.copyOf(data);
        if (!isName(template)) {
            throw new IllegalArgumentException("No name of a template: " + template);
        }
    }

    /** Whether a template can be called so. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /**
     * A letter to a user about himself, in his language and time zone.
     *
     * @param session whose context's realm is the user's
     * @throws MailFault never to be sent, if he has no e-mail address
     */
    public static Letter to(KeycloakSession session, UserModel user, String template, Map<String, Object> data) {
        String email = user.getEmail();
        if (email == null || email.isBlank()) {
            throw MailFault.hopeless("the user has no e-mail address");
        }
        Person person = Person.of(user);
        return new Letter(
                template,
                "",
                email,
                locale(session, user.getFirstAttribute(UserModel.LOCALE)),
                zone(user.getFirstAttribute(ZONE)),
                person,
                Person.NOBODY,
                data);
    }

    /**
     * A letter to an address, in the language of the realm.
     *
     * @param session whose context's realm it is
     */
    public static Letter to(KeycloakSession session, String email, String template, Map<String, Object> data) {
        return new Letter(template, "", email, locale(session, null), WORLD, Person.NOBODY, Person.NOBODY, data);
    }

    /** The language of the realm that suits somebody who speaks this one, if any: never that of the request at hand. */
    public static Locale locale(KeycloakSession session, @Nullable String language) {
        RealmModel realm = session.getContext().getRealm();
        Locale wanted = language == null || !realm.isInternationalizationEnabled()
                ? Locale.ROOT
                : Locale.forLanguageTag(language);
        return realm.getSupportedLocalesStream()
                .map(Locale::forLanguageTag)
                .filter(each -> each.getLanguage().equals(wanted.getLanguage()))
                .max((a, b) -> Boolean.compare(a.equals(wanted), b.equals(wanted)))
                .orElseGet(() -> session.getContext().resolveLocale(null, true));
    }

    /** The time zone of this name; that of the world if it has none. */
    public static ZoneId zone(@Nullable String name) {
        try {
            return name == null ? WORLD : ZoneId.of(name);
        } catch (DateTimeException unknown) {
            return WORLD;
        }
    }

    /** Personal data and links stay out of logs. */
    @Override
    public String toString() {
        return "Letter " + template;
    }
}
