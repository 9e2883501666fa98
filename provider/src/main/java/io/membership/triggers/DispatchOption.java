package io.membership.triggers;

import java.util.Arrays;
import java.util.List;
import org.keycloak.Config;
import org.keycloak.provider.ProviderConfigProperty;

/** Options of the server, with their defaults. {@code docs/triggers.md} lists them from here. */
enum DispatchOption {
    POLL("poll-seconds", "5", "Longest time between two looks for deliveries that no commit of this node told of"),
    LEASE(
            "lease-seconds",
            "60",
            "After that a delivery whose node died is sent by another; longer than timeout-seconds"),
    AT_ONCE("at-once", "64", "Deliveries of this node at once"),
    AT_ONCE_PER_TRIGGER("at-once-per-trigger", "16", "Deliveries of one trigger at once"),
    SCHEDULE(
            "schedule",
            "0,5,30,120,600,3600,10800,28800,86400,172800",
            "Seconds before each attempt; after the last a delivery is dead"),
    FAILURES_TO_PAUSE("failures-to-pause", "5", "Failures in a row after which a receiver is left alone for a while"),
    RETENTION("retention-days", "30", "How long events, deliveries, attempts and push notifications are kept"),
    GIVE_UP("give-up-days", "5", "Nothing but failure for so long switches a trigger off"),
    CONNECT("connect-seconds", "3", "Longest time to a connection"),
    SILENCE("silence-seconds", "10", "Longest time without a byte from the receiver"),
    TIMEOUT("timeout-seconds", "15", "Longest time of an attempt"),
    HTTP(
            "allow-http",
            "realm",
            "Whether http:// targets are allowed: true, false, or where the setting allowHttpTargets of the realm says so; start-dev means true"),
    TARGETS("allowed-targets", "", "Ranges of addresses that are no public ones and yet allowed: 10.1.0.0/16,fd00::/8");

    private final String key;
    private final String initial;
    private final String meaning;

    DispatchOption(String key, String initial, String meaning) {
        this.key = key;
        this.initial = initial;
        this.meaning = meaning;
    }

    String text(Config.Scope config) {
        return config.get(key, initial);
    }

    int number(Config.Scope config) {
        String text = text(config);
        if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) < 1) {
            throw new IllegalArgumentException(key + " must be a whole number of at least 1, not " + text);
        }
        return Integer.parseInt(text);
    }

    List<String> list(Config.Scope config) {
        return Arrays.stream(text(config).split(","))
                .map(String::trim)
                .filter(each -> !each.isEmpty())
                .toList();
    }

    /** The line of the documentation. */
    String row() {
        return "| `" + key + "` | " + (initial.isEmpty() ? "–" : "`" + initial + "`") + " | " + meaning + " |";
    }

    static List<ProviderConfigProperty> properties() {
        return Arrays.stream(values())
                .map(option -> new ProviderConfigProperty(
                        option.key, option.key, option.meaning, ProviderConfigProperty.STRING_TYPE, option.initial))
                .toList();
    }
}
