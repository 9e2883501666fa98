package io.membership.permissions;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value for each of many patterns, arranged by their segments, so that a question comes only to those that could answer
 * it.
 */
final class SegmentTree<T> {

    /** The patterns that begin with the same segments. */
    private static final class Node<T> {
        private final Map<String, Node<T>> next = new HashMap<>(4);
        /** Of the pattern that ends here. */
        private @Nullable T end;
        /** Of the pattern that goes on with anything. */
        private @Nullable T rest;
    }

    private final Node<T> root = new Node<>();

    /** The value of this pattern; {@code absent} makes it if there is none yet. */
    T at(Segments pattern, Supplier<T> absent) {
        Node<T> node = root;
        for (int i = 0; i < pattern.size(); i++) {
            if (pattern.isRest(i)) {
                return node.rest == null ? node.rest = absent.get() : node.rest;
            }
            node = node.next.computeIfAbsent(pattern.parts().get(i), segment -> new Node<>());
        }
        return node.end == null ? node.end = absent.get() : node.end;
    }

    /** What {@code reading} makes of the first value whose pattern covers {@code asked} and of which it makes something. */
    <R> @Nullable R covering(Segments asked, Function<T, @Nullable R> reading) {
        return covering(root, asked, 0, reading);
    }

    private static <T, R> @Nullable R covering(
            @Nullable Node<T> node, Segments asked, int depth, Function<T, @Nullable R> reading) {
        if (node == null) {
            return null;
        }
        if (depth == asked.size()) {
            return read(node.end, reading);
        }
        R found = read(node.rest, reading);
        if (found != null || asked.isRest(depth)) {
            return found;
        }
        String segment = asked.parts().get(depth);
        found = covering(node.next.get(segment), asked, depth + 1, reading);
        return found != null || segment.equals(Segments.ANY)
                ? found
                : covering(node.next.get(Segments.ANY), asked, depth + 1, reading);
    }

    /** The same for patterns that have a name in common with {@code asked}. */
    <R> @Nullable R overlapping(Segments asked, Function<T, @Nullable R> reading) {
        return overlapping(root, asked, 0, reading);
    }

    private static <T, R> @Nullable R overlapping(
            @Nullable Node<T> node, Segments asked, int depth, Function<T, @Nullable R> reading) {
        if (node == null) {
            return null;
        }
        if (depth == asked.size()) {
            return read(node.end, reading);
        }
        R found = read(node.rest, reading);
        if (found != null) {
            return found;
        }
        if (asked.isRest(depth)) {
            return first(node.next.values(), child -> anything(child, reading));
        }
        String segment = asked.parts().get(depth);
        if (segment.equals(Segments.ANY)) {
            return first(node.next.values(), child -> overlapping(child, asked, depth + 1, reading));
        }
        found = overlapping(node.next.get(segment), asked, depth + 1, reading);
        return found != null ? found : overlapping(node.next.get(Segments.ANY), asked, depth + 1, reading);
    }

    /** All that begins so. */
    private static <T, R> @Nullable R anything(Node<T> node, Function<T, @Nullable R> reading) {
        R found = read(node.end, reading);
        if (found == null) {
            found = read(node.rest, reading);
        }
        return found != null ? found : first(node.next.values(), child -> anything(child, reading));
    }

    private static <T, R> @Nullable R read(@Nullable T value, Function<T, @Nullable R> reading) {
        return value == null ? null : reading.apply(value);
    }

    private static <T, R> @Nullable R first(Collection<Node<T>> nodes, Function<Node<T>, @Nullable R> reading) {
        for (Node<T> node : nodes) {
            R found = reading.apply(node);
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}
