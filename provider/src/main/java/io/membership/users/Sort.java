package io.membership.users;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.membership.users.Member.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The order of a list: by one column after the other, the id deciding what is left, so that it is total. The default is
 * the order of creation.
 *
 * @param keys at least one; {@code id} comes last and nowhere else
 */
record Sort(List<Key> keys) {

    static final Sort DEFAULT = Sort.of(List.of(new Key(Column.CREATED_ON, false)));

    Sort {
        keys = List.copyOf(keys);
    }

    /** One column and its direction. */
    record Key(Column column, boolean descending) {

        /**
         * Users who lack the member come last, in both directions. Creation is the exception: its index, read
         * backwards, has them first, and Keycloak always writes it, so that nobody sees the difference.
         */
        boolean absentFirst() {
            return descending && column == Column.CREATED_ON;
        }

        /** Whether there can be users without a value. */
        boolean mayLack() {
            return column != Column.ID && column != Column.USER_NAME;
        }

        private Comparator<@Nullable Object> comparator() {
            Comparator<Object> ascending = Filter::compare;
            Comparator<Object> order = descending ? ascending.reversed() : ascending;
            return absentFirst() ? Comparator.nullsFirst(order) : Comparator.nullsLast(order);
        }
    }

    /**
     * Reads {@code {"createdOn": -1}}: an object, its text, or its text encoded once more; 1 or "asc", -1 or "desc".
     *
     * @throws QueryException naming the member that cannot be sorted by
     */
    static Sort parse(@Nullable JsonNode json) {
        JsonNode document = FilterParser.unwrapped(json);
        if (document == null || (document.isObject() && document.isEmpty())) {
            return DEFAULT;
        }
        if (!document.isObject()) {
            throw QueryException.sort("sort", "must be a JSON object such as {\"createdOn\":-1}");
        }
        List<Key> keys = new ArrayList<>();
        document.properties().forEach(entry -> keys.add(new Key(column(entry.getKey()), descending(entry))));
        return of(keys);
    }

    static Sort parse(@Nullable String text) {
        return parse(text == null ? null : TextNode.valueOf(text));
    }

    /** What follows the id, or names a column again, cannot change the order. */
    private static Sort of(List<Key> asked) {
        List<Key> keys = new ArrayList<>();
        for (Key key : asked) {
            if (keys.stream().noneMatch(earlier -> earlier.column == key.column)) {
                keys.add(key);
            }
            if (key.column == Column.ID) {
                return new Sort(keys);
            }
        }
        keys.add(new Key(Column.ID, false));
        return new Sort(keys);
    }

    private static Column column(String name) {
        return Column.named(name).orElseThrow(() -> {
            String all = Arrays.stream(Column.values()).map(Column::label).collect(Collectors.joining(", "));
            return QueryException.sort(name, "cannot be sorted by; these can: " + all);
        });
    }

    private static boolean descending(Map.Entry<String, JsonNode> entry) {
        return switch (entry.getValue().asText().toLowerCase(Locale.ROOT)) {
            case "1", "asc" -> false;
            case "-1", "desc" -> true;
            default -> throw QueryException.sort(entry.getKey(), "must be sorted 1 (ascending) or -1 (descending)");
        };
    }

    /** The values by which a user is placed, in the order of the keys. */
    List<@Nullable Object> values(UserFacts user) {
        List<@Nullable Object> values = new ArrayList<>();
        keys.forEach(key -> values.add(key.column.value(user)));
        return values;
    }

    /** The order of such values in memory, where text is compared by its characters. */
    int compare(List<@Nullable Object> left, List<@Nullable Object> right) {
        for (int i = 0; i < keys.size(); i++) {
            int order = keys.get(i).comparator().compare(left.get(i), right.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    /** One spelling for one order. */
    String text() {
        return keys.stream()
                .map(key -> (key.descending ? "-" : "") + key.column.label())
                .collect(Collectors.joining(","));
    }
}
