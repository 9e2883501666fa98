package io.membership.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list that goes on behind the place of its last row: {@code pageSize} and {@code cursor} of a request, {@code
 * nextCursor} of its answer.
 *
 * @param size rows of the page at most
 * @param after where the page before ended; null for the first
 */
public record Slice(int size, @Nullable Place after) {

    private static final int USUAL = 50;
    private static final int LARGEST = 200;

    /** Where a row stands. @param at number that the list is in order of; among equals the id decides */
    public record Place(long at, String id) {

        private static final Pattern FORM = Pattern.compile("([0-9]{1,18})\\.([0-9a-f-]{36})");

        private static Place of(String cursor) {
            Matcher parts = FORM.matcher(cursor);
            if (!parts.matches()) {
                throw ApiException.badRequest(
                        "InvalidCursor", "cursor", "query", "cursor", "is broken; begin again without it");
            }
            return new Place(Long.parseLong(parts.group(1)), parts.group(2));
        }

        /** As cursors have it. */
        @Override
        public String toString() {
            return at + "." + id;
        }
    }

    /** What a request asks for. 400 {@code InvalidCursor}. */
    public static Slice of(Arguments arguments) {
        Integer asked = arguments.number("pageSize", 1);
        String cursor = arguments.filled("cursor");
        return new Slice(asked == null ? USUAL : Math.min(asked, LARGEST), cursor == null ? null : Place.of(cursor));
    }

    /** How many rows to read: one more than fit tells whether the list goes on. */
    public int rows() {
        return size + 1;
    }

    /**
     * The answer.
     *
     * @param found as many as {@link #rows} at most
     * @param shown as callers read those that fit
     */
    public <T> Map<String, Object> page(List<T> found, Function<List<T>, List<?>> shown, Function<T, Place> place) {
        List<T> fitting = found.size() > size ? found.subList(0, size) : found;
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("result", shown.apply(fitting));
        if (found.size() > size) {
            page.put("nextCursor", place.apply(found.get(size - 1)).toString());
        }
        return page;
    }
}
