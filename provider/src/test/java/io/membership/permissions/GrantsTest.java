package io.membership.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GrantsTest {

    private static final Step SELLER = new Step(Step.Kind.ROLE, "Seller");
    private static final Step SALES = new Step(Step.Kind.GROUP, "/sales");

    /** Denied are those that begin with {@code !}. */
    private static Policy policy(String name, String... texts) {
        return Policy.of(name, name, false, false, statements(texts));
    }

    private static List<Statement> statements(String... texts) {
        return Stream.of(texts)
                .map(text -> {
                    Scope scope = Scope.parse(text.replace("!", ""));
                    return new Statement(
                            text.startsWith("!") ? Effect.DENY : Effect.ALLOW,
                            List.of(scope.permission()),
                            List.of(scope.resource()));
                })
                .toList();
    }

    private static Grants grants(Policy... policies) {
        return Grants.of(
                Stream.of(policies)
                        .map(policy -> new Grant(policy, List.of(SELLER), null))
                        .toList(),
                List.of());
    }

    private static Decision decision(Grants grants, String question) {
        return grants.decide(Scope.parse(question));
    }

    @Test
    void whatNobodySpeaksOfIsNotAllowedAndDecidedByNobody() {
        assertThat(decision(grants(policy("a", "files:read")), "files:create")).isEqualTo(new Decision(false, null));
        assertThat(decision(Grants.of(List.of(), List.of()), "files:create")).isEqualTo(new Decision(false, null));
    }

    @Test
    void policyThatAllowsDecides() {
        assertThat(decision(grants(policy("a", "mail:send"), policy("b", "files:*")), "files:read"))
                .isEqualTo(new Decision(true, "b"));
    }

    @Test
    void policyThatDeniesDecidesAgainstAllThatAllow() {
        assertThat(decision(grants(policy("a", "*"), policy("b", "!files:read")), "files:read"))
                .isEqualTo(new Decision(false, "b"));
    }

    @Test
    void firstByNameIsNamed() {
        Grants grants = grants(policy("c", "files:*"), policy("a", "mail:*"), policy("b", "files:read"));

        assertThat(decision(grants, "files:read").decidedBy()).isEqualTo("b");
    }

    @Test
    void questionAboutEverythingIsDeniedIfAnyPartIs() {
        Grants grants = grants(policy("a", "files:*", "!files:read@private/*"));

        assertThat(decision(grants, "files:read").allowed()).isFalse();
        assertThat(decision(grants, "files:*").allowed()).isFalse();
        assertThat(decision(grants, "files:read@public/1").allowed()).isTrue();
        assertThat(decision(grants, "files:create").allowed()).isTrue();
    }

    @Test
    void questionIsAllowedOnlyIfOneContainsAllOfIt() {
        Grants grants = grants(policy("a", "files:read", "files:create", "files:update@a"));

        assertThat(decision(grants, "files:*").allowed()).isFalse();
        assertThat(decision(grants, "files:update").allowed()).isFalse();
        assertThat(decision(grants, "files:update@a").allowed()).isTrue();
    }

    @Test
    void operationOfOursIsAskedOnEverything() {
        assertThat(grants(policy("a", "membership:users:*")).allows(Operation.BLOCK_USERS))
                .isTrue();
        assertThat(grants(policy("a", "membership:users:*@users/1")).allows(Operation.BLOCK_USERS))
                .isFalse();
    }

    @Test
    void administrationRightsCannotBeDenied() {
        Grants grants = grants(policy("a", "!*")).with(Set.of(AdministrationRight.MANAGE_USERS));

        assertThat(decision(grants, "membership:users:block")).isEqualTo(new Decision(true, "keycloak:manage-users"));
        assertThat(decision(grants, "files:read")).isEqualTo(new Decision(false, "a"));
        assertThat(decision(grants.withoutAdministration(), "membership:users:block"))
                .isEqualTo(new Decision(false, "a"));
    }

    @Test
    void narrowedPolicyAllowsItsPartAndDeniesAllThatItDenies() {
        Grant grant = new Grant(
                policy("a", "files:*", "!files:delete", "!mail:send"),
                List.of(SELLER),
                new Rules(List.of(Scope.parse("files:read"), Scope.parse("files:delete"), Scope.parse("other:x"))));
        Grants grants = Grants.of(List.of(grant), List.of());

        assertThat(decision(grants, "files:read")).isEqualTo(new Decision(true, "a"));
        assertThat(decision(grants, "files:create")).isEqualTo(new Decision(false, null));
        assertThat(decision(grants, "other:x")).isEqualTo(new Decision(false, null));
        assertThat(decision(grants, "files:delete")).isEqualTo(new Decision(false, "a"));
        assertThat(decision(grants, "mail:send")).isEqualTo(new Decision(false, "a"));
    }

    @Test
    void policyThatComesWholeByAnotherWayIsWhole() {
        Policy policy = policy("a", "files:*");
        Grants grants = Grants.of(
                List.of(
                        new Grant(policy, List.of(SELLER), Rules.NONE),
                        new Grant(policy, List.of(SALES, SELLER), null)),
                List.of());

        assertThat(decision(grants, "files:read").allowed()).isTrue();
    }

    @Test
    void everyReasonIsExplainedWithEveryWayDenialsFirst() {
        Policy allowing = policy("a", "files:*");
        Grants grants = Grants.of(
                        List.of(
                                new Grant(allowing, List.of(SELLER), null),
                                new Grant(policy("b", "!files:read@x"), List.of(SELLER), null),
                                new Grant(allowing, List.of(SALES, SELLER), null)),
                        List.of())
                .with(Set.of(AdministrationRight.REALM_ADMIN));

        assertThat(grants.explain(Scope.parse("files:read")))
                .containsExactly(
                        new Reason(Effect.DENY, Scope.parse("files:read@x"), "b", List.of(SELLER)),
                        new Reason(Effect.ALLOW, Scope.of(Permission.EVERY), "keycloak:realm-admin", List.of()),
                        new Reason(Effect.ALLOW, Scope.parse("files:*"), "a", List.of(SALES, SELLER)),
                        new Reason(Effect.ALLOW, Scope.parse("files:*"), "a", List.of(SELLER)));
        assertThat(grants.explain(Scope.parse("files:read")).get(0).json())
                .hasToString("{effect=Deny, permission=files:read, resource=x, policy=b,"
                        + " via=[{kind=role, name=Seller}]}");
    }

    @Test
    void waysNameDisabledPoliciesAndNarrowedOnes() {
        Policy disabled = Policy.of("off", "off", false, true, statements("files:read"));
        Grants grants = Grants.of(
                List.of(
                        new Grant(disabled, List.of(SELLER), null),
                        new Grant(
                                policy("on", "files:*"),
                                List.of(SELLER),
                                new Rules(List.of(Scope.parse("files:read"))))),
                List.of());

        assertThat(grants.ways())
                .map(Object::toString)
                .containsExactly(
                        "{policy=off, disabled=true, via=[{kind=role, name=Seller}]}",
                        "{policy=on, disabled=false, only=[files:read], via=[{kind=role, name=Seller}]}");
        assertThat(decision(grants, "files:read").decidedBy()).isEqualTo("on");
    }
}
