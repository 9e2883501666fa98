package io.membership.devices;

import java.util.List;
import org.keycloak.Config;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel.RealmRemovedEvent;
import org.keycloak.models.UserModel.UserRemovedEvent;

/** Makes the server create and migrate our tables with its own, and keeps it free of whom there is no more. */
public final class DeviceTables implements JpaEntityProviderFactory, JpaEntityProvider {

    /** Its first ten letters name the table in which Liquibase keeps what it has run: never change it. */
    private static final String ID = "devices-membership";

    @Override
    public List<Class<?>> getEntities() {
        return List.of(DeviceEntity.class, NotificationEntity.class);
    }

    @Override
    public String getChangelogLocation() {
        return "META-INF/devices-changelog.xml";
    }

    @Override
    public String getFactoryId() {
        return ID;
    }

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public JpaEntityProvider create(KeycloakSession session) {
        return this;
    }

    @Override
    public void init(Config.Scope config) {
        // nothing to configure
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(event -> {
            if (event instanceof UserRemovedEvent user) {
                String id = user.getUser().getId();
                // In this order: whoever is about to keep a notification holds a device of the user.
                Devices.of(user.getKeycloakSession(), user.getRealm()).removeOf(id);
                Notifications.of(user.getKeycloakSession(), user.getRealm().getId())
                        .removeOf(id);
            } else if (event instanceof RealmRemovedEvent realm) {
                Devices.of(realm.getKeycloakSession(), realm.getRealm()).removeAll();
                Notifications.of(realm.getKeycloakSession(), realm.getRealm().getId())
                        .removeAll();
            }
        });
    }

    @Override
    public void close() {
        // nothing is held
    }
}
