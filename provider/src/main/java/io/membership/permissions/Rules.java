package io.membership.permissions;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Many scopes, arranged so that a question looks at the few that could answer it. Never changes. */
final class Rules {

    static final Rules NONE = new Rules(List.of());

    private final List<Scope> all = new ArrayList<>();
    private final SegmentTree<SegmentTree<Scope>> resourcesByPermission = new SegmentTree<>();

    Rules(Collection<Scope> scopes) {
        scopes.forEach(this::add);
    }

    private void add(Scope scope) {
        resourcesByPermission
                .at(scope.permission().segments(), SegmentTree::new)
                .at(scope.resource().segments(), () -> {
                    all.add(scope);
                    return scope;
                });
    }

    /** All of them, each once, in the order they were given. */
    List<Scope> all() {
        return Collections.unmodifiableList(all);
    }

    /** One that contains all of the question; null if none does. */
    @Nullable Scope covering(Scope question) {
        return covering(question, scope -> scope);
    }

    /** One other than {@code scope} itself that contains all of it; null if none does. */
    @Nullable Scope coveringBeside(Scope scope) {
        return covering(scope, other -> other.equals(scope) ? null : other);
    }

    private @Nullable Scope covering(Scope question, Function<Scope, @Nullable Scope> choice) {
        return resourcesByPermission.covering(
                question.permission().segments(),
                resources -> resources.covering(question.resource().segments(), choice));
    }

    /** One that has something in common with the question; null if none has. */
    @Nullable Scope overlapping(Scope question) {
        return resourcesByPermission.overlapping(
                question.permission().segments(),
                resources -> resources.overlapping(question.resource().segments(), scope -> scope));
    }
}
