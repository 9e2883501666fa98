package io.membership.permissions;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.keycloak.models.RealmModel;

/**
 * The id of a component of which a realm can have but one of a name. Who creates the same at the same time, such as two
 * instances of an application that register their permissions at their start, meets the other's row: he gets 409, and the
 * realm never has two.
 */
final class ComponentId {

    private ComponentId() {}

    static String of(RealmModel realm, String provider, String name) {
        String key = String.join("/", realm.getId(), provider, name);
        return UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
