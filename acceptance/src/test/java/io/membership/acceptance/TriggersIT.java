package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code …/membership/triggers}: what a trigger may be, and what is shown of it. */
final class TriggersIT {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private Realm realm = new Realm("", "");
    private Api api = Api.at("");

    @BeforeEach
    void create() {
        realm = Keycloak.newRealm();
        api = realm.serviceAccount(Unique.name("manager"), "manage-realm")
                .membership()
                .under("/triggers");
    }

    @AfterEach
    void remove() {
        realm.remove();
    }

    private static Map<String, Object> trigger(Object... more) {
        Map<String, Object> trigger = new LinkedHashMap<>(Map.of(
                "name", "crm", "types", List.of("Register"), "action", Map.of("url", "https://93.184.216.34/in")));
        for (int i = 0; i < more.length; i += 2) {
            trigger.put((String) more[i], more[i + 1]);
        }
        return trigger;
    }

    private void assertRefused(String member, Map<String, Object> trigger) {
        Reply reply = api.post("", trigger).expectError(400, "InvalidValue");
        assertThat(reply.text("/responseStatus/errors/0/fieldName")).isEqualTo(member);
        assertThat(api.get("").at("/result")).isEmpty();
    }

    @Test
    void generatedSecretIsShownOnce() {
        JsonNode created = api.post("", trigger()).expect(200).at("/result");
        String secret = created.at("/action/secret").asText();
        String id = created.path("id").asText();

        assertThat(secret).matches("whsec_[A-Za-z0-9+/]{43}=");
        assertThat(created.path("version").asInt()).isEqualTo(1);
        assertThat(created.path("actionType").asText()).isEqualTo("Webhooks");
        for (String path : List.of("", "/" + id)) {
            assertThat(api.get(path).expect(200).body()).doesNotContain(secret).contains("\"secretCount\":1");
        }
        assertThat(realm.admin().get("/components/" + id).expect(200).body()).doesNotContain(secret);
        assertThat(realm.admin().get("/admin-events").expect(200).body()).doesNotContain(secret);
    }

    @Test
    void actionMayBeAText() {
        JsonNode created = api.post(
                        "",
                        trigger(
                                "action",
                                "{\"url\":\"https://93.184.216.34/in\",\"secret\":\"" + SECRET
                                        + "\",\"headers\":{\"Authorization\":\"Bearer x\"}}"))
                .expect(200)
                .at("/result");

        assertThat(created.at("/action/url").asText()).isEqualTo("https://93.184.216.34/in");
        assertThat(created.at("/action").has("secret")).isFalse();
        assertThat(created.at("/action/headers/Authorization").asText()).isEqualTo("**********");
    }

    @Test
    void onlyWhatIsGivenChanges() {
        String id = api.post("", trigger("fields", List.of("email"), "order", 3, "breakOnError", true))
                .text("/result/id");

        JsonNode changed = api.patch("/" + id, Map.of("name", "other", "types", "register,update"))
                .expect(200)
                .at("/result");

        assertThat(changed.path("name").asText()).isEqualTo("other");
        assertThat(changed.path("types")).map(JsonNode::asText).containsExactly("Register", "Update");
        assertThat(changed.path("fields")).map(JsonNode::asText).containsExactly("email");
        assertThat(changed.path("order").asInt()).isEqualTo(3);
        assertThat(changed.at("/action/secretCount").asInt()).isEqualTo(1);
        assertThat(api.get("/" + id).at("/result")).isEqualTo(changed);
    }

    @Test
    void badTriggersAreRefusedByMember() {
        assertRefused("types", trigger("types", List.of("Regster")));
        assertRefused("types", trigger("types", List.of()));
        assertRefused("fields", trigger("fields", List.of("shoeSize")));
        assertRefused("version", trigger("version", 2));
        assertRefused("actionType", trigger("actionType", "Pigeon"));
        assertRefused("condition.any[0].cause", trigger("condition", Map.of("any", List.of(Map.of("cause", "x")))));
        assertRefused("action.url", trigger("action", Map.of()));
        assertRefused("action.url", trigger("action", Map.of("url", "ftp://example.test")));
        assertRefused("action.url", trigger("action", Map.of("url", "https://127.9.0.1/")));
        assertRefused("action.url", trigger("action", Map.of("url", "https://169.254.169.254/latest")));
        assertRefused("action.url", trigger("action", Map.of("url", "https://[::ffff:10.0.0.1]/")));
        assertRefused("action.url", trigger("action", Map.of("url", "https://2130706433/")));
        assertRefused("action.secret", trigger("action", Map.of("url", "https://93.184.216.34", "secret", "short")));
        assertRefused("action.sekret", trigger("action", Map.of("url", "https://93.184.216.34", "sekret", SECRET)));
        assertRefused(
                "action.headers.Webhook-Id",
                trigger("action", Map.of("url", "https://93.184.216.34", "headers", Map.of("Webhook-Id", "1"))));
        api.post("", Map.of("types", List.of("Update"))).expectError(400, "NotEmpty");
    }

    @Test
    void adminRestApiIsHeldToTheSameRules() {
        Map<String, Object> config = new LinkedHashMap<>(
                Map.of("types", List.of("Register"), "url", List.of("https://127.9.0.1/"), "secrets", List.of(SECRET)));
        Map<String, Object> component = Map.of(
                "name", "crm",
                "providerId", "webhook",
                "providerType", "io.membership.triggers.MembershipTrigger",
                "config", config);

        assertThat(realm.admin().post("/components", component).expect(400).body())
                .contains("leads to an address that is not public");
        config.put("url", List.of("https://93.184.216.34/"));
        realm.admin().post("/components", component).expect(201);

        assertThat(api.get("").text("/result/0/name")).isEqualTo("crm");
    }

    @Test
    void triggersTravelWithTheRealm() {
        api.post(
                        "",
                        trigger(
                                "condition",
                                Map.of("tag", "vip"),
                                "action",
                                Map.of("url", "https://93.184.216.34/in", "secret", "${vault.hook}")))
                .expect(200);
        Map<String, Object> exported = realm.admin()
                .post("/partial-export?exportClients=false", Map.of())
                .expect(200)
                .members();
        String copy = Unique.name("copy");
        exported.keySet().removeIf(name -> !name.equals("components") && !name.equals("enabled"));
        exported.put("realm", copy);
        ((com.fasterxml.jackson.databind.node.ObjectNode) exported.get("components"))
                .retain("io.membership.triggers.MembershipTrigger");
        exported.get("components");
        Keycloak.admin().post("/admin/realms", stripped(exported)).expect(201);

        JsonNode there = Keycloak.admin()
                .get("/realms/" + copy + "/membership/triggers")
                .expect(200)
                .at("/result/0");

        assertThat(there.path("name").asText()).isEqualTo("crm");
        assertThat(there.at("/condition/tag").asText()).isEqualTo("vip");
        assertThat(there.at("/action/secretCount").asInt()).isEqualTo(1);
        Keycloak.admin().delete("/admin/realms/" + copy).expect(204);
    }

    /** Ids of components are unique on a server. */
    private static Map<String, Object> stripped(Map<String, Object> realm) {
        ((JsonNode) realm.get("components"))
                .forEach(list -> list.forEach(
                        component -> ((com.fasterxml.jackson.databind.node.ObjectNode) component).remove("id")));
        return realm;
    }

    @Test
    void deletionAndChangesAreAdminEvents() {
        String id = api.post("", trigger()).text("/result/id");
        api.patch("/" + id, Map.of("order", 2)).expect(200);
        api.delete("/" + id).expect(200);

        JsonNode events = realm.admin()
                .get("/admin-events?resourcePath=membership/triggers/" + id)
                .expect(200)
                .json();
        assertThat(events)
                .map(event -> event.path("operationType").asText())
                .containsExactlyInAnyOrder("CREATE", "UPDATE", "DELETE");
    }
}
