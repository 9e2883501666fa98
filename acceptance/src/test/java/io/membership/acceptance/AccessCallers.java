package io.membership.acceptance;

import static org.awaitility.Awaitility.await;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The callers of {@code docs/api/access.md}, made ready in a realm of their own. */
final class AccessCallers {

    private final Map<String, UnaryOperator<Api>> byName = new LinkedHashMap<>();
    private final Realm realm;

    /** @param other where the foreign user comes from */
    AccessCallers(Realm realm, Realm other) {
        this.realm = realm;
        // They log in once and call for minutes.
        Map<String, Object> longLived = Map.of("accessTokenLifespan", 3600);
        realm.admin().put("", longLived).expect(204);
        other.admin().put("", longLived).expect(204);
        FineGrained permissions = FineGrained.of(realm);
        ServiceAccount key = realm.serviceAccount(Unique.name("key"), "manage-users");
        byName.put("nobody", Api::anonymously);
        with("wrong key", key.withSecret("another").apiKey());
        with("other realm", user(other));
        with("expired", expired());
        with("user", user(realm));
        with("viewer", user(realm, "view-users"));
        with("restricted", restricted(permissions));
        with("key", key.apiKey());
        with("realm manager", user(realm, "manage-realm"));
        byName.put("master", api -> api.as(Keycloak.adminToken()));
    }

    private void with(String name, String token) {
        byName.put(name, api -> api.as(token));
    }

    /** The address as that caller calls it. */
    Api as(String caller, Api api) {
        return byName.get(caller).apply(api);
    }

    /** Their names, which are the columns of the table. */
    Iterable<String> names() {
        return byName.keySet();
    }

    private static String user(Realm realm, String... roles) {
        String email = Unique.email();
        realm.grantManagement(realm.createUser(email), roles);
        return realm.userToken(email);
    }

    private String restricted(FineGrained permissions) {
        String email = Unique.email();
        String seen = realm.createUser(Unique.email());
        permissions.allowUsers(permissions.createAdministrator(email), List.of(seen), "view");
        return realm.userToken(email);
    }

    private String expired() {
        Map<String, Object> shortLived = Map.of(
                "clientId",
                "short-lived",
                "publicClient",
                true,
                "directAccessGrantsEnabled",
                true,
                "attributes",
                Map.of("access.token.lifespan", "1"));
        realm.admin().post("/clients", shortLived).expect(201);
        String email = Unique.email();
        realm.createUser(email);
        Map<String, String> credentials = Map.of("username", email, "password", Realm.PASSWORD, "scope", "openid");
        String token = realm.login("short-lived", credentials).access();
        await().until(() -> realm.openid().as(token).get("/userinfo").status() == 401);
        return token;
    }
}
