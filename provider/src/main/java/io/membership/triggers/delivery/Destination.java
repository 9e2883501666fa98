package io.membership.triggers.delivery;

import java.util.Optional;

/** What the worker has to know of a trigger, looked up in the transaction that claims its deliveries. */
public interface Destination {

    /** What to do, secrets included. @throws RuntimeException if a secret is not to be had */
    Action action();

    /** What to send of an event. @throws RuntimeException if it cannot be made */
    String payload(String event);

    /** The triggers. */
    interface Directory {

        /** That of a trigger; empty if it is gone or disabled, and its deliveries have to wait. */
        Optional<Destination> find(String realmId, String triggerId);

        /** Switches a trigger off. @param reason {@code gone} or {@code failing} */
        void disable(String realmId, String triggerId, String reason);
    }
}
