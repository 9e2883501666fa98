package io.membership.mail;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.email.EmailException;
import org.keycloak.email.EmailSenderProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.RealmModelDelegate;

/**
 * Brings mails to the realm's server by Keycloak's own sender, which knows its kinds of authentication and its trust store.
 * Outside any transaction: the session is for that sender and touches no database.
 *
 * @param patience longest silence of the server; Keycloak's own limits where they are shorter
 */
public record Postman(KeycloakSessionFactory sessions, Duration patience) {

    /** Keycloak's limits of an SMTP connection, in milliseconds. */
    private static final String[] LIMITS = {"connectionTimeout", "timeout", "writeTimeout"};

    /** A reply of an SMTP server, as Jakarta Mail quotes it: three digits first. */
    private static final Pattern REPLY = Pattern.compile("^\\s*([45][0-9]{2})(?:[ -]|$)");

    private static final Pattern ADDRESS = Pattern.compile("<?[^\\s<>]+@[^\\s<>]+>?");

    /** @throws MailFault if it was not taken */
    public void send(Mail mail) {
        try (KeycloakSession session = sessions.create()) {
            session.getContext().setRealm(new NamedRealm(mail.realmId(), mail.realmName()));
            session.getProvider(EmailSenderProvider.class)
                    .send(bounded(mail.smtp()), mail.to(), mail.subject(), mail.text(), mail.html());
        } catch (EmailException failed) {
            throw fault(failed);
        }
    }

    private Map<String, String> bounded(Map<String, String> smtp) {
        Map<String, String> bounded = new HashMap<>(smtp);
        for (String limit : LIMITS) {
            String set = smtp.getOrDefault(limit, "");
            boolean shorter = set.matches("[1-9][0-9]{0,8}") && Long.parseLong(set) < patience.toMillis();
            bounded.put(limit, shorter ? set : Long.toString(patience.toMillis()));
        }
        return bounded;
    }

    /** The reason stands at the end of a chain: what the server said, or why it could not be asked. */
    private static MailFault fault(EmailException failed) {
        Throwable innermost = Stream.iterate((Throwable) failed, each -> each != null, Throwable::getCause)
                .limit(20)
                .reduce(failed, (outer, inner) -> inner);
        String reason = reason(innermost);
        if (innermost == failed) {
            // It did not come to a connection: an address or the sender's settings are not as they must be.
            return MailFault.refused(reason);
        }
        int code = code(failed);
        if (code >= 500 && !isAboutLogin(code)) {
            return MailFault.refused(reason);
        }
        return MailFault.unreachable(reason);
    }

    /** The whole server is of no use with these. */
    private static boolean isAboutLogin(int code) {
        return code == 530 || code == 534 || code == 535 || code == 538;
    }

    private static int code(@Nullable Throwable failed) {
        for (Throwable each = failed; each != null; each = each.getCause()) {
            Matcher reply = REPLY.matcher(String.valueOf(each.getMessage()));
            if (reply.find()) {
                return Integer.parseInt(reply.group(1));
            }
        }
        return 0;
    }

    private static String reason(Throwable failed) {
        String message = failed.getMessage();
        String text = message == null || message.isBlank() ? failed.getClass().getSimpleName() : message;
        return ADDRESS.matcher(text).replaceAll("<…>").replaceAll("\\s+", " ").trim();
    }

    /** All that a vault asks of a realm. */
    private static final class NamedRealm extends RealmModelDelegate {

        private final String id;
        private final String name;

        NamedRealm(String id, String name) {
            super(null);
            this.id = id;
            this.name = name;
        }

        @Override
        public String getId() {
            return id;
        }

        @Override
        public String getName() {
            return name;
        }
    }
}
