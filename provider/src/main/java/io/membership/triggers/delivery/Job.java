package io.membership.triggers.delivery;

import org.jspecify.annotations.Nullable;

/**
 * A delivery that is about to be tried.
 *
 * @param unsent why it cannot be, where there is no parcel
 */
record Job(Lane lane, Claimed claimed, @Nullable Parcel parcel, Outcome unsent) {

    private static final Outcome SENDABLE = Outcome.notSent("");

    static Job of(Lane lane, Claimed claimed, Destination destination) {
        try {
            if (claimed.body() == null) {
                throw new IllegalStateException("The user is gone, and what it was is forgotten");
            }
            return new Job(lane, claimed, destination.parcel(claimed.body(), claimed.part()), SENDABLE);
        } catch (Unsendable never) {
            return new Job(lane, claimed, null, Outcome.hopeless(String.valueOf(never.getMessage())));
        } catch (RuntimeException unusable) {
            return new Job(lane, claimed, null, Outcome.notSent(String.valueOf(unusable.getMessage())));
        }
    }

    String channel() {
        return parcel == null ? "none" : parcel.action().channel();
    }

    /** Tries it. */
    Outcome attempt(Channel<Action> channel) {
        return parcel == null
                ? unsent
                : channel.deliver(parcel.action(), new Message(claimed.id(), parcel.body(), claimed.traceparent()));
    }
}
