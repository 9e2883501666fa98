package io.membership.benchmark.users;

import com.fasterxml.jackson.databind.JsonNode;
import io.membership.benchmark.Api;
import java.io.IOException;
import java.net.URI;

/**
 * The demo realm, made ready: fifty roles, a searchable key of meta, and an administrator whose token lasts as long as we
 * measure and may do the same on both sides.
 *
 * @param token of the realm's service account
 */
record Realm(URI server, String token) {

    private static final int HOURS = 12;
    private static final String ADMIN = "/admin/realms/demo";

    static Realm prepare(URI server) throws IOException, InterruptedException {
        Realm master = new Realm(
                server,
                Api.token(server, "master", "grant_type=password&client_id=admin-cli&username=admin&password=admin"));
        for (int i = 0; i < Population.ROLES; i++) {
            master.call("POST", ADMIN + "/roles", "{\"name\":\"bench-%d\"}".formatted(i));
        }
        JsonNode client = master.call("GET", ADMIN + "/clients?clientId=membership-admin", "")
                .path(0);
        String id = client.path("id").asText();
        master.call(
                "PUT",
                ADMIN + "/clients/" + id,
                "{\"clientId\":\"membership-admin\",\"attributes\":{\"access.token.lifespan\":\"%d\"}}"
                        .formatted(HOURS * 3600));
        String account = master.call("GET", ADMIN + "/clients/" + id + "/service-account-user", "")
                .path("id")
                .asText();
        String management = master.call("GET", ADMIN + "/clients?clientId=realm-management", "")
                .at("/0/id")
                .asText();
        JsonNode all = master.call("GET", ADMIN + "/clients/" + management + "/roles/realm-admin", "");
        master.call("POST", ADMIN + "/users/" + account + "/role-mappings/clients/" + management, "[" + all + "]");
        Realm realm = new Realm(
                server,
                Api.token(
                        server,
                        "demo",
                        "grant_type=client_credentials&client_id=membership-admin&client_secret=demo-secret"));
        realm.call(
                "PATCH",
                "/realms/demo/membership/settings",
                "{\"searchableMeta\":[\"plan\"],\"allowedRegisterRoles\":[\"Authenticated\",\"bench-1\"]}");
        for (int i = 0; i < Population.WITH_PASSWORD; i++) {
            realm.call(
                    "POST",
                    "/realms/demo/membership/users/register",
                    "{\"email\":\"%s\",\"password\":\"%s\",\"autoLogin\":false}"
                            .formatted(Population.emailWithPassword(i), Population.PASSWORD));
        }
        return realm;
    }

    /** Users that a list finds. */
    int total() throws IOException, InterruptedException {
        return call("POST", "/realms/demo/membership/users", "{\"pageSize\":1}")
                .path("totalCount")
                .asInt();
    }

    /** Of the page before the last one, so that it leads to the last. */
    String cursorOfTheLastPage(int total) throws IOException, InterruptedException {
        return call(
                        "POST",
                        "/realms/demo/membership/users",
                        "{\"pageSize\":100,\"pageNumber\":%d}".formatted((total - 1) / 100 - 1))
                .path("nextCursor")
                .asText();
    }

    /** As the Admin API represents it. */
    String role(String name) throws IOException, InterruptedException {
        return call("GET", ADMIN + "/roles/" + name, "").toString();
    }

    private JsonNode call(String method, String path, String body) throws IOException, InterruptedException {
        return new Api(server, token).call(method, path, body);
    }
}
