package io.membership.events;

import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.ProviderEvent;

/**
 * Somebody signs in. Signing in is what a server does most, so nothing is read of the user unless a listener asks for it:
 * {@link #tell} makes it a {@link MembershipEvent.LoggedIn} at the end of the transaction.
 */
public record LoginSeen(KeycloakSession session, String realmId, Runnable teller) implements ProviderEvent {

    /** Makes it an event; any number of times. */
    public void tell() {
        teller.run();
    }
}
