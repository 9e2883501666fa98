package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Applications register their permissions, so that policies may name them and typos are found. */
final class CatalogueIT {

    private static PolicyRealm realm;
    private static Api catalogue;

    private final String module = Unique.name("shop");

    @BeforeAll
    static void prepare() {
        realm = PolicyRealm.create();
        catalogue = realm.api().under("/permissions");
    }

    @AfterAll
    static void remove() {
        realm.remove();
    }

    private static JsonNode list(String query) {
        return catalogue.get(query).expect(200).at("/result");
    }

    @ParameterizedTest
    @ValueSource(strings = {"membership", "database", "files", "notifications", "serverless"})
    void modulesOfCodeMashAreThereFromTheStart(String system) {
        JsonNode entries = list(Api.query("module", system));

        assertThat(entries).isNotEmpty();
        for (JsonNode entry : entries) {
            assertThat(entry.path("module").asText()).isEqualTo(system);
            assertThat(entry.path("type").asText()).isEqualTo("System");
            assertThat(entry.path("title").asText()).isNotBlank();
        }
    }

    @Test
    void registeredPermissionIsInTheCatalogue() {
        String value = module + ":orders:refund";

        JsonNode registered = catalogue
                .post("", Map.of("value", value, "title", "Refund", "description", "Give money back"))
                .expect(200)
                .at("/result");

        assertThat(registered)
                .isEqualTo(Json.parse(Json.text(Map.of(
                        "value", value,
                        "title", "Refund",
                        "description", "Give money back",
                        "module", module,
                        "type", "User"))));
        assertThat(catalogue.get("/" + value).at("/result")).isEqualTo(registered);
        assertThat(list(Api.query("module", module))).containsExactly(registered);
        assertThat(UsersApi.texts(list(""), "/value")).isSorted().contains(value, "files:read");
    }

    @Test
    void policyMayNameItFromThenOn() {
        String value = module + ":orders:refund";
        Map<String, Object> policy = Map.of("name", Unique.name("policy"), "permissions", List.of(value));
        realm.api().post("/policies", policy).expectError(400, "UnknownPermission");

        catalogue.post("", Map.of("value", value)).expect(200);

        realm.api().post("/policies", policy).expect(200);
    }

    @Test
    void starStandsForNamesThatTheApplicationGives() {
        catalogue.post("", Map.of("value", module + ":*:read")).expect(200);

        realm.policy(module + ":orders:read");
        realm.api()
                .post("/policies", Map.of("name", "typo", "permissions", List.of(module + ":orders:raed")))
                .expectError(400, "UnknownPermission");
    }

    @Test
    void registeringAgainDescribesAnew() {
        String value = module + ":read";
        catalogue
                .post("", Map.of("value", value, "title", "One", "description", "Two"))
                .expect(200);

        catalogue.post("", Map.of("value", value, "title", "Three")).expect(200);

        JsonNode entry = catalogue.get("/" + value).at("/result");
        assertThat(entry.path("title").asText()).isEqualTo("Three");
        assertThat(entry.has("description")).isFalse();
        assertThat(list(Api.query("module", module))).hasSize(1);
    }

    @Test
    void putDescribesAnew() {
        String value = module + ":read";
        catalogue.put("/" + value, Map.of("title", "Read")).expectError(404, "PermissionNotFound");
        catalogue.post("", Map.of("value", value)).expect(200);

        catalogue.put("/" + value, Map.of("title", "Read")).expect(200);

        assertThat(catalogue.get("/" + value).text("/result/title")).isEqualTo("Read");
    }

    @Test
    void manyAreRegisteredAtOnceAndEachIsAnswered() {
        List<Object> many = List.of(
                Map.of("value", module + ":read", "title", "Read"),
                Map.of("value", "files:read"),
                Map.of("value", "membership:users:fire"),
                Map.of("value", "*:read"),
                Map.of("value", "read"),
                Map.of("title", "Nothing"),
                Map.of("value", module + ":write"));

        JsonNode results =
                catalogue.post("", Map.of("permissions", many)).expect(200).at("/result");

        assertThat(UsersApi.texts(results, "/registered"))
                .containsExactly("true", "false", "false", "false", "false", "false", "true");
        assertThat(UsersApi.texts(results, "/value")).startsWith(module + ":read", "files:read");
        assertThat(UsersApi.texts(results, "/reason").subList(1, 6)).noneMatch(String::isBlank);
        assertThat(UsersApi.texts(list(Api.query("module", module)), "/value"))
                .containsExactly(module + ":read", module + ":write");
    }

    @Test
    void atMostFiveHundredAtOnce() {
        List<Object> many = Collections.nCopies(501, Map.of("value", module + ":read"));

        catalogue.post("", Map.of("permissions", many)).expectError(400, "InvalidValue");
        catalogue.post("", Map.of("permissions", Map.of())).expectError(400, "InvalidValue");
        assertThat(list(Api.query("module", module))).isEmpty();
    }

    @Test
    void permissionOfTheSystemIsNotChanged() {
        Reply before = catalogue.get("/files:read");

        catalogue.post("", Map.of("value", "files:read", "title", "Mine")).expectError(409, "SystemPermission");
        catalogue.put("/files:read", Map.of("title", "Mine")).expectError(409, "SystemPermission");
        catalogue.delete("/files:read?force=true").expectError(409, "SystemPermission");

        assertThat(catalogue.get("/files:read").json()).isEqualTo(before.json());
    }

    @Test
    void moduleMembershipIsOurs() {
        catalogue.post("", Map.of("value", "membership:users:fire")).expectError(409, "SystemPermission");
        catalogue.get("/membership:users:fire").expectError(404, "PermissionNotFound");
    }

    @Test
    void moduleOfCodeMashMayGrow() {
        catalogue.post("", Map.of("value", "files:shred")).expect(200);

        realm.policy("files:shred");
        assertThat(UsersApi.texts(list("?module=files"), "/value")).contains("files:read", "files:shred");
    }

    @Test
    void wrongValuesAreRefused() {
        catalogue.post("", Map.of()).expectError(400, "NotEmpty");
        for (String value : List.of("read", "*", "*:read", "a::b", "a:b c", "a:b*")) {
            Reply refused = catalogue.post("", Map.of("value", value)).expectError(400, "InvalidValue");
            assertThat(refused.text("/responseStatus/errors/0/fieldName")).isEqualTo("value");
        }
    }

    @Test
    void removedPermissionIsUnknownAgain() {
        String value = module + ":read";
        catalogue.post("", Map.of("value", value)).expect(200);

        catalogue.delete("/" + value).expect(200);

        catalogue.get("/" + value).expectError(404, "PermissionNotFound");
        catalogue.delete("/" + value).expectError(404, "PermissionNotFound");
        realm.api()
                .post("/policies", Map.of("name", "late", "permissions", List.of(value)))
                .expectError(400, "UnknownPermission");
    }

    @Test
    void permissionThatPoliciesNameIsRemovedOnlyByForce() {
        String value = module + ":read";
        catalogue.post("", Map.of("value", value)).expect(200);
        String policy = realm.policy("files:read", "!" + module + ":*");

        Reply refused = catalogue.delete("/" + value).expectError(409, "PermissionInUse");
        assertThat(refused.text("/responseStatus/message")).contains(policy).doesNotContain("membership:full-access");

        catalogue.delete("/" + value + "?force=true").expect(200);
        catalogue.get("/" + value).expectError(404, "PermissionNotFound");
    }
}
