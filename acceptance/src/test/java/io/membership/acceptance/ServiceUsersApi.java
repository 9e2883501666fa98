package io.membership.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The service users of a realm, as somebody calls for them who may do so. */
record ServiceUsersApi(Realm realm, Api api) {

    /** On behalf of the administrator of the server. */
    static ServiceUsersApi of(Realm realm) {
        return new ServiceUsersApi(realm, new Granting(realm).api().under("/service-users"));
    }

    /** The same as another caller. */
    ServiceUsersApi as(String token) {
        return new ServiceUsersApi(realm, realm.membership().as(token).under("/service-users"));
    }

    /** Creates one with these permissions. */
    Created with(String... permissions) {
        return created(Map.of("permissions", List.of(permissions)));
    }

    /** Creates one; a display name is added. */
    Created created(Map<String, Object> members) {
        return Created.of(realm, create(members).expect(200).at("/result"));
    }

    Reply create(Map<String, Object> members) {
        Map<String, Object> body = new LinkedHashMap<>(Map.of("displayName", Unique.name("program")));
        body.putAll(members);
        return api.post("", body);
    }

    /** A new key for it. */
    Created rotated(Created former, String overlap) {
        return Created.of(
                realm,
                api.post("/" + former.id() + "/keys", Map.of("overlap", overlap))
                        .expect(200)
                        .at("/result"));
    }

    JsonNode get(String id) {
        return api.get("/" + id).expect(200).at("/result");
    }

    /** A service user and a key of it. */
    record Created(Realm realm, String id, String clientId, String key) {

        private static Created of(Realm realm, JsonNode shown) {
            return new Created(
                    realm,
                    shown.path("id").asText(),
                    shown.path("clientId").asText(),
                    shown.path("key").asText());
        }

        /** Our API, called with the key. */
        Api membership() {
            return realm.membership().as(key);
        }

        /** The client with the secret that is in the key. */
        ServiceAccount account() {
            return ServiceAccount.ofKey(realm, key, id);
        }

        void isLetIn() {
            membership().get("/permissions/me").expect(200);
        }

        void isRefused() {
            membership().get("/permissions/me").expectError(401, "NotAuthenticated");
        }
    }
}
