package io.membership.mail;

import org.keycloak.Config;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderFactory;

/** Makes {@link PostOffice} for a session. */
public interface PostOfficeFactory extends ProviderFactory<PostOffice> {

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
