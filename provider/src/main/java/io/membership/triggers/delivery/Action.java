package io.membership.triggers.delivery;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a trigger does, secrets at hand: made for one delivery and never stored. */
public sealed interface Action {

    /** The way it takes, in words of the metrics. */
    String channel();

    /** What calls a URL, so that the receiver can be checked. */
    sealed interface Http extends Action {

        /** Where; absolute. */
        String url();
    }

    /**
     * A signed POST.
     *
     * @param channel whose metrics count it: signed calls are not all for webhooks
     * @param url absolute
     * @param secrets {@code whsec_…}, the newest first; each of them signs
     * @param headers further ones, by name
     */
    record Webhook(String channel, String url, List<String> secrets, Map<String, String> headers) implements Http {
        public Webhook {
            secrets = List.copyOf(secrets);
            headers = Map.copyOf(headers);
        }

        /** Secrets stay out of logs. */
        @Override
        public String toString() {
            return "Webhook";
        }
    }

    /**
     * Calls of somebody who passes messages on.
     *
     * @param calls one for each receiver, all to the same URL
     * @param expected of each answer; null for any 2xx
     */
    record Gateway(
            String channel, List<HttpCall> calls, @Nullable Expected expected) implements Http {
        public Gateway {
            calls = List.copyOf(calls);
        }

        @Override
        public String url() {
            return calls.get(0).url();
        }

        /** Secrets and numbers stay out of logs. */
        @Override
        public String toString() {
            return "Gateway";
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
