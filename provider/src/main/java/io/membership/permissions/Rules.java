package io.membership.permissions;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Many scopes, arranged by the segments of their permissions, so that a question looks at the few that could answer it
 * and not at all of them. Never changes.
 */
final class Rules {

    static final Rules NONE = new Rules(List.of());

    /** What begins with the same segments. */
    private static final class Node {
        private final Map<String, Node> next = new HashMap<>();
        /** Scopes whose permission ends here. */
        private final List<Scope> ends = new ArrayList<>();
        /** Scopes whose permission goes on with anything. */
        private final List<Scope> rest = new ArrayList<>();
    }

    private final Node root = new Node();
    private final List<Scope> all;

    Rules(Collection<Scope> scopes) {
        all = scopes.stream().distinct().toList();
        all.forEach(this::add);
    }

    private void add(Scope scope) {
        Segments permission = scope.permission().segments();
        Node node = root;
        for (int i = 0; i < permission.size(); i++) {
            if (permission.isRest(i)) {
                node.rest.add(scope);
                return;
            }
            node = node.next.computeIfAbsent(permission.parts().get(i), segment -> new Node());
        }
        node.ends.add(scope);
    }

    /** All of them, each once, in the order they were given. */
    List<Scope> all() {
        return all;
    }

    /** One that contains all of the question; null if none does. */
    @Nullable Scope covering(Scope question) {
        return covering(root, question, 0, scope -> scope.covers(question));
    }

    /** One other than {@code scope} itself that contains all of it; null if none does. */
    @Nullable Scope coveringBeside(Scope scope) {
        return covering(root, scope, 0, other -> !other.equals(scope) && other.covers(scope));
    }

    private static @Nullable Scope covering(Node node, Scope question, int depth, Predicate<Scope> test) {
        Segments asked = question.permission().segments();
        if (depth == asked.size()) {
            return first(node.ends, test);
        }
        Scope found = first(node.rest, test);
        if (found != null || asked.isRest(depth)) {
            return found;
        }
        String segment = asked.parts().get(depth);
        Node same = node.next.get(segment);
        found = same == null ? null : covering(same, question, depth + 1, test);
        Node any = segment.equals(Segments.ANY) ? null : node.next.get(Segments.ANY);
        return found != null || any == null ? found : covering(any, question, depth + 1, test);
    }

    /** One that has something in common with the question; null if none has. */
    @Nullable Scope overlapping(Scope question) {
        return overlapping(root, question, 0);
    }

    private static @Nullable Scope overlapping(Node node, Scope question, int depth) {
        Segments asked = question.permission().segments();
        Predicate<Scope> test = scope -> scope.overlaps(question);
        if (depth == asked.size()) {
            return first(node.ends, test);
        }
        Scope found = first(node.rest, test);
        if (found == null && asked.isRest(depth)) {
            // Met on the way down: the question goes on with anything, so with what ends here.
            found = first(node.ends, test);
        }
        String segment = asked.parts().get(depth);
        Stream<Node> onward = segment.equals(Segments.ANY)
                ? node.next.values().stream()
                : Stream.of(segment, Segments.ANY).map(node.next::get);
        int deeper = asked.isRest(depth) ? depth : depth + 1;
        return found != null
                ? found
                : onward.map(child -> child == null ? null : overlapping(child, question, deeper))
                        .filter(scope -> scope != null)
                        .findFirst()
                        .orElse(null);
    }

    private static @Nullable Scope first(List<Scope> scopes, Predicate<Scope> test) {
        for (Scope scope : scopes) {
            if (test.test(scope)) {
                return scope;
            }
        }
        return null;
    }
}
