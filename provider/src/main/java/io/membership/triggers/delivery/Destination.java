package io.membership.triggers.delivery;

import java.time.Duration;
import java.util.Optional;

/** What the worker has to know of a trigger, or of a realm that writes letters of its own under its id, looked up in the transaction that claims its deliveries. */
public interface Destination {

    /**
     * What to do about an event, ready to go.
     *
     * @param part which one, of several that one event makes
     * @throws Unsendable if it can never be sent
     * @throws RuntimeException if it cannot be made now, or lacks a secret
     */
    Parcel parcel(String event, int part);

    /** How long an attempt may hold a delivery, which is longer than it may take. */
    default Duration lease(Duration usual) {
        return usual;
    }

    /** The triggers. */
    interface Directory {

        /** That of a trigger; empty if it is gone or disabled, and its deliveries have to wait. */
        Optional<Destination> find(String realmId, String triggerId);

        /** Switches a trigger off. @param reason {@code gone} or {@code failing} */
        void disable(String realmId, String triggerId, String reason);
    }
}
