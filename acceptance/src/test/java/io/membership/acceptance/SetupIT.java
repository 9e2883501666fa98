package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code POST …/membership/setup}: a realm that was not made for membership serves it. */
final class SetupIT {

    private static final String REGISTER = "/v2/users/register";

    private Realm realm = new Realm("", "");

    @AfterEach
    void remove() {
        realm.remove();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ENABLED", "ADMIN_VIEW", "ADMIN_EDIT"})
    void everyMemberCanBeStoredAfterSetup(String unmanagedAttributes) {
        realm = PlainRealm.create(unmanagedAttributes);
        Api api = manager();

        api.post("/setup", "{}").expect(200);

        String id =
                api.post(REGISTER, EveryMember.of(Unique.email())).expect(200).text("/result/id");
        EveryMember.assertIn(
                api.get("/users/" + id + "?includeMeta=true").expect(200).at("/result"));
        assertThat(PlainRealm.profile(realm).path("unmanagedAttributePolicy").asText(""))
                .isEqualTo(unmanagedAttributes);
    }

    @Test
    void setupSaysWhatItAdded() {
        realm = PlainRealm.create();

        Reply done = manager().post("/setup", "{}").expect(200);

        assertThat(done.at("/result/settings").asBoolean()).isTrue();
        assertThat(done.at("/result/clientScope").asBoolean()).isTrue();
        assertThat(done.at("/result/roles")).map(JsonNode::asText).contains("Authenticated", "Administrator");
        assertThat(done.at("/result/attributes"))
                .map(JsonNode::asText)
                .contains("membership.meta", "phoneNumber", "tags")
                .doesNotContain("username", "email", "firstName", "lastName");
        realm.admin().get("/roles/Authenticated").expect(200);
    }

    @Test
    void secondSetupChangesNothing() {
        realm = PlainRealm.create();
        Api api = manager();
        api.post("/setup", "{}").expect(200);
        JsonNode before = PlainRealm.profile(realm);

        Reply again = api.post("/setup", "{}").expect(200);

        assertNothingAdded(again);
        assertThat(PlainRealm.profile(realm)).isEqualTo(before);
    }

    @Test
    void setupKeepsSettingsThatAreThere() {
        realm = PlainRealm.create();
        Api api = manager();
        api.patch("/settings", Map.of("metaLimit", 100)).expect(200);

        Reply done = api.post("/setup", "{}").expect(200);

        assertThat(done.at("/result/settings").asBoolean()).isFalse();
        assertThat(api.get("/settings").at("/result/metaLimit").asInt()).isEqualTo(100);
    }

    @Test
    void setupLeavesDeclaredAttributesAlone() {
        realm = PlainRealm.create();
        ObjectNode stricter = (ObjectNode) PlainRealm.profile(realm);
        stricter.withArray("attributes").add(Json.parse("""
                        {"name":"phoneNumber","displayName":"Mobile","multivalued":false,
                         "validations":{"pattern":{"pattern":"[+]370[0-9]{8}","error-message":""},"length":{"max":12}},
                         "permissions":{"view":["admin"],"edit":["admin"]},"required":{"roles":["user"]}}""")).add(Json.parse("""
                        {"name":"tags","multivalued":false,"permissions":{"view":["admin"],"edit":[]}}"""));
        PlainRealm.store(realm, stricter);
        JsonNode before = PlainRealm.profile(realm);

        manager().post("/setup", "{}").expect(200);

        JsonNode after = PlainRealm.profile(realm);
        before.path("attributes")
                .forEach(declared -> assertThat(after.path("attributes")).contains(declared));
        assertThat(after.path("groups")).containsAll(before.path("groups"));
    }

    @Test
    void setupOfTheDemoRealmChangesNothing() {
        realm = Keycloak.newRealm();
        JsonNode before = PlainRealm.profile(realm);

        Reply done = manager().post("/setup", "{}").expect(200);

        // Its application has the mapper of that scope itself.
        assertThat(done.at("/result")).isEqualTo(added(true));
        assertThat(PlainRealm.profile(realm)).isEqualTo(before);
    }

    @Test
    void setupDeclaresWhatTheDemoRealmDeclares() {
        realm = PlainRealm.create();
        Api api = manager();
        api.post("/setup", "{}").expect(200);
        api.patch("/settings", Map.of("searchableMeta", List.of("plan"))).expect(200);

        Map<String, JsonNode> declared = attributes(realm);

        attributes(Keycloak.demo()).forEach((name, attribute) -> {
            // Keycloak puts names and addresses into every realm, and the realm may have its own mind about them.
            if (!List.of("username", "email", "firstName", "lastName").contains(name)) {
                assertThat(declared.get(name)).as(name).isEqualTo(attribute);
            }
        });
        assertThat(declared).containsOnlyKeys(attributes(Keycloak.demo()).keySet());
        assertThat(PlainRealm.profile(realm).path("groups"))
                .containsAll(PlainRealm.profile(Keycloak.demo()).path("groups"));
    }

    @Test
    void managerOfUsersMayNotSetUp() {
        realm = PlainRealm.create();
        Api api = realm.serviceAccount(Unique.name("users"), "manage-users", "view-realm")
                .membership();

        api.post("/setup", "{}").expectError(403, "Forbidden");

        assertThat(attributes(realm)).doesNotContainKey("membership.meta");
    }

    private Api manager() {
        return realm.serviceAccount(Unique.name("manager"), "realm-admin").membership();
    }

    private static void assertNothingAdded(Reply done) {
        assertThat(done.at("/result")).isEqualTo(added(false));
    }

    private static JsonNode added(boolean clientScope) {
        return Json.parse("{\"settings\":false,\"roles\":[],\"clientScope\":" + clientScope + ",\"attributes\":[]}");
    }

    private static Map<String, JsonNode> attributes(Realm of) {
        Map<String, JsonNode> byName = new HashMap<>();
        StreamSupport.stream(PlainRealm.profile(of).path("attributes").spliterator(), false)
                .forEach(each -> byName.put(each.path("name").asText(), each));
        return byName;
    }
}
