package io.membership.users;

import io.membership.api.PlainFactory;
import java.util.Map;
import org.keycloak.events.Details;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * A number that a user changes on Keycloak's own pages is not verified any more. Active in every realm without being listed
 * there. Administrators who write attributes at Keycloak's doors see to it themselves.
 */
public final class PhoneWatch implements EventListenerProviderFactory, PlainFactory<EventListenerProvider> {

    private static final String CHANGED = Details.PREF_UPDATED + Attributes.PHONE;

    @Override
    public String getId() {
        return "membership-phone";
    }

    @Override
    public boolean isGlobal() {
        return true;
    }

    @Override
    public EventListenerProvider create(KeycloakSession session) {
        return new EventListenerProvider() {
            @Override
            public void onEvent(Event event) {
                if (event.getType() == EventType.UPDATE_PROFILE && isChanged(event.getDetails())) {
                    forget(session, event);
                }
            }

            @Override
            public void onEvent(AdminEvent event, boolean includeRepresentation) {
                // it does not tell what has changed
            }

            @Override
            public void close() {
                // nothing is held
            }
        };
    }

    /** What comes from us has seen to it already, and names what was given, be it another or not. */
    private static boolean isChanged(Map<String, String> details) {
        return details != null && details.containsKey(CHANGED) && !"membership".equals(details.get(Details.CONTEXT));
    }

    private static void forget(KeycloakSession session, Event event) {
        RealmModel realm = session.realms().getRealm(event.getRealmId());
        UserModel user = realm == null ? null : session.users().getUserById(realm, event.getUserId());
        if (user != null) {
            user.removeAttribute(Attributes.PHONE_VERIFIED);
        }
    }
}
