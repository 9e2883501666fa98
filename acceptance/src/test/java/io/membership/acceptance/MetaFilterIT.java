package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The filter by a key of the meta follows the meta. */
final class MetaFilterIT {

    private final Realm realm = Keycloak.newRealm();
    private final UsersApi users = UsersApi.of(realm);

    @AfterEach
    void removeRealm() {
        realm.remove();
    }

    @Test
    void keyThatIsNoLongerDeclaredIsUnknown() {
        realm.set("searchableMeta", List.of("colour"));
        users.registeredId(Map.of("meta", Map.of("colour", "red")));

        realm.set("searchableMeta", List.of());

        users.list(Map.of("filter", "{\"meta.colour\":\"red\"}")).expectError(400, "InvalidFilter");
    }

    @Test
    void filterFollowsWhatWasWrittenWhileTheKeyWasNotDeclared() {
        realm.set("searchableMeta", List.of("colour"));
        String id = users.registeredId(Map.of("meta", Map.of("colour", "red")));
        realm.set("searchableMeta", List.of());
        users.api().patch("/" + id, Map.of("meta", Map.of("colour", "blue"))).expect(204);

        realm.set("searchableMeta", List.of("colour"));

        assertThat(find("{\"meta.colour\":\"red\"}")).isEmpty();
        assertThat(find("{\"meta.colour\":\"blue\"}")).containsExactly(id);
    }

    @Test
    void filterFollowsEveryChangeOfTheMeta() {
        realm.set("searchableMeta", List.of("colour"));
        String id = users.registeredId(Map.of("meta", Map.of("colour", "red")));

        users.api().patch("/" + id, Map.of("meta", Map.of("colour", "blue"))).expect(204);
        assertThat(find("{\"meta.colour\":\"red\"}")).isEmpty();
        assertThat(find("{\"meta.colour\":\"blue\"}")).containsExactly(id);

        users.api().patch("/" + id, Map.of("meta", Map.of("size", 1))).expect(204);
        assertThat(find("{\"meta.colour\":{\"$exists\":true}}")).isEmpty();
    }

    @Test
    void updateOfOtherMembersKeepsTheUserFindable() {
        realm.set("searchableMeta", List.of("colour"));
        String id = users.registeredId(Map.of("meta", Map.of("colour", "red")));

        users.api().patch("/" + id, Map.of("city", "Vilnius")).expect(204);

        assertThat(find("{\"meta.colour\":\"red\"}")).containsExactly(id);
    }

    @Test
    void searchableKeyTakesPlainValuesOnlyAndSaysSo() {
        realm.set("searchableMeta", List.of("colour"));

        Reply list =
                users.register(Map.of("meta", Map.of("colour", List.of("red")))).expectError(400, "InvalidValue");
        Reply tooLong = users.register(Map.of("meta", Map.of("colour", "x".repeat(256))))
                .expectError(400, "InvalidValue");
        users.register(Map.of("meta", Map.of("colour", "x".repeat(255)))).expect(200);

        assertThat(list.text("/responseStatus/message")).contains("meta.colour");
        assertThat(tooLong.text("/responseStatus/message")).contains("meta.colour", "255");
    }

    @Test
    void indexCopyOfAKeyIsNoMemberOfTheUser() {
        realm.set("searchableMeta", List.of("colour"));
        String id = users.registeredId(Map.of("meta", Map.of("colour", "red")));

        assertThat(users.get(id).toString()).doesNotContain("meta.colour", "membership.");
    }

    private List<String> find(String filter) {
        return UsersApi.texts(users.list(Map.of("filter", filter)).expect(200).at("/result"), "/id");
    }
}
