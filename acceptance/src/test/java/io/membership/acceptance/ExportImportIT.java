package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A realm that was exported, deleted and imported again. */
final class ExportImportIT {

    private static final String EMAIL = Unique.email();

    private static Realm realm;
    private static JsonNode active;
    private static JsonNode blocked;
    private static JsonNode settings;

    private final UsersApi users = UsersApi.of(realm);

    @BeforeAll
    static void exportAndImport() {
        realm = Keycloak.newRealm();
        realm.set("searchableMeta", List.of("colour"));
        realm.set("metaLimit", 20_000);
        UsersApi users = UsersApi.of(realm);
        String meta = "{\"colour\":\"red\",\"text\":\"" + "ą".repeat(9_000) + "\"}";
        active = users.get(users.registeredId(
                Map.of("email", EMAIL, "meta", meta, "tags", List.of("a", "b"), "zone", "north", "city", "Vilnius")));
        String id = users.registeredId(Map.of("roles", List.of("Administrator")));
        users.api().put("/" + id + "/block", Map.of("reason", "spam")).expect(204);
        blocked = users.get(id);
        settings = readSettings();

        JsonNode exported = realm.probe().export();
        realm.remove();
        Keycloak.admin().post("/admin/realms", exported).expect(201);
    }

    @AfterAll
    static void removeRealm() {
        realm.remove();
    }

    @Test
    void usersAreWhoTheyWere() {
        assertThat(withoutModification(users.get(active.path("id").asText()))).isEqualTo(withoutModification(active));
        assertThat(withoutModification(users.get(blocked.path("id").asText()))).isEqualTo(withoutModification(blocked));
    }

    @Test
    void passwordsAreWhatTheyWere() {
        assertThat(realm.userToken(EMAIL)).isNotEmpty();
    }

    @Test
    void settingsAreWhatTheyWere() {
        assertThat(readSettings()).isEqualTo(settings);
    }

    @Test
    void metaIsStillSearchable() {
        Reply page = users.list(Map.of("filter", "{\"meta.colour\":\"red\"}")).expect(200);

        assertThat(page.text("/result/0/id")).isEqualTo(active.path("id").asText());
    }

    private static JsonNode readSettings() {
        return Keycloak.admin()
                .get("/realms/" + realm.name() + "/membership/settings")
                .expect(200)
                .at("/result");
    }

    /** Keycloak does not export when a user was last modified. */
    private static JsonNode withoutModification(JsonNode user) {
        ObjectNode copy = user.deepCopy();
        copy.remove("modifiedOn");
        return copy;
    }
}
