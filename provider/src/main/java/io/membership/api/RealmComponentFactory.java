package io.membership.api;

import org.keycloak.Config;
import org.keycloak.component.ComponentFactory;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.Provider;

/** Describes and validates a kind of component that is the realm's, not the server's: the server has nothing to say to it. */
public interface RealmComponentFactory<T extends Provider> extends ComponentFactory<T, T> {

    @Override
    default void init(Config.Scope config) {
        // nothing to configure
    }

    @Override
    default void postInit(KeycloakSessionFactory factory) {
        // nothing to prepare
    }

    @Override
    default void close() {
        // nothing is held
    }
}
