package io.membership.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PolicyTest {

    private static Policy policy(boolean disabled) {
        return Policy.of("files", "Files", false, disabled, Statements.parse("""
                        [{"permissions": ["files:read", "files:create"]},
                         {"effect": "Deny", "permissions": ["files:create"], "resources": ["private/*"]}]"""));
    }

    private static List<Scope> scopes(String... texts) {
        return Stream.of(texts).map(Scope::parse).toList();
    }

    @Test
    void policyTellsWhatItAllowsAndWhatItDenies() {
        assertThat(policy(false).scopes(Effect.ALLOW)).isEqualTo(scopes("files:read", "files:create"));
        assertThat(policy(false).scopes(Effect.DENY)).isEqualTo(scopes("files:create@private/*"));
    }

    @Test
    void disabledPolicySaysNothingAndKeepsItsStatements() {
        assertThat(policy(true).scopes(Effect.ALLOW)).isEmpty();
        assertThat(policy(true).scopes(Effect.DENY)).isEmpty();
        assertThat(policy(true).statements()).isEqualTo(policy(false).statements());
        assertThat(policy(true).allows(Scope.parse("files:read"))).isTrue();
    }

    @Test
    void policyIsWithinWhatContainsAllThatItAllows() {
        Policy policy = policy(false);

        assertThat(policy.isWithin(scopes("files:read", "files:create"))).isTrue();
        assertThat(policy.isWithin(scopes("files:*"))).isTrue();
        assertThat(policy.isWithin(scopes("*"))).isTrue();
        assertThat(policy.isWithin(scopes("files:read"))).isFalse();
        assertThat(policy.isWithin(scopes("files:read", "files:create@a"))).isFalse();
        assertThat(policy.isWithin(List.of())).isFalse();
    }

    @Test
    void policyThatAllowsNothingIsWithinNothing() {
        Policy denying = Policy.of(
                "no", "No", false, false, List.of(new Statement(Effect.DENY, List.of(Permission.EVERY), List.of())));

        assertThat(denying.isWithin(List.of())).isTrue();
    }
}
