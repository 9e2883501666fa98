package io.membership.mail;

import java.text.MessageFormat;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.keycloak.theme.beans.MessageFormatterMethod;

/**
 * A letter with the words of its language.
 *
 * @param messages of theme and realm, tokens filled in
 * @param realmName for people
 */
record Wording(Letter letter, Properties messages, String realmName) {

    /** Languages that are written from right to left. */
    private static final Set<String> RIGHT_TO_LEFT = Set.of("ar", "fa", "he", "ur");

    /** {@code <template>Subject} in camel case, as Keycloak names them. */
    String subject() {
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
        Object[] values = {about(), realmName};
        return new MessageFormat(pattern, letter.locale()).format(values).replaceAll("\\s+", " ");
    }

    /** Whom it speaks of, if that is not the receiver. */
    private String about() {
        return letter.data().get("about") instanceof Map<?, ?> about
                ? String.valueOf(about.get("name"))
                : letter.receiver().name();
    }

    /**
     * What templates know: Keycloak's own names, so that layouts of a theme find them, and ours.
     *
     * @param properties of the theme
     */
    Map<String, Object> model(Properties properties) {
        Locale locale = letter.locale();
        Map<String, Object> model = new HashMap<>(letter.data());
        model.put("locale", locale);
        model.put("ltr", !RIGHT_TO_LEFT.contains(locale.getLanguage()));
        model.put("msg", new MessageFormatterMethod(locale, messages));
        model.put("properties", properties);
        model.put("realmName", realmName);
        model.put("subject", subject());
        model.put("user", letter.receiver().user());
        model.put("Receiver", Map.of("User", letter.receiver().tokens()));
        model.put("Initiator", Map.of("User", letter.initiator().tokens()));
        model.put("initiator", letter.initiator().user());
        model.put("words", new Words(messages, locale, letter.zone()));
        return model;
    }
}
