package io.membership.triggers.delivery;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A delivery that is about to be tried; {@code fault} is why it cannot be. */
record Job(
        Lane lane,
        Claimed claimed,
        Action action,
        Message message,
        @Nullable String fault) {

    private static final Action NONE = new Action.Webhook("", List.of(), Map.of());

    static Job of(Lane lane, Claimed claimed, Destination destination) {
        try {
            if (claimed.body() == null) {
                throw new IllegalStateException("The user is gone, and what it was is forgotten");
            }
            String body = destination.payload(claimed.body());
            Message message = new Message(claimed.id(), body, claimed.traceparent());
            return new Job(lane, claimed, destination.action(), message, null);
        } catch (RuntimeException unusable) {
            return new Job(lane, claimed, NONE, new Message(claimed.id(), "", null), unusable.getMessage());
        }
    }
}
