package io.membership.events;

import java.util.List;
import org.keycloak.provider.ProviderEvent;

/**
 * The events of a transaction that has just been committed; published once after it, on the same thread and outside any
 * transaction. It is a nudge, not a delivery: a crash before it loses it, and an exception of a listener reaches a caller
 * whose change is stored all the same. Keycloak lets nobody enlist for this moment while the events are published.
 *
 * @param events in the order in which their users were first written; never empty
 */
public record Committed(List<MembershipEvent> events) implements ProviderEvent {
    public Committed {
        events = List.copyOf(events);
    }
}
