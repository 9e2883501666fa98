package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A realm that is exported, deleted and imported again: everybody may do what he could before, for the same reasons. */
final class PermissionsExportIT {

    private final PolicyRealm realm = PolicyRealm.create();

    @AfterEach
    void removeRealm() {
        realm.remove();
    }

    @Test
    void everybodyMayDoWhatHeCouldBefore() {
        List<String> users = fill();
        List<JsonNode> before = answers(users);
        assertThat(before.toString()).contains("files:*", "files:delete", "serverless:*", "shop:read");

        JsonNode exported = realm.realm().probe().export();
        realm.remove();
        Keycloak.admin().post("/admin/realms", exported).expect(201);

        assertThat(answers(users)).isEqualTo(before);
    }

    @Test
    void soTheyMayWhereTheImportGivesRolesAndGroupsOtherIds() {
        List<String> users = fill();
        List<JsonNode> before = answers(users);

        JsonNode exported = realm.realm().probe().export();
        withoutIds(exported.at("/roles/realm"));
        withoutIds(exported.path("groups"));
        ((ObjectNode) exported.path("defaultRole")).remove("id");
        exported.path("components").forEach(PermissionsExportIT::withoutIds);
        realm.remove();
        Keycloak.admin().post("/admin/realms", exported).expect(201);

        assertThat(answers(users)).isEqualTo(before);
    }

    private static void withoutIds(JsonNode list) {
        for (JsonNode each : list) {
            ((ObjectNode) each).remove("id");
            withoutIds(each.path("subGroups"));
        }
    }

    /** One of everything that permissions come by; ids of users. */
    private List<String> fill() {
        realm.api()
                .post("/permissions", Map.of("value", "shop:read", "title", "Read"))
                .expect(200);
        String policy = realm.policy("files:*", "!files:delete", "database:orders:read@orders/eu/*");
        String disabled = realm.policy("!files:read");
        realm.disable(disabled);
        String role = realm.role(policy, disabled, "membership:check");
        realm.api()
                .patch("/roles/" + role, Map.of("displayName", "Seller", "description", "Sells"))
                .expect(200);
        realm.compose(role, realm.roleWith("serverless:*"));

        String whole = realm.user(role, "Authenticated");
        String member = realm.user();
        realm.join(member, realm.groupIn(realm.group(realm.roleWith("shop:read")), role));
        String narrowed = realm.user();
        Map<String, Object> part = Map.of("policy", policy, "permissions", List.of("files:read"));
        realm.api()
                .patch(
                        "/users/" + narrowed,
                        Map.of("rolesTree", List.of(Map.of("role", role, "policies", List.of(part)))))
                .expect(200);
        return List.of(whole, member, narrowed, realm.user("Administrator"));
    }

    private List<JsonNode> answers(List<String> users) {
        Stream<JsonNode> lists =
                Stream.of("/roles", "/policies", "/permissions").map(this::result);
        Stream<JsonNode> permissions = users.stream().map(id -> result("/users/" + id + "/permissions?explain=true"));
        Stream<JsonNode> trees = users.stream()
                .map(id -> result("/users/" + id + "?includePermissions=true").path("roles"));
        Stream<JsonNode> checks = users.stream()
                .map(id -> realm.check(
                        id, "files:read", "files:delete", "database:orders:read@orders/eu/1", "serverless:a:execute"));
        return Stream.of(checks, permissions, trees, lists)
                .flatMap(each -> each)
                .toList();
    }

    private JsonNode result(String path) {
        return realm.api().get(path).expect(200).at("/result");
    }
}
