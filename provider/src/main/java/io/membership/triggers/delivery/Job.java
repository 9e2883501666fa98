package io.membership.triggers.delivery;

import org.jspecify.annotations.Nullable;

/** A delivery that is about to be tried, or {@code fault}: why it cannot be. */
record Job(Lane lane, Claimed claimed, @Nullable Parcel parcel, String fault) {

    static Job of(Lane lane, Claimed claimed, Destination destination) {
        try {
            if (claimed.body() == null) {
                throw new IllegalStateException("The user is gone, and what it was is forgotten");
            }
            return new Job(lane, claimed, destination.parcel(claimed.body()), "");
        } catch (RuntimeException unusable) {
            return new Job(lane, claimed, null, String.valueOf(unusable.getMessage()));
        }
    }

    String channel() {
        return parcel == null ? "none" : parcel.action().channel();
    }

    /** Tries it. */
    Outcome attempt(Channel<Action> channel) {
        return parcel == null
                ? Outcome.notSent(fault)
                : channel.deliver(parcel.action(), new Message(claimed.id(), parcel.body(), claimed.traceparent()));
    }
}
