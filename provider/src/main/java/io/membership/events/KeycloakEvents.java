package io.membership.events;

import org.jspecify.annotations.Nullable;
import org.keycloak.Config;
import org.keycloak.events.Details;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.UserModel.UserPreRemovedEvent;
import org.keycloak.provider.ProviderEvent;

/**
 * The border to Keycloak's own events, for what no row of a user tells. That is the last state of a user, since
 * its roles are deleted by statement before its row goes, and that somebody signs in. Active in every realm without being listed there.
 */
public final class KeycloakEvents implements EventListenerProviderFactory {

    @Override
    public String getId() {
        return "membership-events";
    }

    @Override
    public boolean isGlobal() {
        return true;
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(KeycloakEvents::heard);
    }

    private static void heard(ProviderEvent event) {
        if (event instanceof UserPreRemovedEvent removal) {
            Changes changes = Changes.of(removal.getKeycloakSession());
            if (changes != null) {
                changes.aboutToGo(removal.getUser().getId());
            }
        }
    }

    private static void noteLogin(KeycloakSession session, Event event) {
        Changes changes = Changes.of(session);
        if (changes != null) {
            changes.loggedIn(new Initiator(event.getUserId(), event.getClientId(), event.getSessionId()));
        }
    }

    private static @Nullable String provider(Event event) {
        return event.getDetails() == null ? null : event.getDetails().get(Details.IDENTITY_PROVIDER);
    }

    @Override
    public EventListenerProvider create(KeycloakSession session) {
        return new EventListenerProvider() {
            @Override
            public void onEvent(Event event) {
                String user = event.getUserId();
                if (event.getType() == EventType.LOGIN && user != null) {
                    session.getKeycloakSessionFactory()
                            .publish(new LoginSeen(
                                    session,
                                    event.getRealmId(),
                                    user,
                                    provider(event),
                                    () -> noteLogin(session, event)));
                }
            }

            @Override
            public void onEvent(AdminEvent event, boolean includeRepresentation) {}

            @Override
            public void close() {}
        };
    }

    @Override
    public void close() {}
}
