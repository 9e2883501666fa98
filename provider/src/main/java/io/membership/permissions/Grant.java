package io.membership.permissions;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A policy that reaches a user, and how.
 *
 * @param via the way to it, from the user's side
 * @param only what the user was given of its permissions; null for all of them. What it denies is never less.
 */
record Grant(Policy policy, List<Step> via, @Nullable Rules only) {

    Grant {
        via = List.copyOf(via);
    }

    /** What allows all of the question here; null if nothing does. */
    @Nullable Scope allowing(Scope question) {
        return policy.isDisabled() || (only != null && only.covering(question) == null)
                ? null
                : policy.allowed().covering(question);
    }

    /** What denies some of the question here; null if nothing does. */
    @Nullable Scope denying(Scope question) {
        return policy.isDisabled() ? null : policy.denied().overlapping(question);
    }

    /** What it allows this user, its denials aside. */
    Stream<Scope> allowed() {
        Stream<Scope> all = policy.scopes(Effect.ALLOW).stream();
        return only == null
                ? all
                : all.flatMap(scope -> only.all().stream().flatMap(part -> scope.meet(part).stream()));
    }
}
