package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One change of a user gives one event, with former values, whichever of the programs' doors it came through. */
final class EventsIT {

    private static Realm realm;
    private static Events events;

    @BeforeAll
    static void makeRealm() {
        realm = Keycloak.newRealm();
        events = new Events(realm);
    }

    @AfterAll
    static void removeRealm() {
        realm.remove();
    }

    @Test
    void createdUserIsRegisteredWithAttributesAndRoles() {
        String email = Unique.email();
        String user = realm.createUser(email, Map.of("attributes", Map.of("company", List.of("Acme"))));

        assertThat(events.about(user)).hasSize(1);
        JsonNode event = events.about(user).get(0);
        assertThat(Events.type(event)).isEqualTo("Registered");
        assertThat(event.at("/current/email").asText()).isEqualTo(email);
        assertThat(event.at("/current/attributes/company/0").asText()).isEqualTo("Acme");
        assertThat(event.at("/header/realmId").asText()).isEqualTo(realm.id());
        assertThat(event.at("/header/initiator/clientId").asText()).isEqualTo("admin-cli");
    }

    @Test
    void refusedDuplicateGivesNoEvent() {
        String email = Unique.email();
        String user = realm.createUser(email);

        events.none(
                user,
                () -> realm.admin()
                        .post("/users", Map.of("username", email, "enabled", true))
                        .expect(409));
    }

    @Test
    void updateTellsFormerAndNewValues() {
        String user = realm.createUser(Unique.email());

        JsonNode event = events.one(user, () -> change(user, "firstName", "Ann", "lastName", "Ray"));

        assertThat(Events.type(event)).isEqualTo("Updated");
        assertThat(Events.changes(event))
                .containsExactly("firstName: \"Jane\" -> \"Ann\"", "lastName: \"Doe\" -> \"Ray\"");
        assertThat(event.at("/former/firstName").asText()).isEqualTo("Jane");
    }

    @Test
    void updateThatChangesNothingGivesNoEvent() {
        String user = realm.createUser(Unique.email());

        events.none(user, () -> change(user, "firstName", "Jane"));
    }

    @Test
    void attributesAddedChangedAndRemovedAreTold() {
        String user = realm.createUser(
                Unique.email(), Map.of("attributes", Map.of("company", List.of("Acme"), "tags", List.of("a"))));

        JsonNode event = events.one(
                user, () -> change(user, "attributes", Map.of("tags", List.of("b", "c"), "zone", List.of("north"))));

        assertThat(Events.changes(event))
                .containsExactly(
                        "attributes.company: [\"Acme\"] -> null",
                        "attributes.tags: [\"a\"] -> [\"b\",\"c\"]",
                        "attributes.zone: null -> [\"north\"]");
    }

    @Test
    void attributeOfManyCharactersKeepsItsFormerValue() {
        String meta = "{\"text\":\"" + "x".repeat(1000) + "\"}";
        String user = realm.createUser(Unique.email(), Map.of("attributes", Map.of("membership.meta", List.of(meta))));

        JsonNode event = events.one(user, () -> change(user, "attributes", Map.of("membership.meta", List.of("{}"))));

        assertThat(event.at("/changes/0/former/0").asText()).isEqualTo(meta);
    }

    @Test
    void rolesAddedAndRemovedAreTold() {
        String user = realm.createUser(Unique.email());
        List<JsonNode> role = List.of(realm.admin().get("/roles/Administrator").json());
        String mappings = "/users/" + user + "/role-mappings/realm";

        JsonNode added =
                events.one(user, () -> realm.admin().post(mappings, role).expect(204));
        JsonNode removed = events.one(
                user, () -> realm.admin().call("DELETE", mappings, role).expect(204));

        assertThat(List.of(Events.type(added), Events.type(removed))).containsOnly("RolesChanged");
        assertThat(Events.changes(added)).singleElement().asString().matches("roles: .* -> .*Administrator.*");
        assertThat(Events.changes(removed)).singleElement().asString().matches("roles: .*Administrator.* -> .*");
    }

    @Test
    void disablingInTheConsoleIsABlockAndEnablingAnUnblock() {
        String user = realm.createUser(Unique.email());

        JsonNode blocked = events.one(user, () -> change(user, "enabled", false));
        JsonNode unblocked = events.one(user, () -> change(user, "enabled", true));

        assertThat(Events.type(blocked)).isEqualTo("Blocked");
        assertThat(Events.changes(blocked)).containsExactly("enabled: true -> false");
        assertThat(Events.type(unblocked)).isEqualTo("Unblocked");
    }

    @Test
    void newPasswordIsToldWithoutValues() {
        String user = realm.createUser(Unique.email());
        Map<String, Object> password = Map.of("type", "password", "value", "another secret", "temporary", false);

        JsonNode event = events.one(
                user,
                () -> realm.admin()
                        .put("/users/" + user + "/reset-password", password)
                        .expect(204));

        assertThat(Events.changes(event)).containsExactly("password: null -> null");
        assertThat(event.toString()).doesNotContain("another secret").doesNotContain("secretData");
    }

    @Test
    void loginLogoutAndRequiredActionsAreNoMembershipChange() {
        String email = Unique.email();
        String user = realm.createUser(email);

        events.none(user, () -> realm.userToken(email));
        events.none(
                user,
                () -> realm.admin()
                        .call("POST", "/users/" + user + "/logout", null)
                        .expect(204));
        events.none(user, () -> change(user, "requiredActions", List.of("UPDATE_PROFILE")));
    }

    @Test
    void deletedUserLeavesTheLastStateWithAttributesAndRoles() {
        String user = realm.createUser(Unique.email(), Map.of("attributes", Map.of("company", List.of("Acme"))));
        List<JsonNode> role = List.of(realm.admin().get("/roles/Administrator").json());
        realm.admin().post("/users/" + user + "/role-mappings/realm", role).expect(204);

        JsonNode event =
                events.one(user, () -> realm.admin().delete("/users/" + user).expect(204));

        assertThat(Events.type(event)).isEqualTo("Deleted");
        assertThat(event.at("/former/attributes/company/0").asText()).isEqualTo("Acme");
        assertThat(event.at("/former/roles").toString()).contains("Administrator");
    }

    @Test
    void serviceAccountComesAndGoesWithItsClientUnannounced() {
        ServiceAccount account = realm.serviceAccount(Unique.name("service"), "view-users");
        String client = realm.admin()
                .get("/clients" + Api.query("clientId", account.clientId()))
                .text("/0/id");

        realm.admin().delete("/clients/" + client).expect(204);

        assertThat(events.about(account.userId())).isEmpty();
    }

    @Test
    void ourApiGivesTheSameEventsWithItsOwnInitiator() {
        Api users = realm.membershipAdmin();
        Map<String, Object> block = Map.of("reason", "spam", "until", "2099-01-01T00:00:00Z");
        Map<String, Object> ann = Map.of("email", Unique.email(), "password", Realm.PASSWORD, "firstName", "Ann");
        String user = users.post("/users/register", ann).expect(200).text("/userId");

        users.patch("/users/" + user, Map.of("firstName", "Annie", "tags", List.of("vip")))
                .expect(200);
        users.patch("/users/" + user + "/block", block).expect(200);
        users.patch("/users/" + user + "/unblock", Map.of()).expect(200);
        users.delete("/users/" + user).expect(200);

        List<JsonNode> told = events.about(user);
        assertThat(told)
                .extracting(Events::type)
                .containsExactly("Registered", "Updated", "Blocked", "Unblocked", "Deleted");
        assertThat(told).extracting(Events::cause).containsOnly("API");
        assertThat(told)
                .allSatisfy(event -> assertThat(
                                event.at("/header/initiator/clientId").asText())
                        .isEqualTo("membership-admin"));
        assertThat(Events.changes(told.get(1)))
                .contains("firstName: \"Ann\" -> \"Annie\"", "attributes.tags: null -> [\"vip\"]");
        assertThat(told.get(2).path("reason").asText()).isEqualTo("spam");
        assertThat(told.get(2).path("until").asText()).isEqualTo("2099-01-01T00:00:00Z");
    }

    private static void change(String user, Object... membersAndValues) {
        Map<String, Object> representation = new LinkedHashMap<>();
        JsonNode stored = realm.admin().get("/users/" + user).expect(200).json();
        stored.properties().forEach(member -> representation.put(member.getKey(), member.getValue()));
        for (int i = 0; i < membersAndValues.length; i += 2) {
            representation.put((String) membersAndValues[i], membersAndValues[i + 1]);
        }
        realm.admin().put("/users/" + user, representation).expect(204);
    }
}
