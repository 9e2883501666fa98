package io.membership.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Laws that hold whatever the policies are, tried on policies by chance; each case is named by its seed. */
class GrantsLawsTest {

    private static final int TRIES = 3000;
    private static final int QUESTIONS = 8;
    private static final long FIRST_SEED = 61_000;

    /** A way to policies by chance, and questions about them. */
    private static void forGrants(BiConsumer<RandomPermissions, List<Grant>> law) {
        LongStream.range(FIRST_SEED, FIRST_SEED + TRIES).forEach(seed -> {
            RandomPermissions random = new RandomPermissions(seed);
            List<Grant> grants = random.grants();
            try {
                law.accept(random, grants);
            } catch (AssertionError broken) {
                throw new AssertionError("seed " + seed + ": " + broken.getMessage() + "\n" + shown(grants), broken);
            }
        });
    }

    private static String shown(List<Grant> grants) {
        List<String> lines = new ArrayList<>();
        grants.forEach(grant -> lines.add(grant.policy().name()
                + (grant.policy().isDisabled() ? " (disabled) " : " ")
                + Statements.text(grant.policy().statements())
                + (grant.only() == null ? "" : " only " + grant.only().all())));
        return String.join("\n", lines);
    }

    private static Grants of(List<Grant> grants) {
        return Grants.of(grants, List.of());
    }

    private static List<Scope> questions(RandomPermissions random) {
        return random.some(QUESTIONS, QUESTIONS, () -> random.chance(50) ? random.concrete() : random.scope());
    }

    /** The same ways to other policies. */
    private static List<Grant> changed(List<Grant> grants, Function<Policy, Policy> change) {
        Map<Policy, Policy> changed = new HashMap<>();
        return grants.stream()
                .map(grant -> new Grant(changed.computeIfAbsent(grant.policy(), change), grant.via(), grant.only()))
                .toList();
    }

    private static Policy with(Policy policy, List<Statement> statements) {
        return Policy.of(policy.name(), policy.displayName(), policy.isSystem(), policy.isDisabled(), statements);
    }

    private static boolean says(Grant grant, Effect effect, Scope question) {
        return !grant.policy().isDisabled()
                && grant.policy().statements().stream()
                        .filter(statement -> statement.effect() == effect)
                        .flatMap(Statement::scopes)
                        .anyMatch(scope -> RandomPermissions.matches(scope, question));
    }

    private static boolean isGiven(Grant grant, Scope question) {
        return grant.only() == null
                || grant.only().all().stream().anyMatch(scope -> RandomPermissions.matches(scope, question));
    }

    @Test
    void whatIsDeniedIsDeniedAndWhatElseIsAllowedIsAllowed() {
        forGrants((random, grants) -> random.some(QUESTIONS, QUESTIONS, random::concrete)
                .forEach(question -> {
                    boolean denied = grants.stream().anyMatch(grant -> says(grant, Effect.DENY, question));
                    boolean allowed = grants.stream()
                            .anyMatch(grant -> says(grant, Effect.ALLOW, question) && isGiven(grant, question));

                    assertThat(of(grants).allows(question)).as("%s", question).isEqualTo(allowed && !denied);
                }));
    }

    @Test
    void denialAlwaysWins() {
        forGrants((random, grants) -> questions(random).forEach(question -> {
            List<String> denying = grants.stream()
                    .filter(grant -> grant.policy().scopes(Effect.DENY).stream().anyMatch(question::overlaps))
                    .map(grant -> grant.policy().name())
                    .sorted()
                    .toList();
            if (!denying.isEmpty()) {
                assertThat(of(grants).decide(question))
                        .as("%s", question)
                        .isEqualTo(new Decision(false, denying.get(0)));
            }
        }));
    }

    @Test
    void orderNeverMatters() {
        forGrants((random, grants) -> {
            List<Grant> other = random.shuffled(changed(
                    grants,
                    policy -> with(
                            policy,
                            random.shuffled(policy.statements().stream()
                                    .map(statement -> new Statement(
                                            statement.effect(),
                                            random.shuffled(statement.permissions()),
                                            random.shuffled(statement.resources())))
                                    .toList()))));

            questions(random).forEach(question -> {
                assertThat(of(other).decide(question))
                        .as("%s", question)
                        .isEqualTo(of(grants).decide(question));
                assertThat(reasons(of(other), question)).as("%s", question).isEqualTo(reasons(of(grants), question));
            });
            assertThat(TokenText.full(of(other).effective()))
                    .isEqualTo(TokenText.full(of(grants).effective()));
        });
    }

    /** Without the scope: one policy may say the same in several ways. */
    private static List<String> reasons(Grants grants, Scope question) {
        return grants.explain(question).stream()
                .map(reason -> reason.effect() + " " + reason.policy() + " " + reason.via())
                .toList();
    }

    @Test
    void anotherWayToTheSamePolicyChangesNothing() {
        forGrants((random, grants) -> {
            List<Grant> twice = Stream.concat(
                            grants.stream(),
                            grants.stream().map(grant -> new Grant(grant.policy(), List.of(), grant.only())))
                    .toList();

            questions(random)
                    .forEach(question -> assertThat(of(twice).decide(question))
                            .as("%s", question)
                            .isEqualTo(of(grants).decide(question)));
        });
    }

    @Test
    void anotherAllowNeverTakesAccess() {
        forGrants((random, grants) -> {
            List<Grant> more = changed(grants, policy -> more(policy, random.statement(Effect.ALLOW)));

            questions(random).stream()
                    .filter(of(grants)::allows)
                    .forEach(question -> assertThat(of(more).allows(question))
                            .as("%s", question)
                            .isTrue());
        });
    }

    @Test
    void anotherDenyNeverGivesAccess() {
        forGrants((random, grants) -> {
            List<Grant> more = changed(grants, policy -> more(policy, random.statement(Effect.DENY)));

            questions(random).stream()
                    .filter(of(more)::allows)
                    .forEach(question -> assertThat(of(grants).allows(question))
                            .as("%s", question)
                            .isTrue());
        });
    }

    private static Policy more(Policy policy, Statement statement) {
        List<Statement> statements = new ArrayList<>(policy.statements());
        statements.add(statement);
        return with(policy, statements);
    }

    @Test
    void disabledPolicyIsAsIfThereWereNone() {
        forGrants((random, grants) -> {
            List<Grant> enabled = grants.stream()
                    .filter(grant -> !grant.policy().isDisabled())
                    .toList();

            questions(random).forEach(question -> {
                assertThat(of(grants).decide(question)).isEqualTo(of(enabled).decide(question));
                assertThat(of(grants).explain(question)).isEqualTo(of(enabled).explain(question));
            });
            assertThat(of(grants).effective()).isEqualTo(of(enabled).effective());
        });
    }

    @Test
    void patternIsAllowedOnlyIfEveryInstanceIs() {
        forGrants((random, grants) -> {
            Grants all = of(grants);
            List<Scope> instances = random.some(60, 60, random::concrete);

            questions(random).stream()
                    .filter(all::allows)
                    .forEach(pattern -> assertThat(instances)
                            .filteredOn(instance -> RandomPermissions.matches(pattern, instance))
                            .as("%s", pattern)
                            .allMatch(all::allows));
        });
    }

    @Test
    void lessThanAllOfARoleIsNeverMore() {
        forGrants((random, grants) -> {
            List<Grant> whole = grants.stream()
                    .map(grant -> new Grant(grant.policy(), grant.via(), null))
                    .toList();

            questions(random).forEach(question -> {
                if (of(grants).allows(question)) {
                    assertThat(of(whole).allows(question)).as("%s", question).isTrue();
                }
                assertThat(denials(of(grants), question)).as("%s", question).isEqualTo(denials(of(whole), question));
            });
        });
    }

    private static List<Reason> denials(Grants grants, Scope question) {
        return grants.explain(question).stream()
                .filter(reason -> reason.effect() == Effect.DENY)
                .toList();
    }

    @Test
    void explanationAndDecisionAgree() {
        forGrants((random, grants) -> questions(random).forEach(question -> {
            List<Reason> reasons = of(grants).explain(question);
            Decision decision = of(grants).decide(question);

            assertThat(decision.allowed())
                    .as("%s", question)
                    .isEqualTo(
                            !reasons.isEmpty() && reasons.stream().allMatch(reason -> reason.effect() == Effect.ALLOW));
            assertThat(decision.decidedBy())
                    .isEqualTo(reasons.isEmpty() ? null : reasons.get(0).policy());
        }));
    }

    @Test
    void effectivePermissionsDecideAlike() {
        forGrants((random, grants) -> {
            Effective effective = of(grants).effective();

            questions(random)
                    .forEach(question -> assertThat(
                                    effective.allowed().stream().anyMatch(scope -> scope.covers(question))
                                            && effective.denied().stream().noneMatch(scope -> scope.overlaps(question)))
                            .as("%s by %s", question, effective)
                            .isEqualTo(of(grants).allows(question)));
        });
    }

    @Test
    void tokenDecidesAlike() {
        forGrants((random, grants) -> {
            Effective effective = of(grants).effective();
            TokenReader full = new TokenReader(TokenText.full(effective));
            TokenReader compact = new TokenReader(TokenText.compact(effective));

            questions(random).forEach(question -> {
                boolean allowed = of(grants).allows(question);
                assertThat(full.allows(question)).as("%s by %s", question, full).isEqualTo(allowed);
                assertThat(compact.allows(question))
                        .as("%s by %s", question, compact)
                        .isEqualTo(allowed);
            });
        });
    }
}
