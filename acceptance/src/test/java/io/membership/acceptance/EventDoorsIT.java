package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Changes through Keycloak's own pages and jobs give the events that the API would give. */
final class EventDoorsIT {

    private static Realm realm;
    private static Events events;

    @BeforeAll
    static void makeRealm() {
        realm = Keycloak.newRealm();
        events = new Events(realm);
        realm.admin().put("", Map.of("registrationAllowed", true)).expect(204);
        realm.admin()
                .post(
                        "/clients",
                        Map.of(
                                "clientId",
                                "pages",
                                "publicClient",
                                true,
                                "redirectUris",
                                List.of(LoginPages.APP + "*")))
                .expect(201);
    }

    @AfterAll
    static void removeRealm() {
        realm.remove();
    }

    @Test
    void accountConsole() {
        String email = Unique.email();
        String user = realm.createUser(email);
        Api account = Keycloak.anonymously()
                .under("/realms/" + realm.name() + "/account/")
                .with("Accept", "application/json")
                .as(realm.userToken(email));
        ObjectNode own = (ObjectNode) account.get("").expect(200).json();

        JsonNode event = events.one(
                user, () -> account.post("", own.put("lastName", "Self")).expect(204));

        assertThat(Events.changes(event)).containsExactly("lastName: \"Doe\" -> \"Self\"");
        assertThat(Events.cause(event)).isEqualTo("SELF");
        assertThat(Events.initiator(event)).isEqualTo(user);
    }

    @Test
    void registrationForm() {
        String email = Unique.email();

        new LoginPages(realm, "pages")
                .open("&prompt=create")
                .submit(Map.of(
                        "username",
                        email,
                        "email",
                        email,
                        "firstName",
                        "Form",
                        "lastName",
                        "Filler",
                        "password",
                        Realm.PASSWORD,
                        "password-confirm",
                        Realm.PASSWORD));

        JsonNode event = events.about(idOf(email)).get(0);
        assertThat(events.about(idOf(email))).hasSize(1);
        assertThat(Events.type(event)).isEqualTo("Registered");
        assertThat(Events.cause(event)).isEqualTo("SELF");
    }

    @Test
    void requiredActions() {
        String email = Unique.email();
        String user = realm.createUser(email);
        realm.admin()
                .put("/users/" + user, Map.of("requiredActions", List.of("UPDATE_PROFILE", "UPDATE_PASSWORD")))
                .expect(204);
        LoginPages pages = new LoginPages(realm, "pages").open("");
        events.none(user, () -> pages.submit(Map.of("username", email, "password", Realm.PASSWORD)));

        JsonNode profile = events.one(
                user,
                () -> pages.submit(Map.of("username", email, "email", email, "firstName", "Asked", "lastName", "Doe")));
        JsonNode password = events.one(
                user,
                () -> pages.submit(Map.of("password-new", "another secret", "password-confirm", "another secret")));

        assertThat(Events.changes(profile)).contains("firstName: \"Jane\" -> \"Asked\"");
        assertThat(Events.changes(password))
                .containsExactly("requiredActions: [\"UPDATE_PASSWORD\"] -> []", "password: null -> null");
        assertThat(Events.cause(password)).isEqualTo("SELF");
        assertThat(Events.initiator(password)).isEqualTo(user);
    }

    @Test
    void partialImportThatOverwrites() {
        String email = Unique.email();
        String former = realm.createUser(email);
        Map<String, Object> imported = Map.of("username", email, "email", "new-" + email, "enabled", true);

        JsonNode gone = events.one(
                former,
                () -> realm.admin()
                        .post("/partialImport", Map.of("ifResourceExists", "OVERWRITE", "users", List.of(imported)))
                        .expect(200));
        List<JsonNode> arrived = events.about(idOf(email));

        assertThat(Events.type(gone)).isEqualTo("Deleted");
        assertThat(Events.cause(gone)).isEqualTo("IMPORT");
        assertThat(arrived).extracting(Events::type).containsExactly("Registered");
    }

    @Test
    void partialImportUnderTheSameIdIsAnUpdate() {
        String email = Unique.email();
        String user = realm.createUser(email);
        Map<String, Object> imported = Map.of("id", user, "username", email, "email", "new-" + email, "enabled", true);

        JsonNode event = events.one(
                user,
                () -> realm.admin()
                        .post("/partialImport", Map.of("ifResourceExists", "OVERWRITE", "users", List.of(imported)))
                        .expect(200));

        assertThat(Events.type(event)).isEqualTo("Updated");
        assertThat(Events.changes(event)).contains("email: \"" + email + "\" -> \"new-" + email + "\"");
    }

    @Test
    void bruteForceLockIsABlock() {
        String email = Unique.email();
        String user = realm.createUser(email);
        realm.admin()
                .put("", Map.of("permanentLockout", true, "maxTemporaryLockouts", 0, "failureFactor", 1))
                .expect(204);

        realm.openid()
                .form(
                        "/token",
                        Map.of(
                                "grant_type", "password",
                                "client_id", "membership-app",
                                "username", email,
                                "password", "wrong"));

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(events.about(user))
                        .extracting(Events::type)
                        .containsExactly("Registered", "Blocked"));
        realm.admin()
                .put("", Map.of("permanentLockout", false, "failureFactor", 30))
                .expect(204);
    }

    @Test
    void workflowStep() {
        Map<String, Object> step = Map.of("uses", "set-user-attribute", "with", Map.of("company", List.of("Flow")));
        String flow = Realm.idOf(realm.admin()
                .post("/workflows", Map.of("name", "flow", "on", "user-created", "steps", List.of(step)))
                .expect(201));

        String user = realm.createUser(Unique.email());

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(events.about(user)).hasSize(2));
        JsonNode event = events.about(user).get(1);
        assertThat(Events.changes(event)).containsExactly("attributes.company: null -> [\"Flow\"]");
        assertThat(Events.cause(event)).isEqualTo("WORKFLOW");
        realm.admin().delete("/workflows/" + flow).expect(204);
    }

    @Test
    void loginThroughAnotherProvider() {
        Realm provider = Keycloak.newRealm();
        String email = Unique.email();
        provider.createUser(email);
        IdentityProvider.openid(realm, "other", provider);

        LoginPages pages = new LoginPages(realm, "pages").open("&kc_idp_hint=other");
        pages.submit(Map.of("username", email, "password", Realm.PASSWORD));

        List<JsonNode> told = events.about(idOf(email));
        assertThat(told).extracting(Events::type).first().isEqualTo("Registered");
        assertThat(told).extracting(Events::cause).containsOnly("IDENTITY_PROVIDER");
        provider.remove();
    }

    private static String idOf(String username) {
        return realm.admin()
                .get("/users" + Api.query("username", username, "exact", "true"))
                .text("/0/id");
    }
}
