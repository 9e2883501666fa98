package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What belongs to others is not touched by an update. */
final class UpdateKeepsIT {

    private static Realm realm;

    private final UsersApi users = UsersApi.of(realm);
    private String id = "";
    private String email = "";

    @BeforeAll
    static void createRealm() {
        realm = Keycloak.newRealm();
        unmanagedAttributes("ENABLED");
    }

    @AfterAll
    static void removeRealm() {
        realm.remove();
    }

    @BeforeEach
    void createUser() {
        email = Unique.email();
        id = realm.createUser(
                email,
                Map.of(
                        "attributes",
                        Map.of("costCentre", List.of("a", "b"), "membership.type", "Phone", "city", "own"),
                        "requiredActions",
                        List.of()));
    }

    @Test
    void attributesThatOthersSetStay() {
        updateEverything();

        JsonNode attributes = keycloaks().path("attributes");
        assertThat(UsersApi.texts(attributes.path("costCentre"), "")).containsExactlyInAnyOrder("a", "b");
        assertThat(attributes.at("/city/0").asText()).isEqualTo("own");
        assertThat(users.get(id).path("type").asText()).isEqualTo("Phone");
    }

    @Test
    void attributesThatOthersSetStayAlsoWhereTheRealmHidesThem() {
        unmanagedAttributes("DISABLED");
        updateEverything();
        users.api()
                .as(realm.userToken(email))
                .patch("/profile", Map.of("city", "Kaunas"))
                .expect(204);
        unmanagedAttributes("ENABLED");

        assertThat(UsersApi.texts(keycloaks().at("/attributes/costCentre"), "")).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void passwordStays() {
        updateEverything();

        assertThat(realm.userToken(email)).isNotEmpty();
        assertThat(users.get(id).path("hasCredentials").asBoolean()).isTrue();
    }

    @Test
    void groupsStay() {
        String group = Realm.idOf(realm.admin()
                .post("/groups", Map.of("name", Unique.name("group")))
                .expect(201));
        realm.admin().put("/users/" + id + "/groups/" + group, "{}").expect(204);

        updateEverything();

        assertThat(UsersApi.texts(
                        realm.admin()
                                .get("/users/" + id + "/groups")
                                .expect(200)
                                .json(),
                        "/id"))
                .containsExactly(group);
    }

    @Test
    void clientRolesAndTheDefaultsOfTheRealmStay() {
        realm.grantManagement(id, "view-events");

        users.api().patch("/" + id, Map.of("roles", List.of("Administrator"))).expect(204);

        JsonNode mappings =
                realm.admin().get("/users/" + id + "/role-mappings").expect(200).json();
        assertThat(UsersApi.texts(mappings.at("/clientMappings/realm-management/mappings"), "/name"))
                .containsExactly("view-events");
        assertThat(UsersApi.texts(mappings.path("realmMappings"), "/name"))
                .containsExactlyInAnyOrder("Administrator", "default-roles-" + realm.name());
    }

    @Test
    void verificationOfTheAddressAndOpenActionsStay() {
        realm.admin()
                .put("/users/" + id, Map.of("requiredActions", List.of("CONFIGURE_TOTP")))
                .expect(204);

        updateEverything();

        assertThat(keycloaks().path("emailVerified").asBoolean()).isTrue();
        assertThat(UsersApi.texts(keycloaks().path("requiredActions"), "")).containsExactly("CONFIGURE_TOTP");
    }

    @Test
    void sessionsStay() {
        Tokens tokens = realm.login(email, Realm.PASSWORD);

        updateEverything();

        users.profile(tokens.access()).expect(200);
        realm.refresh(tokens).expect(200);
    }

    private void updateEverything() {
        Map<String, Object> members = Map.of("tags", List.of("x"), "roles", List.of("Administrator"), "zone", "n");
        // A number belongs to one user by phone.
        Map<String, Object> texts = new HashMap<>(ProfileBlock.TEXTS);
        texts.put("phone", Unique.phone());
        users.api().patch("/" + id, texts).expect(204);
        users.api().patch("/" + id, members).expect(204);
        users.api().patch("/" + id, Map.of("meta", Map.of("plan", "gold"))).expect(204);
    }

    private JsonNode keycloaks() {
        return realm.admin().get("/users/" + id).expect(200).json();
    }

    private static void unmanagedAttributes(String policy) {
        ObjectNode profile =
                (ObjectNode) realm.admin().get("/users/profile").expect(200).json();
        if (policy.equals("DISABLED")) {
            profile.remove("unmanagedAttributePolicy");
        } else {
            profile.put("unmanagedAttributePolicy", policy);
        }
        realm.admin().put("/users/profile", profile).expect(200);
    }
}
