package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Policies are created, read, changed, copied, disabled and deleted. */
final class PoliciesIT {

    private static PolicyRealm realm;
    private static Api policies;

    @BeforeAll
    static void prepare() {
        realm = PolicyRealm.create();
        policies = realm.api().under("/policies");
    }

    @AfterAll
    static void remove() {
        realm.remove();
    }

    private static JsonNode policy(String name) {
        return policies.get("/" + name).expect(200).at("/result");
    }

    @Test
    void createdPolicyIsReadAsItWasWritten() {
        String name = Unique.name("Orders of the EU");
        List<Object> statements = List.of(
                Map.of(
                        "effect", "Allow",
                        "permissions", List.of("database:orders:*", "files:read"),
                        "resources", List.of("orders/eu/*", "orders/17")),
                Map.of("effect", "Deny", "permissions", List.of("database:orders:delete"), "resources", List.of()));

        JsonNode created = policies.post(
                        "",
                        Map.of("name", name, "displayName", "Užsakymai", "disabled", true, "statements", statements))
                .expect(200)
                .at("/result");

        assertThat(created)
                .isEqualTo(Json.parse(Json.text(Map.of(
                        "name",
                        name,
                        "displayName",
                        "Užsakymai",
                        "type",
                        "User",
                        "disabled",
                        true,
                        "statements",
                        statements))));
        assertThat(policy(name.replace(" ", "%20"))).isEqualTo(created);
    }

    @Test
    void permissionsAloneAreAStatementThatAllowsThem() {
        String name = Unique.name("policy");

        policies.post("", Map.of("name", name, "permissions", List.of("files:read", "files:create")))
                .expect(200);

        assertThat(policy(name).path("statements"))
                .isEqualTo(Json.parse(
                        "[{\"effect\":\"Allow\",\"permissions\":[\"files:read\",\"files:create\"],\"resources\":[]}]"));
    }

    @Test
    void statementsMayComeAsText() {
        String name = Unique.name("policy");

        policies.post("", Map.of("name", name, "statements", "[{\"permissions\":[\"files:read\"]}]"))
                .expect(200);

        assertThat(policy(name).at("/statements/0/permissions/0").asText()).isEqualTo("files:read");
    }

    @Test
    void listIsSortedAndHasThoseOfTheSystem() {
        String name = realm.policy("files:read");

        JsonNode all = policies.get("").expect(200).at("/result");

        assertThat(UsersApi.texts(all, "/name"))
                .isSorted()
                .contains(name, "membership:everyone", "membership:full-access");
        for (JsonNode each : all) {
            boolean system = each.path("name").asText().contains(":");
            assertThat(each.path("type").asText()).isEqualTo(system ? "System" : "User");
        }
    }

    @Test
    void searchFindsAPartOfNameOrDisplayName() {
        String word = Unique.name("Word");
        String byDisplayName = realm.policy();
        policies.post("", Map.of("name", word)).expect(200);
        policies.patch("/" + byDisplayName, Map.of("displayName", "The " + word))
                .expect(200);

        JsonNode found =
                policies.get(Api.query("search", word.toUpperCase(Locale.ROOT))).at("/result");

        assertThat(UsersApi.texts(found, "/name")).containsExactly(word, byDisplayName);
    }

    @Test
    void patchChangesWhatIsGiven() {
        String name = realm.policy("files:read", "!files:delete");

        JsonNode changed = policies.patch("/" + name, Map.of("displayName", "Reading", "disabled", true))
                .expect(200)
                .at("/result");

        assertThat(changed.path("displayName").asText()).isEqualTo("Reading");
        assertThat(changed.path("disabled").asBoolean()).isTrue();
        assertThat(changed.path("statements")).hasSize(2);
        assertThat(policies.patch("/" + name, Map.of("statements", List.of()))
                        .at("/result/disabled")
                        .asBoolean())
                .isTrue();
        assertThat(policy(name).path("statements")).isEmpty();
    }

    @Test
    void putClearsWhatIsNotGiven() {
        String name = realm.policy("files:read");
        policies.patch("/" + name, Map.of("displayName", "Reading", "disabled", true))
                .expect(200);

        JsonNode changed = policies.put("/" + name, Map.of()).expect(200).at("/result");

        assertThat(changed.path("displayName").asText()).isEqualTo(name);
        assertThat(changed.path("disabled").asBoolean()).isFalse();
        assertThat(changed.path("statements")).isEmpty();
        assertThat(policy(name)).isEqualTo(changed);
    }

    @Test
    void disabledPolicyHasNoEffectUntilItIsEnabled() {
        String policy = realm.policy("files:read", "!files:delete");
        String user = realm.user(realm.role(policy), realm.roleWith("files:delete"));
        assertThat(realm.allowed(user)).containsExactly("files:read");

        realm.disable(policy);
        assertThat(realm.allowed(user)).containsExactly("files:delete");
        assertThat(policy(policy).path("statements")).hasSize(2);

        policies.patch("/" + policy, Map.of("disabled", false)).expect(200);
        assertThat(realm.allowed(user)).containsExactly("files:read");
    }

    @Test
    void cloneSaysTheSameUnderAnotherName() {
        String original = realm.policy("files:read", "!files:delete@a/*");
        realm.disable(original);
        String name = Unique.name("copy");

        JsonNode copy = policies.post("/" + original + "/clone", Map.of("name", name))
                .expect(200)
                .at("/result");

        assertThat(copy.path("statements")).isEqualTo(policy(original).path("statements"));
        assertThat(copy.path("disabled").asBoolean()).isTrue();
        assertThat(copy.path("displayName").asText()).isEqualTo(name);
        realm.write(name);
        assertThat(policy(original).path("statements")).hasSize(2);
    }

    @Test
    void systemPolicyIsNotChangedButCopied() {
        String system = "/membership:help-desk";
        JsonNode before = policies.get(system).expect(200).at("/result");

        policies.patch(system, Map.of("disabled", true)).expectError(409, "SystemPolicy");
        policies.put(system, Map.of()).expectError(409, "SystemPolicy");
        policies.delete(system + "?force=true").expectError(409, "SystemPolicy");
        policies.post(system + "/impact", Map.of("disabled", true)).expectError(409, "SystemPolicy");

        assertThat(policies.get(system).at("/result")).isEqualTo(before);
        String copy = Unique.name("copy");
        policies.post(system + "/clone", Map.of("name", copy)).expect(200);
        assertThat(policy(copy).path("type").asText()).isEqualTo("User");
        realm.write(copy, "files:read");
    }

    @Test
    void takenNameIsRefused() {
        String name = realm.policy("files:read");

        policies.post("", Map.of("name", name)).expectError(409, "PolicyAlreadyExists");
        policies.post("/" + realm.policy() + "/clone", Map.of("name", name)).expectError(409, "PolicyAlreadyExists");

        assertThat(policy(name).path("statements")).hasSize(1);
    }

    @Test
    void nameCannotBeChanged() {
        String name = realm.policy();

        Reply refused = policies.patch("/" + name, Map.of("name", "Other")).expectError(400, "InvalidValue");

        assertThat(refused.text("/responseStatus/errors/0/fieldName")).isEqualTo("name");
        policies.patch("/" + name, Map.of("name", name)).expect(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"membership:mine", "a/b", "-a", ".", "a*", "a\\u0000b", "a,b"})
    void nameThatIsNoneIsRefused(String name) {
        policies.post("", "{\"name\":\"" + name + "\"}").expectError(400, "InvalidValue");
    }

    @Test
    void blankAndLongNamesAreRefused() {
        policies.post("", Map.of()).expectError(400, "NotEmpty");
        policies.post("", Map.of("name", "x".repeat(101))).expectError(400, "InvalidValue");
        policies.post("", Map.of("name", "policy", "displayName", "x".repeat(256)))
                .expectError(400, "InvalidValue");
    }

    @Test
    void deletedPolicyIsGone() {
        String name = realm.policy("files:read");

        policies.delete("/" + name).expect(200);

        for (String verb : List.of("GET", "PUT", "PATCH", "DELETE")) {
            policies.call(verb, "/" + name, verb.startsWith("P") ? Map.of() : null)
                    .expectError(404, "PolicyNotFound");
        }
        policies.post("/" + name + "/clone", Map.of("name", "copy")).expectError(404, "PolicyNotFound");
        policies.post("/" + name + "/impact", Map.of()).expectError(404, "PolicyNotFound");
    }
}
