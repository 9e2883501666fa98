package io.membership.roles;

import static org.assertj.core.api.Assertions.assertThat;

import io.membership.api.Json;
import io.membership.permissions.Policy;
import io.membership.permissions.Scope;
import io.membership.permissions.Statements;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a change of a policy gives to those who have it, and what it says otherwise than before. */
class PolicyChangeTest {

    private static final Policy NOTHING = policy(false, "[]");
    private static final Policy FORMER = policy(
            false, "[{'permissions':['a:x','a:y']},{'effect':'Deny','permissions':['a:*'],'resources':['r','s']}]");

    private static Policy policy(boolean disabled, String statements) {
        return Policy.of(
                "p",
                "P",
                false,
                disabled,
                Statements.parse(Json.parse(statements.replace('\'', '"')).orElseThrow()));
    }

    private static List<String> moved(Policy former, Policy current) {
        return new PolicyChange(former, current).moved().map(Scope::toString).toList();
    }

    private static List<String> difference(Policy former, Policy current) {
        return new PolicyChange(former, current)
                .difference().stream().map(Scope::toString).toList();
    }

    @Test
    void newPolicyGivesWhatItAllows() {
        assertThat(moved(NOTHING, FORMER)).containsExactly("a:x", "a:y");
        assertThat(difference(NOTHING, FORMER)).containsExactlyInAnyOrder("a:x", "a:y", "a:*@r", "a:*@s");
    }

    @Test
    void removedPolicyGivesWhatItDenied() {
        assertThat(moved(FORMER, NOTHING)).containsExactly("a:*@r", "a:*@s");
    }

    @Test
    void disablingIsRemovingAndEnablingIsAdding() {
        Policy disabled = Policy.of("p", "P", false, true, FORMER.statements());

        assertThat(moved(FORMER, disabled)).containsExactly("a:*@r", "a:*@s");
        assertThat(moved(disabled, FORMER)).containsExactly("a:x", "a:y");
        assertThat(moved(disabled, disabled)).isEmpty();
    }

    @Test
    void narrowerDenialGivesAllThatTheFormerDenied() {
        Policy current = policy(
                false, "[{'permissions':['a:x','a:y']},{'effect':'Deny','permissions':['a:x'],'resources':['r','s']}]");

        assertThat(moved(FORMER, current)).containsExactly("a:*@r", "a:*@s");
        assertThat(difference(FORMER, current)).containsExactlyInAnyOrder("a:*@r", "a:*@s", "a:x@r", "a:x@s");
    }

    @Test
    void sameSaidInOtherWordsGivesNothing() {
        Policy current = policy(false, """
                [{'effect':'Deny','permissions':['a:*'],'resources':['s']},{'permissions':['a:y']},
                 {'effect':'deny','permissions':['a:*'],'resources':['r']},{'effect':null,'permissions':['a:x','a:y']}]
                """);

        assertThat(moved(FORMER, current)).isEmpty();
        assertThat(difference(FORMER, current)).isEmpty();
    }

    @Test
    void textTellsChangesApart() {
        assertThat(new PolicyChange(NOTHING, FORMER).text())
                .isEqualTo(new PolicyChange(NOTHING, FORMER).text())
                .isNotEqualTo(new PolicyChange(FORMER, NOTHING).text())
                .isNotEqualTo(new PolicyChange(NOTHING, Policy.of("p", "P", false, true, FORMER.statements())).text());
    }
}
