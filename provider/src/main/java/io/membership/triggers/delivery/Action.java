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
     * A call of somebody who passes the message on.
     *
     * @param expected of the answer; null for any 2xx
     * @param confidential whether the answer, which may quote the message, is not to be kept
     */
    record Gateway(String channel, HttpCall call, @Nullable Expected expected, boolean confidential) implements Http {

        @Override
        public String url() {
            return call.url();
        }

        /** Secrets and numbers stay out of logs. */
        @Override
        public String toString() {
            return "Gateway";
        }
    }

    /**
     * Messages to the devices of one user.
     *
     * @param expo null if those of Expo are not reached
     * @param fcm null if those of Firebase are not reached
     */
    record Push(
            String realmId,
            List<PushMessage> messages,
            @Nullable Expo expo,
            @Nullable Fcm fcm) implements Http {
        public Push {
            messages = List.copyOf(messages);
        }

        /** @param accessToken null if the project of Expo asks for none */
        public record Expo(String url, @Nullable String accessToken) {

            @Override
            public String toString() {
                return "Expo";
            }
        }

        /** @param url of the project's messages */
        public record Fcm(String url, ServiceAccount account) {}

        @Override
        public String channel() {
            return "push";
        }

        @Override
        public String url() {
            return expo != null ? expo.url() : fcm != null ? fcm.url() : "";
        }

        /** Tokens and personal data stay out of logs. */
        @Override
        public String toString() {
            return "Push";
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
