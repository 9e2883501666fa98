package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Policies and the catalogue as the components that they are: Keycloak's Admin REST API reads, writes and checks them. */
final class PolicyComponentIT {

    private static final String POLICY = "io.membership.permissions.MembershipPolicy";
    private static final String MODULE = "io.membership.permissions.MembershipModule";

    private static PolicyRealm realm;

    @BeforeAll
    static void prepare() {
        realm = PolicyRealm.create();
    }

    @AfterAll
    static void remove() {
        realm.remove();
    }

    private static Reply create(String type, String name, Map<String, String> config) {
        Map<String, Object> lists = new HashMap<>();
        config.forEach((key, value) -> lists.put(key, List.of(value)));
        return realm.realm()
                .admin()
                .post(
                        "/components",
                        Map.of(
                                "name",
                                name,
                                "providerId",
                                type.equals(POLICY) ? "policy" : "module",
                                "providerType",
                                type,
                                "config",
                                lists));
    }

    private static ObjectNode component(String type, String name) {
        JsonNode found = realm.realm()
                .admin()
                .get("/components" + Api.query("type", type, "name", name))
                .expect(200)
                .json();
        assertThat(found).hasSize(1);
        return (ObjectNode) found.get(0);
    }

    @Test
    void policyOfOursIsAComponent() {
        String name = realm.policy("files:read", "!files:delete@a/*");
        realm.disable(name);

        JsonNode config = component(POLICY, name).path("config");

        assertThat(config.at("/disabled/0").asText()).isEqualTo("true");
        assertThat(config.at("/displayName/0").asText()).isEqualTo(name);
        assertThat(Json.parse(config.at("/statements/0").asText())).isEqualTo(Json.parse("""
                                [{"effect":"Allow","permissions":["files:read"]},
                                 {"effect":"Deny","permissions":["files:delete"],"resources":["a/*"]}]
                                """));
    }

    @Test
    void componentWrittenThroughKeycloakIsAPolicy() {
        String name = Unique.name("policy");
        create(POLICY, name, Map.of("statements", "[{\"permissions\":[\"files:read\"]}]"))
                .expect(201);
        String user = realm.user(realm.role(name));
        assertThat(realm.allowed(user)).containsExactly("files:read");

        ObjectNode component = component(POLICY, name);
        ((ObjectNode) component.path("config")).putArray("statements").add("[{\"permissions\":[\"files:create\"]}]");
        String path = "/components/" + component.path("id").asText();
        realm.realm().admin().put(path, component).expect(204);
        assertThat(realm.allowed(user)).containsExactly("files:create");

        realm.realm().admin().delete(path).expect(204);
        assertThat(realm.allowed(user)).isEmpty();
        realm.api().get("/policies/" + name).expectError(404, "PolicyNotFound");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[{] | statements must be JSON",
                "{} | statements must be a list",
                "[{'permissions':['files']}] | statements[0].permissions[0]",
                "[{'effect':'Maybe','permissions':['files:read']}] | statements[0].effect"
            })
    void keycloakRefusesWhatIsNoPolicyWithPlaceAndReason(String statements, String reason) {
        String name = Unique.name("policy");
        String there = realm.policy("files:read");
        String text = statements.replace('\'', '"');

        Reply created = create(POLICY, name, Map.of("statements", text)).expect(400);
        ObjectNode component = component(POLICY, there);
        ((ObjectNode) component.path("config")).putArray("statements").add(text);
        Reply changed = realm.realm()
                .admin()
                .put("/components/" + component.path("id").asText(), component)
                .expect(400);

        assertThat(created.text("/errorMessage")).contains(reason);
        assertThat(changed.text("/errorMessage")).contains(reason);
        realm.api().get("/policies/" + name).expectError(404, "PolicyNotFound");
        assertThat(realm.api().get("/policies/" + there).at("/result/statements"))
                .hasSize(1);
    }

    @Test
    void keycloakRefusesNamesThatOurApiWouldRefuse() {
        String taken = realm.policy();

        for (String name : List.of(taken, "membership:mine", "membership:full-access", "a/b", "*")) {
            create(POLICY, name, Map.of("statements", "[]")).expect(400);
        }
        assertThat(component(POLICY, taken)).isNotEmpty();
    }

    @Test
    void emptyComponentSaysNothing() {
        String name = Unique.name("policy");

        create(POLICY, name, Map.of()).expect(201);

        assertThat(realm.api().get("/policies/" + name).expect(200).at("/result/statements"))
                .isEmpty();
    }

    @Test
    void registeredPermissionsAreAComponentOfTheirModule() {
        String module = Unique.name("shop");
        List<Object> permissions = List.of(
                Map.of("value", module + ":read", "title", "Read"),
                Map.of("value", module + ":write", "title", "Write"));
        realm.api().post("/permissions", Map.of("permissions", permissions)).expect(200);

        JsonNode stored =
                Json.parse(component(MODULE, module).at("/config/permissions/0").asText());

        assertThat(stored).isEqualTo(Json.parse(Json.text(permissions)));
        realm.api().delete("/permissions/" + module + ":read").expect(200);
        realm.api().delete("/permissions/" + module + ":write").expect(200);
        assertThat(realm.realm()
                        .admin()
                        .get("/components" + Api.query("type", MODULE, "name", module))
                        .json())
                .isEmpty();
    }

    @Test
    void moduleWrittenThroughKeycloakIsInTheCatalogue() {
        String module = Unique.name("shop");

        create(MODULE, module, Map.of("permissions", "[{\"value\":\"" + module + ":read\"}]"))
                .expect(201);

        assertThat(realm.api().get("/permissions/" + module + ":read").text("/result/type"))
                .isEqualTo("User");
        realm.policy(module + ":read");
    }

    @Test
    void keycloakRefusesModulesThatAreNone() {
        String module = Unique.name("shop");
        create(MODULE, module, Map.of()).expect(201);
        String fresh = Unique.name("shop");

        create(MODULE, module, Map.of()).expect(400);
        for (String permissions :
                List.of("{", "{}", "[{}]", "[{\"value\":\"files:shred\"}]", "[{\"value\":\"" + fresh + "\"}]")) {
            create(MODULE, fresh, Map.of("permissions", permissions)).expect(400);
        }
    }
}
