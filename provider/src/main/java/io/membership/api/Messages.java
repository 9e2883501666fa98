package io.membership.api;

import java.io.IOException;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.theme.Theme;

/**
 * Texts of errors in the caller's language: {@code cultureCode} first, then {@code Accept-Language}, then English.
 * Keys that are not ours are Keycloak's (password policy, user profile) and are taken from the realm's login theme, so
 * that a realm's own wording shows here too.
 */
final class Messages {

    private static final List<Locale> SPOKEN = List.of(Locale.ENGLISH, Locale.GERMAN, Locale.forLanguageTag("lt"));
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final @Nullable KeycloakSession session;
    private final Locale locale;
    private final ResourceBundle bundle;

    private Messages(@Nullable KeycloakSession session, Locale locale) {
        this.session = session;
        this.locale = locale;
        this.bundle = ResourceBundle.getBundle(
                "io.membership.api.messages", locale, Messages.class.getClassLoader(), NO_FALLBACK);
    }

    /**
     * @param session null where none is open yet: our own texts need none
     * @param acceptLanguage the header of that name, or null
     * @param cultureCode CodeMash's member of that name, or null
     */
    static Messages of(
            @Nullable KeycloakSession session, @Nullable String acceptLanguage, @Nullable String cultureCode) {
        return new Messages(session, choose(cultureCode == null ? acceptLanguage : cultureCode.replace('_', '-')));
    }

    private static Locale choose(@Nullable String wanted) {
        if (wanted == null || wanted.isBlank()) {
            return Locale.ENGLISH;
        }
        try {
            Locale found = Locale.lookup(Locale.LanguageRange.parse(wanted), SPOKEN);
            return found == null ? Locale.ENGLISH : found;
        } catch (IllegalArgumentException | IndexOutOfBoundsException malformed) { // the latter for "-"
            return Locale.ENGLISH;
        }
    }

    /** The text of a problem, its arguments filled in. */
    String text(ApiException.Problem problem) {
        String key = problem.message();
        Object[] arguments = problem.arguments().toArray();
        if (bundle.containsKey(key)) {
            return format(bundle.getString(key), arguments);
        }
        // Keycloak's texts stand beside a field of a form and do not name it.
        String field = problem.field() == null ? "" : problem.field() + ": ";
        return field + format(keycloak(key), arguments);
    }

    private String format(String pattern, Object[] arguments) {
        return new MessageFormat(pattern, locale).format(arguments);
    }

    private String keycloak(String key) {
        if (session == null) {
            return key;
        }
        try {
            Theme theme = session.theme().getTheme(Theme.Type.LOGIN);
            Properties texts = session.getContext().getRealm() == null
                    ? theme.getMessages(locale)
                    : theme.getEnhancedMessages(session.getContext().getRealm(), locale);
            return texts.getProperty(key, key);
        } catch (IOException unreadable) {
            return key;
        }
    }
}
