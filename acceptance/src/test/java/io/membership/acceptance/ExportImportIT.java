package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Users of a realm that was exported, deleted and imported again through the Admin REST API, on every database. What an
 * export carries besides, settings, passwords and the search by meta, is in {@link RealmExportIT}.
 */
final class ExportImportIT {

    private final Realm realm = Keycloak.newRealm();
    private final UsersApi users = UsersApi.of(realm);

    @AfterEach
    void removeRealm() {
        realm.remove();
    }

    @Test
    void userWithLargeMetaIsWhoHeWas() {
        realm.set("metaLimit", 20_000);
        String meta = "{\"text\":\"" + "ą".repeat(9_000) + "\"}";

        assertSurvives(users.registeredId(
                Map.of("meta", meta, "tags", List.of("a", "b"), "zone", "north", "city", "Vilnius")));
    }

    @Test
    void userWhoIsBlockedForGoodIsWhoHeWas() {
        String id = users.registeredId(Map.of("roles", List.of("Administrator")));
        users.api().put("/" + id + "/block", Map.of("reason", "spam")).expect(204);

        assertSurvives(id);
    }

    private void assertSurvives(String id) {
        JsonNode before = users.get(id);
        JsonNode exported = realm.probe().export();
        realm.remove();
        Keycloak.admin().post("/admin/realms", exported).expect(201);

        assertThat(withoutModification(users.get(id))).isEqualTo(withoutModification(before));
    }

    /** Keycloak does not export when a user was last modified. */
    private static JsonNode withoutModification(JsonNode user) {
        ObjectNode copy = user.deepCopy();
        copy.remove("modifiedOn");
        return copy;
    }
}
