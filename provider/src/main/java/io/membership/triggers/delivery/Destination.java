package io.membership.triggers.delivery;

import java.util.Optional;

/** What the worker has to know of a trigger, looked up in the transaction that claims its deliveries. */
public interface Destination {

    /** What to do about an event, ready to go. @throws RuntimeException if it cannot be made, or lacks a secret */
    Parcel parcel(String event);

    /** The triggers. */
    interface Directory {

        /** That of a trigger; empty if it is gone or disabled, and its deliveries have to wait. */
        Optional<Destination> find(String realmId, String triggerId);

        /** Switches a trigger off. @param reason {@code gone} or {@code failing} */
        void disable(String realmId, String triggerId, String reason);
    }
}
