package io.membership.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RoleWalkTest {

    private static List<Grant> held(AdministrationRight... rights) {
        return Stream.of(rights)
                .map(right -> new Grant(
                        right.policy(),
                        List.of(new Step(Step.Kind.ROLE, right.policy().displayName())),
                        null))
                .toList();
    }

    @Test
    void whoManagesTheRealmAndItsUsersHasEverythingByBothWays() {
        List<Grant> all = RoleWalk.withAll(held(AdministrationRight.MANAGE_USERS, AdministrationRight.MANAGE_REALM));
        Grants grants = Grants.of(List.of(), all);

        assertThat(grants.decide(Scope.parse("files:read"))).isEqualTo(new Decision(true, "keycloak:realm-admin"));
        assertThat(grants.explain(Scope.parse("files:read")))
                .extracting(Reason::via)
                .containsExactly(
                        List.of(new Step(Step.Kind.ROLE, "manage-realm")),
                        List.of(new Step(Step.Kind.ROLE, "manage-users")));
    }

    @Test
    void oneOfThemIsNotAll() {
        for (AdministrationRight one : List.of(AdministrationRight.MANAGE_USERS, AdministrationRight.MANAGE_REALM)) {
            List<Grant> held = held(one, AdministrationRight.VIEW_REALM, AdministrationRight.VIEW_USERS);
            assertThat(RoleWalk.withAll(held)).isEqualTo(held);
        }
    }

    @Test
    void whoHasAllAlreadyGetsNoOtherWayToIt() {
        List<Grant> held = held(
                AdministrationRight.REALM_ADMIN, AdministrationRight.MANAGE_USERS, AdministrationRight.MANAGE_REALM);
        assertThat(RoleWalk.withAll(held)).isEqualTo(held);
    }
}
