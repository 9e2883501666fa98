package io.membership.events;

import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.ProviderEvent;

/**
 * Somebody signs in. Signing in is what a server does most, so nothing is read of the user unless a listener asks for it:
 * {@link #tell} makes it a {@link MembershipEvent.LoggedIn} at the end of the transaction.
 *
 * @param provider alias of the identity provider he comes from, null for who signs in here
 */
public record LoginSeen(
        KeycloakSession session,
        String realmId,
        String userId,
        @Nullable String provider,
        Runnable teller) implements ProviderEvent {

    /** Makes it an event; any number of times. */
    public void tell() {
        teller.run();
    }
}
