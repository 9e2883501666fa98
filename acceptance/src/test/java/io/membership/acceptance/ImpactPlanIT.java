package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is saved with the plan of an impact comes to what the impact said, or is refused. */
final class ImpactPlanIT {

    private static PolicyRealm realm;

    private final String policy = realm.policy("files:read");
    private final String role = realm.role(policy);
    private final String added = realm.policy("files:create");
    private final String user = realm.user(role);

    private final Map<String, Object> roleChange = Map.of("policies", List.of(policy, added));
    private final Map<String, Object> policyChange =
            Map.of("statements", PolicyRealm.statements("files:create", "files:read"));

    @BeforeAll
    static void prepare() {
        realm = PolicyRealm.create();
    }

    @AfterAll
    static void remove() {
        realm.remove();
    }

    private static String plan(String path, Map<String, Object> change) {
        return realm.api().post(path + "/impact", change).expect(200).text("/result/planId");
    }

    private static Reply save(String verb, String path, Map<String, Object> change, String plan) {
        Map<String, Object> body = new HashMap<>(change);
        body.put("planId", plan);
        return realm.api().call(verb, path, body);
    }

    private static void assertRefused(String path, Map<String, Object> change, String plan) {
        JsonNode before = realm.api().get(path).json();
        for (String verb : List.of("PATCH", "PUT")) {
            Reply refused = save(verb, path, change, plan).expectError(409, "PlanOutdated");
            assertThat(refused.text("/responseStatus/errors/0/fieldName")).isEqualTo("planId");
        }
        assertThat(realm.api().get(path).json()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PATCH", "PUT"})
    void planIsAcceptedWhileNothingChanges(String verb) {
        save(verb, "/roles/" + role, roleChange, plan("/roles/" + role, roleChange))
                .expect(200);
        assertThat(realm.allowed(user)).containsExactly("files:create", "files:read");

        save(verb, "/policies/" + policy, policyChange, plan("/policies/" + policy, policyChange))
                .expect(200);
        assertThat(realm.api().get("/policies/" + policy).at("/result/statements"))
                .hasSize(2);
    }

    @Test
    void changeOfTheSameRoleOutdatesIt() {
        String plan = plan("/roles/" + role, roleChange);

        realm.api().patch("/roles/" + role, Map.of("policies", List.of())).expect(200);

        assertRefused("/roles/" + role, roleChange, plan);
    }

    @Test
    void changeOfTheSamePolicyOutdatesIt() {
        String plan = plan("/policies/" + policy, policyChange);

        realm.write(policy, "files:update");

        assertRefused("/policies/" + policy, policyChange, plan);
    }

    @Test
    void otherChangeThanThePlannedOneIsRefused() {
        String plan = plan("/roles/" + role, roleChange);

        assertRefused("/roles/" + role, Map.of("policies", List.of(added)), plan);
        assertRefused("/roles/" + role, roleChange, "nonsense");
    }

    @Test
    void changeOfAPolicyThatTheRoleIsToGetOutdatesThePlanOfTheRole() {
        String plan = plan("/roles/" + role, roleChange);

        realm.write(added, "files:*");

        assertRefused("/roles/" + role, roleChange, plan);
    }

    @Test
    void newMemberOutdatesIt() {
        String plan = plan("/roles/" + role, roleChange);
        String planOfPolicy = plan("/policies/" + policy, policyChange);

        realm.user(role);

        assertRefused("/roles/" + role, roleChange, plan);
        assertRefused("/policies/" + policy, policyChange, planOfPolicy);
    }

    @Test
    void memberWhoComesThroughAGroupOutdatesIt() {
        String group = realm.groupIn(realm.group(role));
        String plan = plan("/roles/" + role, roleChange);

        realm.join(realm.user(), group);

        assertRefused("/roles/" + role, roleChange, plan);
    }

    @Test
    void memberWhoLeavesOutdatesIt() {
        String plan = plan("/policies/" + policy, policyChange);

        realm.api().patch("/users/" + user, Map.of("roles", List.of())).expect(200);

        assertRefused("/policies/" + policy, policyChange, plan);
    }

    @Test
    void memberWhoGainsNothingAnyMoreOutdatesIt() {
        String plan = plan("/roles/" + role, roleChange);

        realm.api()
                .post("/roles/" + realm.roleWith("files:*") + "/users", Map.of("users", List.of(user)))
                .expect(200);

        assertRefused("/roles/" + role, roleChange, plan);
    }

    @Test
    void whatHasNothingToDoWithItDoesNotOutdateIt() {
        String plan = plan("/roles/" + role, roleChange);

        realm.user(realm.roleWith("database:*"));
        realm.join(realm.user(), realm.group(realm.role()));
        realm.api().patch("/roles/" + role, Map.of("displayName", "Reader")).expect(200);

        save("PATCH", "/roles/" + role, roleChange, plan).expect(200);
    }
}
