package io.membership.mail;

import java.util.Map;

/**
 * A letter in words, ready to go.
 *
 * @param realmId whose server sends it
 * @param realmName that a vault may want to know
 * @param smtp the realm's settings of its server; secrets are still in the vault
 */
public record Mail(
        String realmId,
        String realmName,
        Map<String, String> smtp,
        String to,
        String subject,
        String html,
        String text) {

    public Mail {
        smtp = Map.copyOf(smtp);
    }

    /** Personal data, links and passwords stay out of logs. */
    @Override
    public String toString() {
        return "Mail";
    }
}
