package io.membership.probe;

import org.keycloak.component.ComponentModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.storage.UserStorageProviderFactory;

/** Lets a realm add {@link ProbeUserStorage} as a user federation. */
public final class ProbeUserStorageFactory implements UserStorageProviderFactory<ProbeUserStorage> {

    @Override
    public ProbeUserStorage create(KeycloakSession session, ComponentModel model) {
        return new ProbeUserStorage(session, model);
    }

    @Override
    public String getId() {
        return "membership-probe-users";
    }
}
