package io.membership.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** A realm as Keycloak itself makes it, which nobody has prepared for membership. */
final class PlainRealm {

    private PlainRealm() {}

    static Realm create() {
        Realm realm = new Realm(Unique.name("plain"), "");
        Keycloak.admin()
                .post("/admin/realms", Map.of("realm", realm.name(), "enabled", true))
                .expect(201);
        return realm;
    }

    /** @param policy what happens to attributes that the user profile does not declare; empty for Keycloak's default */
    static Realm create(String policy) {
        Realm realm = create();
        if (!policy.isEmpty()) {
            store(realm, ((ObjectNode) profile(realm)).put("unmanagedAttributePolicy", policy));
        }
        return realm;
    }

    static JsonNode profile(Realm realm) {
        return realm.admin().get("/users/profile").expect(200).json();
    }

    static void store(Realm realm, JsonNode profile) {
        realm.admin().put("/users/profile", profile).expect(200);
    }
}
