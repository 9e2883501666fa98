package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Events belong to transactions: the net change of each, once, stored with it or not at all. */
final class EventTransactionsIT {

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
    void changeThatIsTakenBackGivesNoEvent() {
        String user = realm.createUser(Unique.email());

        events.none(user, () -> events.run("there-and-back", user).expect(204));
    }

    @Test
    void severalChangesInOneTransactionAreOneEventFromStartToEnd() {
        String user = realm.createUser(Unique.email(), Map.of("attributes", Map.of("tags", List.of("first"))));

        JsonNode event = events.one(user, () -> events.run("twice", user).expect(204));

        assertThat(Events.changes(event))
                .containsExactly(
                        "firstName: \"Jane\" -> \"Twice\"",
                        "attributes.company: null -> [\"Twice\"]",
                        "attributes.tags: [\"first\"] -> [\"Twice\",\"always\"]");
    }

    @Test
    void userWhoComesAndGoesInOneTransactionWasNeverThere() {
        events.run("come-and-go", "nobody").expect(204);

        assertThat(events.all()).noneMatch(event -> event.toString().contains("mayfly"));
    }

    @Test
    void userChangedAndDeletedIsDeletedAsTheTransactionFoundIt() {
        String user = realm.createUser(Unique.email());

        JsonNode event =
                events.one(user, () -> events.run("change-and-delete", user).expect(204));

        assertThat(Events.type(event)).isEqualTo("Deleted");
        assertThat(event.at("/former/firstName").asText()).isEqualTo("Jane");
        assertThat(event.at("/former/attributes").isEmpty()).isTrue();
    }

    @Test
    void rolledBackChangeGivesNoEvent() {
        String user = realm.createUser(Unique.email());

        events.none(user, () -> events.run("rolled-back", user));
        assertThat(realm.admin().get("/users/" + user).text("/firstName")).isEqualTo("Jane");
    }

    @Test
    void listenerThatFailsUndoesTheChange() {
        String user = realm.createUser(Unique.email());
        String email = Unique.email();

        events.none(
                user,
                () -> assertThat(realm.admin()
                                .put("/users/" + user, Map.of("firstName", "Refused-By-Recorder"))
                                .status())
                        .isGreaterThanOrEqualTo(400));
        realm.admin()
                .post("/users", Map.of("username", email, "firstName", "Refused-By-Recorder"))
                .expect(500);

        assertThat(realm.admin().get("/users/" + user).text("/firstName")).isEqualTo("Jane");
        assertThat(realm.admin().get("/users" + Api.query("username", email)).json())
                .isEmpty();
    }

    @Test
    void sessionWithinASessionTellsItsOwnUserOnly() {
        String outer = realm.createUser(Unique.email());
        String inner = realm.createUser(Unique.email());

        JsonNode event =
                events.one(inner, () -> events.run("nested", outer, inner).expect(204));

        assertThat(Events.changes(event)).containsExactly("firstName: \"Jane\" -> \"Inner\"");
        JsonNode last = events.about(outer).get(events.about(outer).size() - 1);
        assertThat(Events.changes(last)).containsExactly("firstName: \"Jane\" -> \"Outer\"");
    }

    @Test
    void changesOfManyUsersAtOnceAreToldEachOnce() {
        List<String> users = IntStream.range(0, 8)
                .mapToObj(i -> realm.createUser(Unique.email()))
                .toList();
        Api admin = realm.admin();

        users.stream()
                .map(user -> CompletableFuture.runAsync(() -> IntStream.range(0, 5)
                        .forEach(i -> admin.put("/users/" + user, Map.of("firstName", user.substring(0, 8) + i))
                                .expect(204))))
                .toList()
                .forEach(CompletableFuture::join);

        for (String user : users) {
            List<JsonNode> told = events.about(user);
            assertThat(told).hasSize(6);
            assertThat(told)
                    .extracting(event -> event.at("/current/firstName").asText())
                    .containsExactlyElementsOf(names(user));
        }
    }

    @Test
    void usersWhoArriveAndGoWithTheirRealmAreNoNews() {
        Realm other = Keycloak.newRealm();
        String user = other.createUser(Unique.email());
        other.remove();
        Keycloak.admin()
                .post(
                        "/admin/realms",
                        Map.of(
                                "id", other.id(),
                                "realm", other.name(),
                                "enabled", true,
                                "users", List.of(Map.of("id", user, "username", "arrived", "enabled", true))))
                .expect(201);

        assertThat(new Events(other).about(user)).extracting(Events::type).containsExactly("Registered");
        assertThat(new Events(other).about(user).get(0).at("/current/username").asText())
                .isNotEqualTo("arrived");
        other.remove();
    }

    private static List<String> names(String user) {
        return IntStream.range(-1, 5)
                .mapToObj(i -> i < 0 ? "Jane" : user.substring(0, 8) + i)
                .toList();
    }
}
