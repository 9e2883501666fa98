package io.membership.permissions;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The policies that reach somebody, and the one place that decides by them: what any of them denies is denied, what any
 * allows is allowed, the rest is not. Beside them stand Keycloak's administration rights, which policies cannot take away:
 * who has them could do the same through Keycloak's own doors.
 */
public final class Grants {

    private static final Comparator<Grant> BY_NAME =
            Comparator.comparing(grant -> grant.policy().name());

    private final List<Grant> policies;
    private final List<Grant> administration;
    /** The same without repetitions, since several ways to one policy decide alike, and by name, so that the first of
     * those that decide does not hang on the order in which roles were read. */
    private final List<Grant> deciding;

    private Grants(Collection<Grant> policies, Collection<Grant> administration) {
        this.policies = List.copyOf(policies);
        this.administration = byName(administration);
        Map<Object, Grant> distinct = new HashMap<>();
        policies.forEach(grant -> distinct.putIfAbsent(
                grant.only() == null ? grant.policy() : List.of(grant.policy(), grant.only()), grant));
        this.deciding = byName(distinct.values());
    }

    private static List<Grant> byName(Collection<Grant> grants) {
        return grants.stream().sorted(BY_NAME).toList();
    }

    static Grants of(Collection<Grant> policies, Collection<Grant> administration) {
        return new Grants(policies, administration);
    }

    Grants withoutAdministration() {
        return new Grants(policies, List.of());
    }

    Grants with(Collection<AdministrationRight> rights) {
        return new Grants(
                policies,
                rights.stream()
                        .map(right -> new Grant(right.policy(), List.of(), null))
                        .toList());
    }

    /** For people, who shall see the same each time. */
    private static List<Grant> inOrder(Collection<Grant> grants) {
        return grants.stream()
                .sorted(BY_NAME.thenComparing(grant -> grant.via().toString()))
                .toList();
    }

    /** Whether all of the question is allowed, and by what. */
    public Decision decide(Scope question) {
        for (Grant grant : administration) {
            if (grant.allowing(question) != null) {
                return new Decision(true, grant.policy().name());
            }
        }
        for (Grant grant : deciding) {
            if (grant.denying(question) != null) {
                return new Decision(false, grant.policy().name());
            }
        }
        for (Grant grant : deciding) {
            if (grant.allowing(question) != null) {
                return new Decision(true, grant.policy().name());
            }
        }
        return Decision.NOTHING;
    }

    /** Whether all of the question is allowed. */
    public boolean allows(Scope question) {
        return decide(question).allowed();
    }

    /** Whether our own operation is allowed on everything. */
    public boolean allows(Operation operation) {
        return allows(Scope.of(operation.permission()));
    }

    /** Everything that speaks for or against the question, by every way, what denies first. */
    public List<Reason> explain(Scope question) {
        List<Reason> reasons = new ArrayList<>();
        List<Grant> ways = inOrder(policies);
        ways.forEach(grant -> add(reasons, Effect.DENY, grant.denying(question), grant));
        inOrder(administration).forEach(grant -> add(reasons, Effect.ALLOW, grant.allowing(question), grant));
        ways.forEach(grant -> add(reasons, Effect.ALLOW, grant.allowing(question), grant));
        return reasons;
    }

    private static void add(List<Reason> reasons, Effect effect, @Nullable Scope scope, Grant grant) {
        if (scope != null) {
            reasons.add(new Reason(effect, scope, grant.policy().name(), grant.via()));
        }
    }

    /** What each policy by itself allows or denies. */
    Stream<Scope> scopes(Effect effect) {
        return effect == Effect.ALLOW
                ? deciding.stream().flatMap(Grant::allowed)
                : deciding.stream().flatMap(grant -> grant.policy().scopes(effect).stream());
    }

    /** What it comes to by policies, in as few words as possible. */
    public Effective effective() {
        return Effective.of(scopes(Effect.ALLOW).toList(), scopes(Effect.DENY).toList());
    }

    /** The policies, if they reach him as a whole: who has the same may do the same. Null if he has less than all of one. */
    @Nullable List<Policy> whole() {
        return deciding.stream().anyMatch(grant -> grant.only() != null)
                ? null
                : deciding.stream().map(Grant::policy).toList();
    }

    /** The ways to each policy, for people. */
    public List<Map<String, Object>> ways() {
        List<Map<String, Object>> ways = new ArrayList<>();
        for (List<Grant> kind : List.of(administration, policies)) {
            for (Grant grant : inOrder(kind)) {
                Map<String, Object> way = new LinkedHashMap<>();
                way.put("policy", grant.policy().name());
                way.put("disabled", grant.policy().isDisabled());
                if (grant.only() != null) {
                    way.put(
                            "only",
                            grant.only().all().stream().map(Scope::toString).toList());
                }
                way.put("via", Reason.json(grant.via()));
                ways.add(way);
            }
        }
        return ways;
    }
}
