package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.membership.acceptance.AccessTable.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Makes every call of {@code docs/api/access.md}, at every address that serves it. */
final class WhoMayCallIT {

    private static final AccessTable TABLE = AccessTable.documented();
    private static final Map<String, String> REQUESTS = Map.ofEntries(
            Map.entry("POST /users/register", "RegisterUserRequest"),
            Map.entry("GET /users", "GetUsersRequest"),
            Map.entry("POST /users", "GetUsersRequest"),
            Map.entry("PATCH /users", "UpdateUserRequest"),
            Map.entry("GET /users/profile", "GetProfileRequest"),
            Map.entry("PATCH /users/profile", "UpdateProfileRequest"),
            Map.entry("GET /users/{id}", "GetUserRequest"),
            Map.entry("PUT /users/{id}", "UpdateUserRequest"),
            Map.entry("DELETE /users/{id}", "DeleteUserRequest"),
            Map.entry("PUT /users/{id}/block", "BlockUserRequest"),
            Map.entry("PUT /users/{id}/unblock", "UnblockUserRequest"));

    private static Realm realm;
    private static Realm other;
    private static AccessCallers callers;
    private static UsersApi users;
    /** Somebody whom nobody may change by a refused call. */
    private static Target untouched;

    private static JsonNode asCreated;

    private record Target(String id, String email) {}

    /** Where an operation is served. */
    private record Door(String name, Api api) {}

    @BeforeAll
    static void prepare() {
        realm = Keycloak.newRealm();
        other = Keycloak.newRealm();
        callers = new AccessCallers(realm, other);
        users = UsersApi.of(realm);
        untouched = target();
        asCreated = users.get(untouched.id);
    }

    @AfterAll
    static void remove() {
        realm.remove();
        other.remove();
    }

    @TestFactory
    Stream<DynamicContainer> everyCallerIsAnsweredAsDocumented() {
        return TABLE.rows().stream()
                .map(row -> DynamicContainer.dynamicContainer(
                        row.operation(),
                        row.statuses().entrySet().stream()
                                .map(cell -> DynamicTest.dynamicTest(
                                        cell.getKey() + " → " + cell.getValue(),
                                        () -> call(row, cell.getKey(), cell.getValue())))));
    }

    @Test
    void everyOperationOfTheDescriptionHasARow() {
        String description = realm.membership().get("/openapi").expect(200).body();

        assertThat(operations(description)).isNotEmpty().containsExactlyInAnyOrderElementsOf(TABLE.operations());
    }

    @Test
    void everyCallerHasAColumnInEveryRow() {
        assertThat(TABLE.rows())
                .allSatisfy(row -> assertThat(row.statuses().keySet()).containsExactlyElementsOf(callers.names()));
    }

    private static void call(Row row, String caller, int expected) {
        for (Door door : doors(row)) {
            Target target = expected == 200 ? target() : untouched;
            if (expected == 200 && row.path().endsWith("/unblock")) {
                users.api().put("/" + target.id + "/block", Map.of()).expect(204);
            }
            String query = row.path().endsWith("/by-email") ? Api.query("email", target.email) : "";
            String path = door.name.startsWith("/json") ? "" : row.path().replace("{id}", target.id) + query;
            Reply reply = callers.as(caller, door.api).call(row.verb(), path, body(row, target));
            if (expected == 200) {
                assertThat(reply.status()).as(door.name + " " + reply.body()).isIn(200, 204);
            } else {
                reply.expectError(expected, expected == 401 ? "NotAuthenticated" : "Forbidden");
            }
        }
        if (expected != 200) {
            assertThat(users.get(untouched.id)).isEqualTo(asCreated);
        }
    }

    private static List<Door> doors(Row row) {
        Api root = Keycloak.anonymously().with("X-CM-ProjectId", realm.id());
        List<Door> doors = new ArrayList<>();
        doors.add(new Door("native", realm.membership()));
        doors.add(new Door("native v2", realm.membership().under("/v2")));
        for (String prefix : List.of("/v1/membership", "/v2/membership", "/membership")) {
            doors.add(new Door(prefix, root.under(prefix)));
        }
        String request = REQUESTS.get(row.operation());
        if (request != null) {
            doors.add(new Door("/json/reply/" + request, root.under("/json/reply/" + request)));
        }
        return doors;
    }

    private static Target target() {
        String email = Unique.email();
        Map<String, Object> user = Map.of("email", email, "hasCredentials", false);
        return new Target(users.registeredId(user), email);
    }

    private static Map<String, Object> body(Row row, Target target) {
        return switch (row.operation()) {
            case "POST /users/register" -> Map.of("email", Unique.email(), "hasCredentials", false);
            case "PATCH /settings" -> Map.of("allowInviteUsers", true);
            case "POST /setup" -> Map.of();
            default -> Map.of("id", target.id, "firstName", "Touched");
        };
    }

    /** Verb and path of what an OpenAPI file in YAML describes. */
    private static List<String> operations(String description) {
        Matcher lines = Pattern.compile("(?m)^  (/\\S*):$|^    (get|post|put|patch|delete):$")
                .matcher(description);
        Map<String, List<String>> verbs = new LinkedHashMap<>();
        List<String> current = List.of();
        while (lines.find()) {
            if (lines.group(1) != null) {
                current = verbs.computeIfAbsent(lines.group(1), path -> new ArrayList<>());
            } else {
                current.add(lines.group(2).toUpperCase(Locale.ROOT));
            }
        }
        List<String> operations = new ArrayList<>();
        verbs.forEach((path, each) -> each.forEach(verb -> operations.add(verb + " " + path)));
        return operations;
    }
}
