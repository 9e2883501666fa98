package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A key of meta that is declared searchable only later. */
final class SearchableMetaIT {

    private Realm realm = new Realm("", "");
    private Api manager = Api.at("");

    @BeforeEach
    void create() {
        realm = Keycloak.newRealm();
        manager = realm.serviceAccount(Unique.name("manager"), "realm-admin").membership();
    }

    @AfterEach
    void remove() {
        realm.remove();
    }

    @Test
    void keyDeclaredLaterFindsTheUsersWhoAreThere() {
        String gold = register("{\"tier\":\"gold\"}");
        register("{\"tier\":\"silver\"}");
        register("{}");
        find("tier", "gold").expectError(400, "InvalidFilter");

        declare("tier");

        assertThat(found("tier", "gold")).containsExactly(gold);
    }

    @Test
    void keyDeclaredThroughKeycloakFindsThemToo() {
        String gold = register("{\"tier\":\"gold\"}");
        JsonNode component = realm.admin()
                .get("/components?type=io.membership.settings.MembershipSettings")
                .at("/0");
        component.withObject("/config").putArray("searchableMeta").add("tier");

        realm.admin()
                .put("/components/" + component.path("id").asText(), component)
                .expect(204);

        assertThat(found("tier", "gold")).containsExactly(gold);
    }

    @Test
    void everyUserIsIndexedHoweverMany() {
        realm.importUsers(IntStream.range(0, 450)
                .mapToObj(i -> withMeta("user-" + i, "{\"even\":" + (i % 2 == 0) + "}")));

        declare("even");

        assertThat(found("even", true)).hasSize(225);
    }

    @Test
    void setupIndexesUsersWhoCameSinceThen() {
        declare("tier");
        realm.importUsers(Stream.of(withMeta("later", "{\"tier\":\"gold\"}")));
        assertThat(found("tier", "gold")).isEmpty();

        manager.post("/setup", "{}").expect(200);

        assertThat(found("tier", "gold")).hasSize(1);
    }

    @Test
    void metaThatCannotBeIndexedStaysAsItIs() {
        String odd = register("{\"tier\":{\"name\":\"gold\"}}");
        String gold = register("{\"tier\":\"gold\"}");

        declare("tier");

        assertThat(found("tier", "gold")).containsExactly(gold);
        assertThat(manager.get("/users/" + odd + "?includeMeta=true").text("/result/meta"))
                .isEqualTo("{\"tier\":{\"name\":\"gold\"}}");
    }

    @Test
    void declaringAKeyLeavesTheRestOfTheUserAlone() {
        String id = register("{\"tier\":\"gold\"}");
        JsonNode before = manager.get("/users/" + id + "?includeMeta=true").at("/result");

        declare("tier");

        assertThat(manager.get("/users/" + id + "?includeMeta=true").at("/result"))
                .isEqualTo(before);
    }

    @Test
    void declaringAKeyDeclaresNoOtherAttribute() {
        Realm plain = PlainRealm.create();
        JsonNode before = PlainRealm.profile(plain);

        plain.serviceAccount(Unique.name("manager"), "manage-realm")
                .membership()
                .patch("/settings", Map.of("searchableMeta", List.of("tier")))
                .expect(200);

        assertThat(PlainRealm.profile(plain).path("attributes"))
                .hasSize(before.path("attributes").size() + 1);
        plain.remove();
    }

    private void declare(String key) {
        manager.patch("/settings", Map.of("searchableMeta", List.of("plan", key)))
                .expect(200);
    }

    private String register(String meta) {
        return manager.post(
                        "/v2/users/register",
                        Map.of("email", Unique.email(), "password", Realm.PASSWORD, "meta", meta, "autoLogin", false))
                .expect(200)
                .text("/result/id");
    }

    /** A user as Keycloak itself imports him, who has no index copies. */
    private static Map<String, Object> withMeta(String name, String meta) {
        return Map.of("username", name, "attributes", Map.of("membership.meta", List.of(meta)));
    }

    private List<String> found(String key, Object value) {
        return find(key, value).expect(200).json().findValues("id").stream()
                .map(JsonNode::asText)
                .toList();
    }

    private Reply find(String key, Object value) {
        return manager.post("/users", Map.of("filter", Map.of("meta." + key, value)));
    }
}
