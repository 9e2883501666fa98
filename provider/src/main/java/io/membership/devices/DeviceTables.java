package io.membership.devices;

import io.membership.api.Tables;
import java.util.List;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel.RealmRemovedEvent;
import org.keycloak.models.UserModel.UserRemovedEvent;

/** The tables of devices and notifications, kept free of whom there is no more. */
public final class DeviceTables extends Tables {

    public DeviceTables() {
        super(
                "devices-membership",
                "META-INF/devices-changelog.xml",
                List.of(DeviceEntity.class, NotificationEntity.class));
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
}
