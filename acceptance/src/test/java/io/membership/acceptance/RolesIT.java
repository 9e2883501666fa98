package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Roles are created, read, changed, copied and deleted; they are Keycloak's own. */
final class RolesIT {

    private static final String READ = "membership:read-only";
    private static final String CHECK = "membership:check";

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
    void createdRoleIsReadAsItWasWritten() {
        String name = Unique.name("Seller");

        JsonNode created = roles.post(
                        "",
                        Map.of(
                                "name",
                                name,
                                "displayName",
                                "Pardavėjas",
                                "description",
                                "Sells",
                                "policies",
                                List.of(READ, CHECK, READ)))
                .expect(200)
                .at("/result");

        assertThat(created)
                .isEqualTo(Json.parse(Json.text(Map.of(
                        "name",
                        name,
                        "displayName",
                        "Pardavėjas",
                        "description",
                        "Sells",
                        "type",
                        "User",
                        "editable",
                        true,
                        "policies",
                        List.of(CHECK, READ),
                        "composites",
                        List.of()))));
        assertThat(role(name)).isEqualTo(created);
    }

    @Test
    void nameIsTheDisplayNameOfARoleThatHasNone() {
        String name = realm.role();

        assertThat(role(name).path("displayName").asText()).isEqualTo(name);
    }

    @Test
    void createdRoleIsARealmRoleWhosePoliciesAreAnAttribute() {
        String name = realm.role(READ, CHECK);

        assertThat(realm.inKeycloak(name).at("/attributes/membership.policies"))
                .map(JsonNode::asText)
                .containsExactlyInAnyOrder(READ, CHECK);
    }

    @Test
    void roleThatSomebodyMadeInTheConsoleIsOneToo() {
        String name = Unique.name("role");
        Map<String, Object> made = Map.of(
                "name", name, "description", "By hand", "attributes", Map.of("membership.policies", List.of(CHECK)));
        realm.realm().admin().post("/roles", made).expect(201);

        assertThat(role(name).path("policies")).map(JsonNode::asText).containsExactly(CHECK);
        assertThat(UsersApi.texts(roles.get("").at("/result"), "/name")).contains(name);
    }

    @Test
    void listIsSortedAndSparesTheContainerOfDefaultRoles() {
        List<String> names = UsersApi.texts(roles.get("").expect(200).at("/result"), "/name");

        assertThat(names)
                .isSorted()
                .contains("Administrator", "Authenticated")
                .noneMatch(name -> name.startsWith("default-roles-"));
        roles.get("/default-roles-" + realm.realm().name()).expectError(404, "RoleNotFound");
    }

    @Test
    void searchFindsAPartOfNameOrDisplayName() {
        String word = Unique.name("Word");
        String byName = word + "-role";
        String byDisplayName = realm.role();
        roles.post("", Map.of("name", byName)).expect(200);
        roles.patch("/" + byDisplayName, Map.of("displayName", "The " + word)).expect(200);

        JsonNode found =
                roles.get(Api.query("search", word.toUpperCase(Locale.ROOT))).at("/result");

        assertThat(UsersApi.texts(found, "/name")).containsExactly(byName, byDisplayName);
    }

    @Test
    void patchChangesWhatIsGiven() {
        String name = realm.role(READ);
        roles.patch("/" + name, Map.of("displayName", "One", "description", "Two"))
                .expect(200);

        JsonNode changed = roles.patch("/" + name, Map.of("policies", List.of(CHECK)))
                .expect(200)
                .at("/result");

        assertThat(changed.path("policies")).map(JsonNode::asText).containsExactly(CHECK);
        assertThat(changed.path("displayName").asText()).isEqualTo("One");
        assertThat(changed.path("description").asText()).isEqualTo("Two");
        assertThat(role(name)).isEqualTo(changed);
    }

    @Test
    void putClearsWhatIsNotGiven() {
        String name = realm.role(READ);
        roles.patch("/" + name, Map.of("displayName", "One", "description", "Two"))
                .expect(200);

        JsonNode changed = roles.put("/" + name, Map.of("displayName", "Three"))
                .expect(200)
                .at("/result");

        assertThat(changed.path("policies")).isEmpty();
        assertThat(changed.path("displayName").asText()).isEqualTo("Three");
        assertThat(changed.has("description")).isFalse();
        assertThat(role(name)).isEqualTo(changed);
    }

    @Test
    void deletedRoleIsGone() {
        String name = realm.role(READ);

        roles.delete("/" + name).expect(200);

        roles.get("/" + name).expectError(404, "RoleNotFound");
        roles.delete("/" + name).expectError(404, "RoleNotFound");
        realm.realm().admin().get("/roles/" + name).expect(404);
    }

    @Test
    void takenNameIsRefusedAndItsRoleLeftAlone() {
        String name = realm.role(READ);

        roles.post("", Map.of("name", name, "displayName", "Other")).expectError(409, "RoleAlreadyExists");

        assertThat(role(name).path("displayName").asText()).isEqualTo(name);
    }

    @Test
    void nameCannotBeChanged() {
        String name = realm.role();
        String other = Unique.name("role");

        for (String verb : List.of("PUT", "PATCH")) {
            Reply refused = roles.call(verb, "/" + name, Map.of("name", other)).expectError(400, "InvalidValue");
            assertThat(refused.text("/responseStatus/errors/0/fieldName")).isEqualTo("name");
            roles.call(verb, "/" + name, Map.of("name", name)).expect(200);
        }
        roles.get("/" + other).expectError(404, "RoleNotFound");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "a\\\\b", "a;b", "a%41b", "a?b", "a#b", "a*b", "a\\tb"})
    void nameThatNoAddressCouldHoldIsRefused(String name) {
        roles.post("", "{\"name\":\"" + name + "\"}").expectError(400, "InvalidValue");
    }

    @Test
    void blankAndLongNamesAreRefused() {
        roles.post("", Map.of()).expectError(400, "NotEmpty");
        roles.post("", Map.of("name", "  ")).expectError(400, "NotEmpty");
        roles.post("", Map.of("name", "x".repeat(256))).expectError(400, "InvalidValue");
        roles.post("", Map.of("name", "role", "displayName", "x".repeat(256))).expectError(400, "InvalidValue");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Head of %C5%BDalgiris", "a@b:c", "O'Neil & \"Co\"", "clone", "users"})
    void otherNamesAreAddressable(String encoded) {
        String name = Unique.name(URLDecoder.decode(encoded, StandardCharsets.UTF_8));
        String address = "/" + Api.query("x", name).substring(3).replace("+", "%20");
        roles.post("", Map.of("name", name)).expect(200);

        assertThat(roles.get(address).expect(200).text("/result/name")).isEqualTo(name);
        roles.delete(address).expect(200);
    }

    @Test
    void unknownPolicyIsRefusedByNameAndNothingIsStored() {
        String name = Unique.name("role");
        String there = realm.role(READ);
        Map<String, Object> wrong = Map.of("name", name, "policies", List.of(CHECK, "Nonsense"));

        for (Reply refused :
                List.of(roles.post("", wrong), roles.patch("/" + there, Map.of("policies", List.of("Nonsense"))))) {
            refused.expectError(400, "InvalidValue");
            assertThat(refused.text("/responseStatus/message")).contains("Nonsense");
            assertThat(refused.text("/responseStatus/errors/0/fieldName")).isEqualTo("policies");
        }
        roles.get("/" + name).expectError(404, "RoleNotFound");
        assertThat(role(there).path("policies")).map(JsonNode::asText).containsExactly(READ);
    }

    @Test
    void roleThatIsNotThereIsNotFoundByAnyOperation() {
        for (String verb : List.of("GET", "PUT", "PATCH", "DELETE")) {
            roles.call(verb, "/Nobody", verb.startsWith("P") ? Map.of() : null).expectError(404, "RoleNotFound");
        }
        roles.post("/Nobody/clone", Map.of("name", "Somebody")).expectError(404, "RoleNotFound");
        roles.post("/Nobody/impact", Map.of()).expectError(404, "RoleNotFound");
    }
}
