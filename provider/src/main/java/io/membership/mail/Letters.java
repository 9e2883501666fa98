package io.membership.mail;

import java.io.IOException;
import java.net.URL;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.theme.FreeMarkerException;
import org.keycloak.theme.Theme;
import org.keycloak.theme.freemarker.FreeMarkerProvider;

/** Puts letters into words, with the e-mail theme and the texts of a realm. */
public final class Letters {

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
            Wording wording = new Wording(letter, messages, name(realm));
            Map<String, Object> model = wording.model(theme.getProperties());
            return new Mail(
                    realm.getId(),
                    realm.getName(),
                    smtp,
                    letter.to(),
                    wording.subject(),
                    body("html", letter, theme, model),
                    body("text", letter, theme, model));
        } catch (IOException unreadable) {
            throw new IllegalStateException("The theme cannot be read", unreadable);
        }
    }

    /** How people call the realm. */
    public static String name(RealmModel realm) {
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
