package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People who come from a directory, and what it says of them later. */
final class LdapDoorIT {

    private final String uid = Unique.name("ldap");
    private Realm realm = new Realm("", "");
    private Events events = new Events(realm);
    private final LdapDirectory directory = LdapDirectory.open();
    private String component = "";

    @BeforeEach
    void open() throws Exception {
        realm = Keycloak.newRealm();
        events = new Events(realm);
        component = directory.serve(realm);
        directory.add(uid, "Ann");
    }

    @AfterEach
    void close() {
        realm.remove();
        directory.close();
    }

    private void sync(String action) {
        realm.admin()
                .post("/user-storage/" + component + "/sync?action=" + action, Map.of())
                .expect(200);
    }

    private String imported() {
        sync("triggerFullSync");
        return events.all().stream()
                .map(event -> event.at("/current"))
                .filter(user -> user.path("username").asText().equals(uid))
                .map(user -> user.path("id").asText())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void importIsARegistration() {
        String user = imported();

        List<JsonNode> told = events.about(user);
        assertThat(told).extracting(Events::type).containsExactly("Registered");
        assertThat(Events.cause(told.get(0))).isEqualTo("LDAP");
        assertThat(told.get(0).at("/current/firstName").asText()).isEqualTo("Ann");
    }

    @Test
    void changeThatASynchronisationFindsIsToldWithFormerValues() throws Exception {
        String user = imported();
        directory.rename(uid, "Anna");

        JsonNode event = events.one(user, () -> sync("triggerChangedUsersSync"));

        assertThat(Events.type(event)).isEqualTo("Updated");
        assertThat(Events.cause(event)).isEqualTo("LDAP");
        assertThat(Events.changes(event))
                .hasSize(2)
                .contains("firstName: \"Ann\" -> \"Anna\"")
                .anyMatch(change -> change.startsWith("attributes.modifyTimestamp: "));
        events.none(user, () -> sync("triggerFullSync"));
    }

    @Test
    void firstLookUpImports() {
        realm.admin()
                .get("/users" + Api.query("username", uid, "exact", "true"))
                .expect(200);

        assertThat(events.all())
                .filteredOn(event -> event.at("/current/username").asText().equals(uid))
                .extracting(Events::type, Events::cause)
                .containsExactly(Tuple.tuple("Registered", "LDAP"));
    }

    @Test
    void changeOfOursIsWrittenToTheDirectoryAndToldOnce() {
        String user = imported();

        JsonNode event = events.one(
                user,
                () -> realm.membershipAdmin()
                        .patch("/users/" + user, Map.of("firstName", "Bea"))
                        .expect(200));

        assertThat(Events.changes(event)).containsExactly("firstName: \"Ann\" -> \"Bea\"");
        assertThat(Events.cause(event)).isEqualTo("API");
    }

    @Test
    void personWhoLeftTheDirectoryIsDeleted() throws Exception {
        String user = imported();
        directory.remove(uid);

        JsonNode event = events.one(
                user,
                () -> realm.admin()
                        .get("/users" + Api.query("username", uid, "exact", "true"))
                        .expect(200));

        assertThat(Events.type(event)).isEqualTo("Deleted");
    }

    @Test
    void bulkStatementsOfADirectoryTellNothing() {
        String user = imported();

        events.none(
                user,
                () -> realm.admin()
                        .post("/user-storage/" + component + "/remove-imported-users", Map.of())
                        .expect(204));
    }
}
