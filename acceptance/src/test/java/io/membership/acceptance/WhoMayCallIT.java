package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

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
            Map.entry("POST /users/register/guest", "RegisterGuestUserRequest"),
            Map.entry("POST /users/register/phone", "RegisterPhoneUserRequest"),
            Map.entry("GET /users", "GetUsersRequest"),
            Map.entry("POST /users", "GetUsersRequest"),
            Map.entry("PATCH /users", "UpdateUserRequest"),
            Map.entry("GET /users/profile", "GetProfileRequest"),
            Map.entry("PATCH /users/profile", "UpdateProfileRequest"),
            Map.entry("GET /users/{id}", "GetUserRequest"),
            Map.entry("PUT /users/{id}", "UpdateUserRequest"),
            Map.entry("DELETE /users/{id}", "DeleteUserRequest"),
            Map.entry("PUT /users/{id}/block", "BlockUserRequest"),
            Map.entry("POST /users/invite", "InviteUserRequest"),
            Map.entry("GET /users/invitation/token", "ValidateInvitationTokenRequest"),
            Map.entry("POST /users/invitation/verify", "VerifyUserInvitationRequest"),
            Map.entry("POST /users/verify", "VerifyUserRequest"),
            Map.entry("POST /users/verify/resend", "ResendUserVerificationRequest"),
            Map.entry("PATCH /users/password", "UpdatePasswordRequest"),
            Map.entry("POST /users/password/reset/token", "CreatePasswordResetRequest"),
            Map.entry("POST /users/password/reset", "ResetPasswordRequest"),
            Map.entry("POST /users/deactivate", "DeactivateUserRequest"),
            Map.entry("PUT /users/{id}/unblock", "UnblockUserRequest"),
            Map.entry("GET /auth", "AuthCheckRequest"),
            Map.entry("POST /auth", "Authenticate"),
            Map.entry("POST /auth/credentials", "CredentialsAuthenticationRequest"));

    private static final Map<Integer, String> REASONS =
            Map.of(400, "InvalidToken", 401, "NotAuthenticated", 403, "Forbidden");

    private static Realm realm;
    private static Realm other;
    private static AccessCallers callers;
    private static AccessTargets targets;

    /** Where an operation is served. */
    private record Door(String name, Api api) {}

    @BeforeAll
    static void prepare() {
        realm = Keycloak.newRealm();
        other = Keycloak.newRealm();
        callers = new AccessCallers(realm, other);
        targets = new AccessTargets(realm);
    }

    @AfterAll
    static void remove() {
        targets.close();
        realm.remove();
        other.remove();
    }

    @TestFactory
    Stream<DynamicContainer> everyCallerIsAnsweredAsDocumented() {
        return TABLE.rows().stream()
                .map(row -> DynamicContainer.dynamicContainer(
                        row.operation(),
                        Stream.concat(
                                row.statuses().entrySet().stream()
                                        .filter(cell -> cell.getValue() == 200)
                                        .map(cell -> DynamicTest.dynamicTest(
                                                cell.getKey() + " may", () -> let(row, cell.getKey()))),
                                Stream.of(DynamicTest.dynamicTest("the others may not", () -> refuse(row))))));
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

    private static void let(Row row, String caller) {
        for (Door door : doors(row)) {
            Reply reply = call(row, caller, door, targets.fresh(row));
            assertThat(reply.status()).as(door.name + " " + reply.body()).isIn(200, 204, 303);
            assertThat(reply.body()).as(door.name).doesNotContain("\"errorCode\":");
        }
    }

    private static void refuse(Row row) {
        AccessTargets.Refused refused = targets.refused(row);
        List<String> before = refused.state();
        row.statuses().forEach((caller, status) -> {
            if (status != 200) {
                doors(row)
                        .forEach(door ->
                                call(row, caller, door, refused.target()).expectError(status, reason(row, status)));
            }
        });
        assertThat(refused.state()).isEqualTo(before);
    }

    private static String reason(Row row, int status) {
        return status == 400 && row.path().equals("/users/phone/verify") ? "InvalidCode" : REASONS.get(status);
    }

    private static Reply call(Row row, String caller, Door door, AccessTargets.Target target) {
        String path = door.name.startsWith("/json") ? "" : target.path();
        return callers.as(caller, door.api).call(row.verb(), path, target.body());
    }

    private static List<Door> doors(Row row) {
        Api root = Keycloak.anonymously().with("X-CM-ProjectId", realm.id());
        List<Door> doors = new ArrayList<>();
        doors.add(new Door("native", realm.membership()));
        if (row.operation().equals("POST /auth/logout")) {
            return doors; // the caller's session is over: hence one door, and the last row that needs one
        }
        doors.add(new Door("native v2", realm.membership().under("/v2")));
        for (String prefix : List.of("/v1/membership", "/v2/membership", "/membership")) {
            doors.add(new Door(prefix, root.under(prefix)));
        }
        if (row.path().startsWith("/notifications") || row.path().startsWith("/auth")) {
            for (String prefix : List.of("/v1", "/v2", "")) {
                doors.add(new Door(prefix + row.path(), root.under(prefix)));
            }
        }
        String request = REQUESTS.get(row.operation());
        if (request != null) {
            doors.add(new Door("/json/reply/" + request, root.under("/json/reply/" + request)));
        }
        return doors;
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
