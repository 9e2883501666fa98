package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** {@code examples/orders}: an application that guards its routes with the token alone, as its README sets it up. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OrdersExampleIT {

    private static final Path FOLDER = Path.of(System.getProperty("membership.root", ".."), "examples", "orders");

    private @Nullable Realm realm;
    private @Nullable Process application;
    private Api membership = Api.at("");
    private Api orders = Api.at("");

    @BeforeAll
    void start() throws IOException, InterruptedException {
        Node node = new Node(FOLDER);
        node.require("The example application");
        realm = Keycloak.newRealm();
        membership = realm.membershipAdmin();
        membership
                .post(
                        "/permissions",
                        Map.of(
                                "permissions",
                                Stream.of("orders:read", "orders:write", "orders:delete")
                                        .map(value -> Map.of("value", value))
                                        .toList()))
                .expect(200);
        seller();
        List<String> said = new ArrayList<>();
        String issuer = Keycloak.url() + "/realms/" + realm.name();
        application = node.start(said, Map.of("ISSUER", issuer, "PORT", "0"), "node", "server.mjs");
        orders = Api.at(said.get(0).replaceFirst("^Orders at (http://localhost:\\d+)/.*", "$1"));
    }

    @AfterAll
    void stop() {
        if (application != null) {
            application.destroy();
        }
        if (realm != null) {
            realm.remove();
        }
    }

    private void seller() {
        Map<String, Object> europe = Map.of("permissions", List.of("orders:*"), "resources", List.of("orders/eu/*"));
        Map<String, Object> noDeletion = Map.of("effect", "Deny", "permissions", List.of("orders:delete"));
        role("Seller", List.of(europe, noDeletion));
    }

    private void role(String name, List<Map<String, Object>> statements) {
        membership
                .post("/policies", Map.of("name", name, "statements", statements))
                .expect(200);
        membership
                .post("/roles", Map.of("name", name, "policies", List.of(name)))
                .expect(200);
    }

    /** A token of somebody with this role, or with none. */
    private String tokenOf(@Nullable String role) {
        String email = Unique.email();
        String id = realm.createUser(email);
        if (role != null) {
            membership
                    .post("/roles/" + role + "/users", Map.of("users", List.of(id)))
                    .expect(200);
        }
        return realm.userToken(email);
    }

    @Test
    void sellerReadsAndWritesWhatTheTokenAllows() {
        Api seller = orders.as(tokenOf("Seller"));

        seller.get("/orders/eu/17").expect(200);
        seller.put("/orders/eu/18", Map.of()).expect(200);
        assertThat(seller.get("/orders/us/4").expect(403).body()).contains("orders:read on orders/us/4");
    }

    @Test
    void denialInTheTokenWins() {
        Api seller = orders.as(tokenOf("Seller"));

        assertThat(seller.delete("/orders/eu/17").expect(403).body()).contains("orders:delete");
    }

    @Test
    void othersAreRefused() {
        orders.as(tokenOf(null)).get("/orders/eu/17").expect(403);
        orders.get("/orders/eu/17").expect(401);
        orders.as(tokenOf("Seller") + "x").get("/orders/eu/17").expect(401);
        orders.as(Keycloak.adminToken()).get("/orders/eu/17").expect(401);
    }

    @Test
    void largeSetInItsCompactFormIsReadToo() {
        List<Map<String, Object>> statements = IntStream.range(0, 60)
                .mapToObj(number -> Map.<String, Object>of(
                        "permissions",
                        List.of(
                                "database:collection-" + number + ":read",
                                "database:collection-" + number + ":insert")))
                .toList();
        Map<String, Object> all = Map.of("permissions", List.of("orders:read", "orders:write"));
        role("Archivist", Stream.concat(Stream.of(all), statements.stream()).toList());
        String token = tokenOf("Archivist");

        assertThat(Tokens.claims(token).has("permissions_compact")).isTrue();
        orders.as(token).get("/orders/us/4").expect(200);
        orders.as(token).delete("/orders/us/4").expect(403);
    }
}
