package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The two roles of CodeMash, and copies of roles. */
final class SystemRolesIT {

    private static PolicyRealm realm;
    private static Api roles;

    @BeforeAll
    static void prepare() {
        realm = PolicyRealm.create();
        roles = realm.api().under("/roles");
    }

    @AfterAll
    static void remove() {
        realm.remove();
    }

    private static JsonNode role(String name) {
        return roles.get("/" + name).expect(200).at("/result");
    }

    @Test
    void administratorMayDoEverythingAndCannotBeEdited() {
        JsonNode before = role("Administrator");

        for (String verb : List.of("PUT", "PATCH")) {
            roles.call(verb, "/Administrator", Map.of("displayName", "Boss")).expectError(409, "SystemRole");
        }
        roles.post("/Administrator/impact", Map.of("policies", List.of())).expectError(409, "SystemRole");

        assertThat(role("Administrator")).isEqualTo(before);
        assertThat(before.path("type").asText()).isEqualTo("System");
        assertThat(before.path("editable").asBoolean()).isFalse();
        assertThat(realm.allowed(realm.user("Administrator"))).containsExactly("*");
    }

    @Test
    void authenticatedMayBeGivenPoliciesAndAddsNothingByItself() {
        assertThat(role("Authenticated").path("type").asText()).isEqualTo("System");
        assertThat(role("Authenticated").path("editable").asBoolean()).isTrue();
        String user = realm.user("Authenticated");
        assertThat(realm.allowed(user)).isEmpty();

        String policy = realm.policy("files:read");
        roles.patch("/Authenticated", Map.of("policies", List.of("membership:everyone", policy)))
                .expect(200);

        assertThat(realm.allowed(user)).containsExactly("files:read");
        roles.patch("/Authenticated", Map.of("policies", List.of("membership:everyone")))
                .expect(200);
    }

    @Test
    void neitherCanBeDeletedEvenByForce() {
        for (String name : List.of("Authenticated", "Administrator")) {
            roles.delete("/" + name).expectError(409, "SystemRole");
            roles.delete("/" + name + "?force=true").expectError(409, "SystemRole");
        }
        assertThat(UsersApi.texts(roles.get("").at("/result"), "/name")).contains("Authenticated", "Administrator");
    }

    @Test
    void roleOfThatNameThatAnEnterpriseHadBeforeIsItsOwn() {
        Realm plain = PlainRealm.create();
        try {
            plain.admin().post("/roles", Map.of("name", "Administrator")).expect(201);
            Api master = plain.membership().as(Keycloak.adminToken());
            assertThat(master.post("/setup", Map.of()).expect(200).at("/result/roles"))
                    .map(JsonNode::asText)
                    .containsExactly("Authenticated");

            JsonNode changed = master.patch("/roles/Administrator", Map.of("description", "Of machines"))
                    .expect(200)
                    .at("/result");

            assertThat(changed.path("type").asText()).isEqualTo("User");
            assertThat(changed.path("policies")).isEmpty();
            master.delete("/roles/Administrator").expect(200);
        } finally {
            plain.remove();
        }
    }

    @Test
    void cloneHasPoliciesDescriptionAndRolesInsideOfTheOriginal() {
        String inside = realm.roleWith("files:create");
        String original = realm.role("membership:read-only", realm.policy("files:read"));
        realm.compose(original, inside);
        roles.patch("/" + original, Map.of("displayName", "The first", "description", "Reads"))
                .expect(200);
        String name = Unique.name("copy");

        JsonNode copy = roles.post("/" + original + "/clone", Map.of("name", name))
                .expect(200)
                .at("/result");

        assertThat(copy.path("policies")).isEqualTo(role(original).path("policies"));
        assertThat(copy.path("composites")).map(JsonNode::asText).containsExactly(inside);
        assertThat(copy.path("description").asText()).isEqualTo("Reads");
        assertThat(copy.path("displayName").asText()).isEqualTo(name);
        assertThat(realm.allowed(realm.user(name))).isEqualTo(realm.allowed(realm.user(original)));
    }

    @Test
    void cloneLivesItsOwnLife() {
        String original = realm.roleWith("files:read");
        String copy = Unique.name("copy");
        roles.post("/" + original + "/clone", Map.of("name", copy, "displayName", "The second"))
                .expect(200);

        roles.patch("/" + copy, Map.of("policies", List.of())).expect(200);

        assertThat(role(original).path("policies")).hasSize(1);
        assertThat(role(copy).path("displayName").asText()).isEqualTo("The second");
    }

    @Test
    void cloneOfASystemRoleIsAnOrdinaryRole() {
        String copy = Unique.name("copy");
        roles.post("/Administrator/clone", Map.of("name", copy)).expect(200);

        assertThat(role(copy).path("type").asText()).isEqualTo("User");
        assertThat(role(copy).path("editable").asBoolean()).isTrue();
        roles.delete("/" + copy).expect(200);
    }

    @Test
    void cloneNeedsAFreeName() {
        String original = realm.role();

        roles.post("/" + original + "/clone", Map.of()).expectError(400, "NotEmpty");
        roles.post("/" + original + "/clone", Map.of("name", original)).expectError(409, "RoleAlreadyExists");
        roles.post("/" + original + "/clone", Map.of("name", "a/b")).expectError(400, "InvalidValue");
    }
}
