package io.membership.mail;

import java.io.IOException;
import java.net.URL;
import java.text.MessageFormat;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.theme.FreeMarkerException;
import org.keycloak.theme.Theme;
import org.keycloak.theme.beans.MessageFormatterMethod;
import org.keycloak.theme.freemarker.FreeMarkerProvider;

/** Puts letters into words, with the e-mail theme and the texts of a realm. */
public final class Letters {

    /** Languages that are written from right to left. */
    private static final Set<String> RIGHT_TO_LEFT = Set.of("ar", "fa", "he", "ur");

    private final KeycloakSession session;
    private final RealmModel realm;

    /** @param session whose context's realm is this one */
    public Letters(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** @throws MailFault if the realm has no mail server or the theme no such template */
    public Mail write(Letter letter) {
        Map<String, String> smtp = realm.getSmtpConfig();
        String host = smtp == null ? null : smtp.get("host");
        if (smtp == null || host == null || host.isBlank()) {
            throw MailFault.refused("the realm has no mail server");
        }
        try {
            Theme theme = session.theme().getTheme(Theme.Type.EMAIL);
            Properties messages = Tokens.of(letter).in(theme.getEnhancedMessages(realm, letter.locale()));
            String subject = subject(letter, messages);
            Map<String, Object> model = model(letter, theme, messages, subject);
            return new Mail(
                    realm.getId(),
                    realm.getName(),
                    smtp,
                    letter.to(),
                    subject,
                    body("html", letter, theme, model),
                    body("text", letter, theme, model));
        } catch (IOException unreadable) {
            throw new IllegalStateException("The theme cannot be read", unreadable);
        }
    }

    /** {@code <template>Subject} in camel case, as Keycloak names them. */
    private String subject(Letter letter, Properties messages) {
        StringBuilder key = new StringBuilder();
        for (String word : letter.template().split("[-_]")) {
            key.append(
                    key.isEmpty() || word.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        key.append("Subject");
        String pattern = messages.getProperty(key + letter.variant(), messages.getProperty(key.toString()));
        if (pattern == null) {
            throw MailFault.refused("the theme has no message " + key);
        }
        Object[] values = {about(letter), realmName()};
        return new MessageFormat(pattern, letter.locale()).format(values).replaceAll("\\s+", " ");
    }

    /** Whom it speaks of, if that is not the receiver. */
    private static String about(Letter letter) {
        return letter.data().get("about") instanceof Map<?, ?> about
                ? String.valueOf(about.get("name"))
                : letter.receiver().name();
    }

    /** What templates know: Keycloak's own names, so that layouts of a theme find them, and ours. */
    private Map<String, Object> model(Letter letter, Theme theme, Properties messages, String subject)
            throws IOException {
        Locale locale = letter.locale();
        Map<String, Object> model = new HashMap<>(letter.data());
        model.put("locale", locale);
        model.put("ltr", !RIGHT_TO_LEFT.contains(locale.getLanguage()));
        model.put("msg", new MessageFormatterMethod(locale, messages));
        model.put("properties", theme.getProperties());
        model.put("realmName", realmName());
        model.put("subject", subject);
        model.put("user", letter.receiver().user());
        model.put("Receiver", Map.of("User", letter.receiver().tokens()));
        model.put("Initiator", Map.of("User", letter.initiator().tokens()));
        model.put("initiator", letter.initiator().user());
        model.put("words", new Words(messages, locale, letter.zone()));
        return model;
    }

    private String realmName() {
        String shown = realm.getDisplayName();
        return shown == null || shown.isBlank() ? realm.getName() : shown;
    }

    private String body(String form, Letter letter, Theme theme, Map<String, Object> model) throws IOException {
        String file = form + "/" + letter.template() + ".ftl";
        @Nullable URL there = theme.getTemplate(file);
        if (there == null) {
            throw MailFault.refused("the theme has no template " + file);
        }
        try {
            return session.getProvider(FreeMarkerProvider.class).processTemplate(new HashMap<>(model), file, theme);
        } catch (FreeMarkerException broken) {
            // Its message quotes the template and no data; its cause may quote both.
            throw MailFault.refused("the template " + file + " cannot be used");
        }
    }
}
