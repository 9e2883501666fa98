package io.membership.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tree finds what a look at every single scope would find. */
class RulesTest {

    private static final int TRIES = 5000;
    private static final long FIRST_SEED = 41_000;

    private static Rules rules(String... texts) {
        return new Rules(Stream.of(texts).map(Scope::parse).toList());
    }

    @Test
    void eachScopeIsKeptOnceInTheOrderOfTheList() {
        assertThat(rules("b:x", "a:x", "b:x@*", "a:x@r").all())
                .containsExactly(Scope.parse("b:x"), Scope.parse("a:x"), Scope.parse("a:x@r"));
    }

    @Test
    void noRulesFindNothing() {
        assertThat(Rules.NONE.all()).isEmpty();
        assertThat(Rules.NONE.covering(Scope.parse("a:b"))).isNull();
        assertThat(Rules.NONE.overlapping(Scope.of(Permission.EVERY))).isNull();
    }

    @Test
    void scopeIsNotCoveredByItselfButByAWiderOne() {
        assertThat(rules("files:*", "mail:read").coveringBeside(Scope.parse("files:*")))
                .isNull();
        assertThat(rules("files:*", "files:read").coveringBeside(Scope.parse("files:read")))
                .isEqualTo(Scope.parse("files:*"));
        assertThat(rules("files:read", "files:read@a").coveringBeside(Scope.parse("files:read@a")))
                .isEqualTo(Scope.parse("files:read"));
        assertThat(rules("files:read", "files:read@a").coveringBeside(Scope.parse("files:read")))
                .isNull();
    }

    @Test
    void questionWithARestMeetsWhateverGoesOn() {
        assertThat(rules("a:b:c:d@r").overlapping(Scope.parse("a:*"))).isNotNull();
        assertThat(rules("a:b").overlapping(Scope.parse("a:*"))).isNotNull();
        assertThat(rules("a:b:c").overlapping(Scope.parse("a:b:c:*"))).isNull();
        assertThat(rules("a:*:d").overlapping(Scope.parse("*:b:d"))).isNotNull();
    }

    @Test
    void treeAgreesWithALookAtEveryScope() {
        LongStream.range(FIRST_SEED, FIRST_SEED + TRIES).forEach(seed -> {
            RandomPermissions random = new RandomPermissions(seed);
            List<Scope> scopes = random.some(0, 12, random::scope);
            Rules rules = new Rules(scopes);
            Scope question = random.chance(50) ? random.scope() : random.concrete();
            List<Scope> covering =
                    scopes.stream().filter(scope -> scope.covers(question)).toList();
            List<Scope> overlapping =
                    scopes.stream().filter(scope -> scope.overlaps(question)).toList();

            assertFound(rules.covering(question), covering, seed, question, scopes);
            assertFound(rules.overlapping(question), overlapping, seed, question, scopes);
            assertThat(rules.all()).isEqualTo(scopes.stream().distinct().toList());
            scopes.forEach(scope -> assertFound(
                    rules.coveringBeside(scope),
                    scopes.stream()
                            .filter(other -> !other.equals(scope) && other.covers(scope))
                            .toList(),
                    seed,
                    scope,
                    scopes));
        });
    }

    private static void assertFound(
            Scope found, List<Scope> candidates, long seed, Scope question, List<Scope> scopes) {
        if (candidates.isEmpty()) {
            assertThat(found).as("seed %d: %s in %s", seed, question, scopes).isNull();
        } else {
            assertThat(candidates)
                    .as("seed %d: %s in %s", seed, question, scopes)
                    .contains(found);
        }
    }
}
