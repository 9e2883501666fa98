package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The users of a role: listed in pages, added and removed many at a time with an answer for each. */
final class RoleUsersIT {

    private static PolicyRealm realm;
    private static Api roles;

    @BeforeAll
    static void prepare() {
        realm = PolicyRealm.create();
        roles = realm.api().under("/roles");
    }

    @AfterAll
    static void remove() {
        realm.remove();
    }

    private static JsonNode assign(String role, String... users) {
        return roles.post("/" + role + "/users", Map.of("users", List.of(users)))
                .expect(200)
                .at("/result");
    }

    private static JsonNode unassign(String role, String... users) {
        return roles.call("DELETE", "/" + role + "/users", Map.of("users", List.of(users)))
                .expect(200)
                .at("/result");
    }

    private static List<String> held(String user) {
        return UsersApi.roles(realm.api().get("/users/" + user).expect(200).at("/result"));
    }

    /** What is said of each user, as {@code true}, {@code false} or an error code. */
    private static List<String> outcomes(JsonNode results) {
        return Stream.iterate(0, i -> i + 1)
                .limit(results.size())
                .map(results::get)
                .map(result -> result.path("changed").asText()
                        + result.path("errorCode").asText())
                .toList();
    }

    @Test
    void usersArePagedByCursorEachOnce() {
        String role = realm.role();
        List<String> users = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            users.add(realm.user(role));
        }
        realm.user();

        Reply first = roles.get("/" + role + "/users?pageSize=2").expect(200);
        List<String> seen = new ArrayList<>(UsersApi.texts(first.at("/result"), "/id"));
        for (String cursor = first.text("/nextCursor"); !cursor.isEmpty(); ) {
            Reply next = roles.get("/" + role + "/users" + Api.query("pageSize", "2", "cursor", cursor))
                    .expect(200);
            seen.addAll(UsersApi.texts(next.at("/result"), "/id"));
            cursor = next.text("/nextCursor");
        }

        assertThat(first.at("/totalCount").asInt()).isEqualTo(5);
        assertThat(seen).containsExactlyElementsOf(users);
    }

    @Test
    void usersMayBeSortedAndNumberedLikeAnyOthers() {
        String role = realm.role();
        List<String> users = new ArrayList<>(List.of(realm.user(role), realm.user(role), realm.user(role)));

        Reply page = roles.get("/" + role + "/users"
                        + Api.query("sort", "{\"createdOn\":-1}", "pageSize", "2", "pageNumber", "1"))
                .expect(200);

        Collections.reverse(users);
        assertThat(UsersApi.texts(page.at("/result"), "/id")).containsExactly(users.get(2));
    }

    @Test
    void whoHasTheRoleThroughAGroupOrAnotherRoleIsNotListed() {
        String role = realm.role();
        String around = realm.role();
        realm.compose(around, role);
        realm.user(around);
        realm.join(realm.user(), realm.group(role));

        assertThat(roles.get("/" + role + "/users").expect(200).at("/result")).isEmpty();
    }

    @Test
    void roleIsGivenToManyAndEachIsAnsweredInItsPlace() {
        String role = realm.role();
        String holder = realm.user(role);
        String other = realm.user("Authenticated");

        JsonNode results =
                assign(role, other, "nobody", holder, other.replace("-", "").toUpperCase(Locale.ROOT));

        assertThat(UsersApi.texts(results, "/userId").subList(0, 3)).containsExactly(other, "nobody", holder);
        assertThat(outcomes(results)).containsExactly("true", "UserNotFound", "false", "false");
        assertThat(held(other)).containsExactlyInAnyOrder("Authenticated", role);
    }

    @Test
    void roleIsTakenFromManyAndEachIsAnsweredInItsPlace() {
        String role = realm.role();
        String holder = realm.user("Authenticated", role);
        String other = realm.user();

        JsonNode results = unassign(role, other, "nobody", holder, holder);

        assertThat(outcomes(results)).containsExactly("false", "UserNotFound", "true", "false");
        assertThat(held(holder)).containsExactly("Authenticated");
    }

    @Test
    void oneWhoMayNotBeGivenTheRoleDoesNotKeepItFromTheOthers() {
        String role = realm.role();
        String key = realm.api().get("/users/profile").expect(200).text("/result/id");
        String user = realm.user();

        JsonNode results = assign(role, key, user);

        assertThat(outcomes(results)).containsExactly("RoleNotAllowed", "true");
        assertThat(held(user)).containsExactly(role);
        assertThat(held(key)).doesNotContain(role);
    }

    @Test
    void serviceAccountIsGivenRolesLikeAUser() {
        String role = realm.roleWith("files:read");
        ServiceAccount key = realm.realm().serviceAccount(Unique.name("key"));

        assertThat(outcomes(assign(role, key.userId()))).containsExactly("true");

        assertThat(key.membership().get("/permissions/me").expect(200).at("/result/permissions"))
                .map(JsonNode::asText)
                .contains("files:read");
    }

    @Test
    void takingTheRoleTakesWhatItAllows() {
        String role = realm.roleWith("files:read");
        String user = realm.user();
        assertThat(realm.may(user, "files:read")).isFalse();

        assign(role, user);
        assertThat(realm.may(user, "files:read")).isTrue();

        unassign(role, user);
        assertThat(realm.may(user, "files:read")).isFalse();
    }

    @Test
    void usersMustBeGiven() {
        String role = realm.role();

        for (String verb : List.of("POST", "DELETE")) {
            roles.call(verb, "/" + role + "/users", Map.of()).expectError(400, "NotEmpty");
            roles.call(verb, "/" + role + "/users", Map.of("users", Map.of())).expectError(400, "InvalidValue");
            roles.call(verb, "/" + role + "/users", Map.of("users", Collections.nCopies(501, "nobody")))
                    .expectError(400, "InvalidValue");
        }
        assertThat(outcomes(assign(role))).isEmpty();
    }

    @Test
    void roleThatIsNotThereHasNoUsers() {
        for (String role : List.of("Nobody", "default-roles-" + realm.realm().name())) {
            String path = "/" + role + "/users";
            roles.get(path).expectError(404, "RoleNotFound");
            roles.post(path, Map.of("users", List.of())).expectError(404, "RoleNotFound");
            roles.call("DELETE", path, Map.of("users", List.of())).expectError(404, "RoleNotFound");
        }
    }
}
