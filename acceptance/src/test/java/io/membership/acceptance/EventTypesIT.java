package io.membership.acceptance;

import static io.membership.acceptance.TriggersApi.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.membership.acceptance.Receiver.Call;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every type of event, as a receiver gets it, is what the catalogue says of it. */
final class EventTypesIT {

    private Realm realm = new Realm("", "");
    private TriggersApi triggers = new TriggersApi(Api.at(""));
    private final Receiver receiver = new Receiver();
    private final Map<String, JsonNode> catalogue = new LinkedHashMap<>();

    @BeforeEach
    void create() {
        realm = Keycloak.newRealm();
        triggers = TriggersApi.of(realm);
        triggers.api()
                .get("/types")
                .expect(200)
                .at("/result")
                .forEach(type -> catalogue.put(type.path("type").asText(), type));
        triggers.create(receiver, catalogue.keySet().toArray(String[]::new));
    }

    @AfterEach
    void remove() {
        realm.remove();
        receiver.close();
    }

    private void change(String user, Map<String, Object> members) {
        realm.changeInConsole(user, members);
    }

    @Test
    void everyTypeIsSentAsItsSchemaSays() {
        String email = Unique.email();
        String user = realm.createUser(
                email,
                Map.of(
                        "emailVerified",
                        false,
                        "attributes",
                        Map.of(
                                "membership.invitedOn", List.of("2026-01-01T00:00:00.000Z"),
                                "other", List.of("a", "b"),
                                "tags", List.of("x"))));
        change(user, Map.of("attributes", Map.of("tags", List.of("x"))));
        change(user, Map.of("emailVerified", true));
        change(user, Map.of("firstName", "Ann"));
        realm.admin()
                .put(
                        "/users/" + user + "/reset-password",
                        Map.of("type", "password", "value", "another secret", "temporary", false))
                .expect(204);
        realm.login(email, "another secret");
        List<JsonNode> role = List.of(realm.admin().get("/roles/Administrator").json());
        realm.admin().post("/users/" + user + "/role-mappings/realm", role).expect(204);
        Api membership = realm.membershipAdmin();
        membership
                .put("/users/" + user + "/block", Map.of("reason", "spam", "until", "2099-01-01T00:00:00Z"))
                .expect(200);
        membership.put("/users/" + user + "/unblock", Map.of()).expect(200);
        change(
                user,
                Map.of(
                        "enabled",
                        false,
                        "attributes",
                        Map.of("membership.deactivatedOn", List.of("2099-01-01T00:00:00.000Z"))));
        realm.admin().delete("/users/" + user).expect(204);
        String other = realm.createUser(Unique.email());

        eventually(
                () -> receiver.about(user).size() == 11 && receiver.about(other).size() == 1);

        assertThat(receiver.about(user))
                .extracting(Call::type)
                .containsExactly(
                        "Invite",
                        "InvitationAccepted",
                        "Verified",
                        "Update",
                        "PasswordChanged",
                        "Login",
                        "RolesChanged",
                        "Blocked",
                        "Unblocked",
                        "Deactivated",
                        "Delete");
        assertThat(receiver.calls()).extracting(Call::type).containsOnlyOnceElementsOf(catalogue.keySet());
        receiver.calls().forEach(call -> assertValid(call.type(), call.json()));
        assertThat(receiver.calls().toString()).doesNotContain("another secret");
        JsonNode blocked = receiver.about(user).get(7).json().path("input");
        assertThat(blocked.path("reason").asText()).isEqualTo("spam");
        assertThat(blocked.path("until").asText()).isEqualTo("2099-01-01T00:00:00.000Z");
    }

    @Test
    void examplesAreAsTheirSchemasSay() {
        catalogue.forEach((type, entry) -> assertValid(type, entry.path("example")));
    }

    private void assertValid(String type, JsonNode payload) {
        assertThat(JsonSchemaFactory.getInstance(VersionFlag.V202012)
                        .getSchema(catalogue.get(type).path("schema"))
                        .validate(payload))
                .as(type)
                .isEmpty();
    }

    @Test
    void loginIsToldWithItsSessionAndNoFormerUser() {
        String email = Unique.email();
        String user = realm.createUser(email);
        realm.login(email, Realm.PASSWORD);

        eventually(() -> receiver.about(user).size() == 2);

        JsonNode input = receiver.about(user).get(1).json().path("input");
        assertThat(input.path("cause").asText()).isEqualTo("LOGIN");
        assertThat(input.at("/initiator/userId").asText()).isEqualTo(user);
        assertThat(input.at("/initiator/clientId").asText()).isEqualTo("membership-app");
        assertThat(input.at("/initiator/sessionId").asText()).isNotEmpty();
        assertThat(input.has("formerUser")).isFalse();
        assertThat(input.path("changes").isNull()).isTrue();
    }
}
