package io.membership.triggers.delivery;

import java.util.List;
import java.util.Map;

/** What a trigger does, secrets at hand: made for one delivery and never stored. */
public sealed interface Action {

    /** The way it takes, in words of the metrics. */
    String channel();

    /**
     * A signed POST.
     *
     * @param url absolute
     * @param secrets {@code whsec_…}, the newest first; each of them signs
     * @param headers further ones, by name
     */
    record Webhook(String url, List<String> secrets, Map<String, String> headers) implements Action {
        public Webhook {
            secrets = List.copyOf(secrets);
            headers = Map.copyOf(headers);
        }

        @Override
        public String channel() {
            return "webhook";
        }

        /** Secrets stay out of logs. */
        @Override
        public String toString() {
            return "Webhook";
        }
    }

    /** A mail through the server of its realm. */
    record Mail(io.membership.mail.Mail mail) implements Action {
        @Override
        public String channel() {
            return "mail";
        }
    }
}
