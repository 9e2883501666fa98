package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whom a change of a role or a policy would reach, by whichever way they have it. */
final class ImpactReachIT {

    private static PolicyRealm realm;

    @BeforeAll
    static void prepare() {
        realm = PolicyRealm.create();
    }

    @AfterAll
    static void remove() {
        realm.remove();
    }

    private static Impact ofRole(String role, String... policies) {
        return Impact.ofRole(realm, role, policies);
    }

    private static Impact ofPolicy(String policy, String... permissions) {
        return Impact.ofPolicy(realm, policy, permissions);
    }

    @Test
    void whoHasItByAnotherWayNoticesNothing() {
        String policy = realm.policy("files:read");
        realm.user(realm.role(policy), realm.roleWith("files:*"));

        Impact impact = ofPolicy(policy);

        assertThat(impact.counts()).containsExactly(1, 0, 0);
        assertThat(impact.changes()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Way.class,
            // There it reaches the users of all other tests too.
            mode = EnumSource.Mode.EXCLUDE,
            names = "DEFAULT_ROLES")
    void whoHasTheRoleByAnyWayIsAffected(Way way) {
        String policy = realm.policy();
        String role = realm.role(policy);
        way.reach(realm, role);

        for (Impact impact : List.of(ofRole(role, realm.policy("files:read")), ofPolicy(policy, "files:read"))) {
            assertThat(impact.counts()).containsExactly(1, 1, 0);
            assertThat(impact.changes()).containsExactly("1: +files:read");
        }
    }

    @Test
    void defaultRoleAffectsEverybody() {
        PolicyRealm own = PolicyRealm.create();
        try {
            String role = own.role();
            Way.DEFAULT_ROLES.reach(own, role);
            own.user();

            Impact impact = Impact.ofRole(own, role, "membership:users");

            assertThat(impact.counts().get(1)).isEqualTo(2);
        } finally {
            own.remove();
        }
    }

    @Test
    void whoWasGivenLessOfTheRoleGainsLess() {
        String policy = realm.policy("files:read", "files:create");
        String role = realm.role(policy);
        String narrowed = realm.user();
        Map<String, Object> part = Map.of("policy", policy, "permissions", List.of("files:read"));
        realm.api()
                .patch(
                        "/users/" + narrowed,
                        Map.of("rolesTree", List.of(Map.of("role", role, "policies", List.of(part)))))
                .expect(200);
        realm.user(role);

        assertThat(ofPolicy(policy, "files:update").changes())
                .containsExactlyInAnyOrder("1: +files:update -files:create -files:read", "1: -files:read");
    }

    @Test
    void keyThatHasTheRoleCountsLikeAUser() {
        String role = realm.roleWith("files:read");
        ServiceAccount key = realm.realm().serviceAccount(Unique.name("key"));
        realm.api()
                .post("/roles/" + role + "/users", Map.of("users", List.of(key.userId())))
                .expect(200);

        assertThat(ofRole(role).changes()).containsExactly("1: -files:read");
    }

    @Test
    void manyAreCountedAndTenOfThemNamed() {
        String role = realm.roleWith("files:read");
        String strong = realm.roleWith("files:*");
        for (int i = 0; i < 11; i++) {
            realm.user(role);
        }
        realm.user(role, strong);
        realm.user(role, realm.roleWith("!serverless:*"));

        Impact impact = ofRole(role, realm.policy("serverless:a:execute"));

        assertThat(impact.counts()).containsExactly(13, 12, 12);
        assertThat(impact.changes())
                .startsWith("11: +serverless:a:execute -files:read")
                .containsOnlyOnce("1: +serverless:a:execute", "1: -files:read")
                .hasSize(3);
        assertThat(impact.sample()).hasSize(10);
    }

    @Test
    void whoMaySeeNoUsersLearnsOnlyHowMany() {
        String role = realm.roleWith("files:read");
        realm.user(role);
        Api manager = realm.realm()
                .serviceAccount(Unique.name("manager"), "manage-realm")
                .membership();

        Impact impact = Impact.ofRole(new PolicyRealm(realm.realm(), manager), role);

        assertThat(impact.changes()).containsExactly("1: -files:read");
        assertThat(impact.sample()).isEmpty();
    }

    @Test
    void roleOfNobodyAndPolicyOfNoRoleAffectNobody() {
        assertThat(ofRole(realm.role(), "membership:users").counts()).containsExactly(0, 0, 0);
        assertThat(ofPolicy(realm.policy(), "files:read").counts()).containsExactly(0, 0, 0);
    }
}
