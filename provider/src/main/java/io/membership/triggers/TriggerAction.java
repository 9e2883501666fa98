package io.membership.triggers;

import com.fasterxml.jackson.databind.JsonNode;
import io.membership.triggers.delivery.Parcel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a trigger does, as its realm keeps it. */
sealed interface TriggerAction permits EmailAction, FunctionAction, PushAction, SmsAction, WebhookAction {

    ActionType type();

    /** The URLs that it calls, to be checked when it is saved. */
    List<String> targets();

    /**
     * As managers read it: secrets are counted, values of headers are masked.
     *
     * @param secret that was just generated, and is shown this once
     */
    Map<String, Object> view(@Nullable String secret);

    /** How many deliveries one event makes; each goes its own way. */
    default int parts() {
        return 1;
    }

    /** How long one attempt may hold its delivery. */
    default Duration lease(Duration usual) {
        return usual;
    }

    /** What would be sent, for people to read; needs no secret. */
    JsonNode sample(Occasion occasion);

    /** What is sent, ready to go: secrets are opened here. @throws IllegalStateException if it cannot be made */
    Parcel parcel(Occasion occasion);

    /**
     * What a check sends.
     *
     * @param to who gets it, where that is not in the action; null if nobody was named
     * @throws Fault if somebody has to be named
     */
    default Parcel trial(Occasion occasion, @Nullable String to) {
        return parcel(occasion);
    }
}
