package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The settings as the component of the realm that they are: Keycloak's own Admin REST API reads and writes it. */
final class SettingsComponentIT {

    private static final String TYPE = "io.membership.settings.MembershipSettings";

    private Realm realm = new Realm("", "");
    private Api settings = Api.at("");

    @BeforeEach
    void create() {
        realm = Keycloak.newRealm();
        settings = realm.serviceAccount(Unique.name("manager"), "manage-realm")
                .membership()
                .under("/settings");
    }

    @AfterEach
    void remove() {
        realm.remove();
    }

    @Test
    void changeThroughOurApiIsInTheComponent() {
        settings.patch("", Map.of("metaLimit", 100, "searchableMeta", List.of("a", "b")))
                .expect(200);

        JsonNode config = component().path("config");
        assertThat(config.at("/metaLimit/0").asText()).isEqualTo("100");
        assertThat(config.path("searchableMeta")).map(JsonNode::asText).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void changeThroughKeycloakIsInOurApi() {
        ObjectNode component = component();
        ((ObjectNode) component.path("config")).putArray("metaLimit").add("200");

        store(component).expect(204);

        assertThat(settings.get("").at("/result/metaLimit").asInt()).isEqualTo(200);
    }

    @Test
    void keycloakRefusesABadValueByName() {
        for (Map.Entry<String, String> bad : Map.of(
                        "metaLimit", "70000", "needVerification", "perhaps", "searchableMeta", "a b")
                .entrySet()) {
            ObjectNode component = component();
            ((ObjectNode) component.path("config")).putArray(bad.getKey()).add(bad.getValue());

            Reply refused = store(component).expect(400);

            assertThat(refused.body()).contains(bad.getKey());
        }
        assertThat(settings.get("").at("/result/metaLimit").asInt()).isEqualTo(16_384);
    }

    @Test
    void realmHasOneSetOfSettings() {
        ObjectNode second = component();
        second.remove("id");

        realm.admin().post("/components", second).expect(400);
    }

    @Test
    void realmWithoutTheComponentHasDefaultsUntilOneChanges() {
        realm.admin().delete("/components/" + component().path("id").asText()).expect(204);

        JsonNode defaults = settings.get("").expect(200).at("/result");
        assertThat(defaults.path("userRegistersAsRole").asText()).isEqualTo("Authenticated");
        assertThat(defaults.path("allowedRegisterRoles")).map(JsonNode::asText).containsExactly("Authenticated");
        assertThat(defaults.path("metaLimit").asInt()).isEqualTo(16_384);
        assertThat(defaults.path("searchableMeta")).isEmpty();

        settings.patch("", Map.of("metaLimit", 100)).expect(200);
        assertThat(component().at("/config/metaLimit/0").asText()).isEqualTo("100");
    }

    private ObjectNode component() {
        JsonNode found =
                realm.admin().get("/components?type=" + TYPE).expect(200).json();
        assertThat(found).hasSize(1);
        return (ObjectNode) found.get(0);
    }

    private Reply store(ObjectNode component) {
        return realm.admin().put("/components/" + component.path("id").asText(), component);
    }
}
