package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What somebody may do: whatever reaches him by any way counts, and whoever denies wins. */
final class EffectivePermissionsIT {

    private static PolicyRealm realm;

    private final String permission = "database:" + Unique.name("c") + ":read";
    private String role = "";

    @BeforeAll
    static void prepare() {
        realm = PolicyRealm.create();
    }

    @AfterAll
    static void remove() {
        realm.remove();
    }

    /** So that it is a default role of nobody any more. */
    @AfterEach
    void deleteRole() {
        if (!role.isEmpty()) {
            realm.api().delete("/roles/" + role + "?force=true").expect(200);
        }
    }

    /** {@code kind:name} of each step. */
    private static List<String> steps(JsonNode via) {
        List<String> steps = new ArrayList<>();
        via.forEach(step ->
                steps.add(step.path("kind").asText() + ":" + step.path("name").asText()));
        return steps;
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void policyReachesTheUserAndExplanationSaysHow(Way way) {
        String policy = realm.policy(permission);
        role = realm.role(policy);

        Way.Reached reached = way.reach(realm, role);

        assertThat(realm.allowed(reached.user())).containsExactly(permission);
        JsonNode answer = realm.check(reached.user(), permission).get(0);
        assertThat(answer.path("allowed").asBoolean()).isTrue();
        assertThat(answer.path("decidedBy").asText()).isEqualTo(policy);
        assertThat(steps(answer.at("/reasons/0/via"))).isEqualTo(reached.steps());
        assertThat(realm.permissions(reached.user()).at("/result/policies"))
                .filteredOn(each -> each.path("policy").asText().equals(policy))
                .singleElement()
                .satisfies(each -> assertThat(steps(each.path("via"))).isEqualTo(reached.steps()));
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void denialWinsWhicheverWayItComes(Way way) {
        String denying = realm.policy("!" + permission);
        role = realm.role(denying);

        Way.Reached reached = way.reach(realm, role, realm.roleWith("database:*"), "Administrator");

        JsonNode answer = realm.check(reached.user(), permission, "database:other:read");
        assertThat(answer.at("/0/allowed").asBoolean()).isFalse();
        assertThat(answer.at("/0/decidedBy").asText()).isEqualTo(denying);
        assertThat(steps(answer.at("/0/reasons/0/via"))).isEqualTo(reached.steps());
        assertThat(UsersApi.texts(answer.at("/0/reasons"), "/effect")).containsExactly("Deny", "Allow", "Allow");
        assertThat(answer.at("/1/allowed").asBoolean()).isTrue();
        assertThat(realm.permissions(reached.user()).at("/result/denied"))
                .map(JsonNode::asText)
                .containsExactly(permission);
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void whatIsAllowedThisWayIsDeniedByADirectRole(Way way) {
        role = realm.roleWith(permission);

        Way.Reached reached = way.reach(realm, role, realm.roleWith("!database:*"));

        assertThat(realm.may(reached.user(), permission)).isFalse();
        assertThat(realm.allowed(reached.user())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void disabledPolicyNeitherAllowsNorDeniesAndIsShownAsDisabled(Way way) {
        String policy = realm.policy(permission, "!files:read");
        role = realm.role(policy);
        Way.Reached reached = way.reach(realm, role, realm.roleWith("files:read"));

        realm.disable(policy);

        assertThat(realm.allowed(reached.user())).containsExactly("files:read");
        JsonNode ways = realm.permissions(reached.user()).at("/result/policies");
        assertThat(ways)
                .filteredOn(each -> each.path("policy").asText().equals(policy))
                .singleElement()
                .matches(each -> each.path("disabled").asBoolean());
    }

    @Test
    void policyThatComesTwoWaysIsExplainedTwice() {
        role = realm.roleWith(permission);
        String user = realm.user(role);
        realm.join(user, realm.group(role));

        JsonNode answer = realm.check(user, permission).get(0);

        assertThat(answer.path("reasons")).hasSize(2);
        assertThat(realm.allowed(user)).containsExactly(permission);
    }

    @Test
    void everybodyLooksAfterHisOwnProfileAndNothingElse() {
        String user = realm.user();

        JsonNode result = realm.permissions(user).at("/result");

        assertThat(result.path("permissions")).map(JsonNode::asText).containsExactly("membership:profile:*");
        assertThat(result.path("denied")).isEmpty();
        assertThat(steps(result.at("/policies/0/via"))).containsExactly("everyone:");
    }

    @Test
    void whatIsContainedInMoreIsNotSaidTwice() {
        String user = realm.user(realm.roleWith(
                "files:read", "files:*", "files:create@a/b", "!files:delete", "!files:delete@x", "!serverless:*"));

        assertThat(realm.allowed(user)).containsExactly("files:*");
        assertThat(realm.permissions(user).at("/result/denied"))
                .map(JsonNode::asText)
                .containsExactly("files:delete");
    }

    @Test
    void deniedInWholeIsNotShownAsAllowed() {
        String user = realm.user(realm.roleWith("files:read", "files:create", "!files:read"));

        assertThat(realm.allowed(user)).containsExactly("files:create");
        assertThat(realm.permissions(user).at("/result/denied")).isEmpty();
    }

    @Test
    void changesOfPoliciesRolesAndGroupsCountAtOnce() {
        String policy = realm.policy("files:read");
        String first = realm.role(policy);
        String user = realm.user(first);
        assertThat(realm.allowed(user)).containsExactly("files:read");

        realm.write(policy, "files:create");
        assertThat(realm.allowed(user)).containsExactly("files:create");

        realm.api().patch("/roles/" + first, Map.of("policies", List.of())).expect(200);
        assertThat(realm.allowed(user)).isEmpty();

        String group = realm.group(realm.role(policy));
        realm.join(user, group);
        assertThat(realm.allowed(user)).containsExactly("files:create");

        realm.realm().admin().delete("/users/" + user + "/groups/" + group).expect(204);
        assertThat(realm.allowed(user)).isEmpty();
    }

    @Test
    void administrationRightsOfKeycloakCountBesidePoliciesWhichCannotDenyThem() {
        String user = realm.user(realm.roleWith("!membership:users:*"));
        realm.realm().grantManagement(user, "manage-users");

        JsonNode answer = realm.check(user, "membership:users:delete", "membership:settings:read");

        assertThat(answer.at("/0/allowed").asBoolean()).isTrue();
        assertThat(answer.at("/0/decidedBy").asText()).isEqualTo("keycloak:manage-users");
        assertThat(answer.at("/1/allowed").asBoolean()).isFalse();
        assertThat(realm.allowed(user)).isEmpty();
    }

    @Test
    void userReadsHisOwnAndNobodyElses() {
        role = realm.roleWith("files:read");
        String email = Unique.email();
        String id = realm.realm().createUser(email);
        realm.api()
                .post("/roles/" + role + "/users", Map.of("users", List.of(id)))
                .expect(200);
        Api himself = realm.api().as(realm.realm().userToken(email));

        assertThat(himself.get("/permissions/me?explain=true").expect(200).json())
                .isEqualTo(realm.permissions(id).json());
        himself.get("/users/" + realm.user() + "/permissions").expectError(403, "Forbidden");
        himself.get("/users/" + id + "/permissions").expectError(403, "Forbidden");
    }

    @Test
    void explanationIsGivenOnlyToWhoAsks() {
        String user = realm.user();

        assertThat(realm.api()
                        .get("/users/" + user + "/permissions")
                        .expect(200)
                        .at("/result")
                        .has("policies"))
                .isFalse();
    }

    @Test
    void nobodyUnknownHasPermissions() {
        realm.api().get("/users/nobody/permissions").expectError(404, "UserNotFound");
    }
}
