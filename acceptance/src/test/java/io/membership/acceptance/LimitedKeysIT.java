package io.membership.acceptance;

import static io.membership.acceptance.Granting.allow;
import static io.membership.acceptance.Granting.deny;
import static org.assertj.core.api.Assertions.assertThat;

import io.membership.acceptance.AccessTable.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every operation asks for the permission of the second table of {@code docs/api/access.md}, and for that one only. */
final class LimitedKeysIT {

    private static final AccessTable TABLE = AccessTable.documented();

    /** What a call gives away must be held beside. */
    private static final Map<String, String> HELD_BESIDE = Map.of("POST /policies/{name}/clone", "files:read");

    private static final List<String> ASK_FOR_NONE = List.of(
            "GET /auth",
            "POST /auth",
            "GET /auth/credentials",
            "POST /auth/credentials",
            "POST /auth/logout",
            "GET /auth/{provider}",
            "POST /auth/{provider}",
            "GET /permissions/me",
            "POST /permissions/check",
            "GET /notifications/push",
            "GET /notifications/push/count",
            "GET /notifications/push/devices",
            "GET /openapi",
            "GET /users/invitation/token",
            "POST /users/invitation/verify",
            "PUT /users/invitation/verify",
            "POST /users/verify",
            "PUT /users/verify",
            "POST /users/phone/code",
            "POST /users/phone/verify",
            "POST /users/password/reset/token",
            "GET /users/password/reset/token",
            "POST /users/password/reset",
            "POST /users/deactivate/token",
            "GET /users/deactivate/token",
            "POST /users/deactivate");

    private static Realm realm;
    private static Granting granting;
    private static AccessTargets targets;

    private final Map<String, Api> keysWithout = new HashMap<>();

    @BeforeAll
    static void createRealm() {
        realm = Keycloak.newRealm();
        granting = new Granting(realm);
        targets = new AccessTargets(realm);
    }

    @AfterAll
    static void removeRealm() {
        targets.close();
        realm.remove();
    }

    @Test
    void everyOperationThatAsksForAPermissionSaysWhich() {
        List<String> asking = TABLE.operations().stream()
                .filter(operation -> !ASK_FOR_NONE.contains(operation))
                .toList();

        assertThat(TABLE.permissions().keySet()).containsExactlyInAnyOrderElementsOf(asking);
    }

    @Test
    void everyPermissionOfOursIsAskedForSomewhere() {
        List<String> ours = UsersApi.texts(
                granting.api().get("/permissions?module=membership").expect(200).at("/result"), "/value");

        assertThat(ours).isNotEmpty();
        assertThat(TABLE.permissions().values())
                .containsAll(ours.stream()
                        .filter(value -> !value.equals("membership:permissions:check"))
                        .toList());
    }

    @TestFactory
    Stream<DynamicTest> keyWithThatPermissionOnlyIsLetIn() {
        return asking().map(row -> DynamicTest.dynamicTest(row.operation(), () -> {
            String permission = TABLE.permissions().get(row.operation());
            ServiceAccount key = granting.key(allow(permission, HELD_BESIDE.getOrDefault(row.operation(), permission)));

            Reply reply = call(key.membership(), row, targets.fresh(row));

            assertThat(reply.status()).as(reply.body()).isEqualTo(200);
            assertThat(reply.body()).doesNotContain("\"errorCode\":");
        }));
    }

    @TestFactory
    Stream<DynamicTest> keyWithEverythingButThatPermissionIsNot() {
        return asking().map(row -> DynamicTest.dynamicTest(row.operation(), () -> {
            Api key = keysWithout.computeIfAbsent(
                    TABLE.permissions().get(row.operation()),
                    permission -> granting.key(allow("*"), deny(permission)).membership());
            AccessTargets.Refused refused = targets.refused(row);
            List<String> before = refused.state();

            call(key, row, refused.target()).expectError(403, "Forbidden");

            assertThat(refused.state()).isEqualTo(before);
        }));
    }

    @Test
    void questionsAboutOthersAskForThePermissionToCheck() {
        String somebody = realm.createUser(Unique.email());
        Map<String, Object> question = Map.of("userId", somebody, "checks", List.of("files:read"));

        granting.key(allow("membership:permissions:check"))
                .membership()
                .post("/permissions/check", question)
                .expect(200);
        granting.key(allow("*"), deny("membership:permissions:check"))
                .membership()
                .post("/permissions/check", question)
                .expectError(403, "Forbidden");
    }

    @Test
    void permissionOnOneUserIsForThatUserOnly() {
        String his = realm.createUser(Unique.email());
        String other = realm.createUser(Unique.email());
        Api key = granting.key(Granting.on("users/" + his, allow("membership:users:*")))
                .membership();

        key.get("/users/" + his).expect(200);
        key.patch("/users/" + his, Map.of("firstName", "Ona")).expect(200);
        key.get("/users/" + other).expectError(403, "Forbidden");
        key.patch("/users/" + other, Map.of("firstName", "Ona")).expectError(403, "Forbidden");
        key.get("/users").expectError(403, "Forbidden");
        key.post("/users/register", Map.of("email", Unique.email(), "hasCredentials", false))
                .expectError(403, "Forbidden");
    }

    @Test
    void permissionOnOneRoleIsForThatRoleOnly() {
        String his = granting.role();
        String other = granting.role();
        String user = realm.createUser(Unique.email());
        Api key = granting.key(Granting.on("roles/" + his, allow("membership:roles:assign")))
                .membership();

        key.post("/roles/" + his + "/users", Map.of("users", List.of(user))).expect(200);
        key.post("/roles/" + other + "/users", Map.of("users", List.of(user))).expectError(403, "Forbidden");

        assertThat(UsersApi.roles(UsersApi.of(realm).get(user))).contains(his).doesNotContain(other);
    }

    private static Stream<Row> asking() {
        return TABLE.rows().stream().filter(row -> TABLE.permissions().containsKey(row.operation()));
    }

    private static Reply call(Api key, Row row, AccessTargets.Target target) {
        return key.call(row.verb(), target.path(), target.body());
    }
}
