package io.membership.permissions;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A pattern of segments: {@code *} stands for exactly one segment or, as the last one, for one or more that remain. Both
 * permissions ({@code files:*}) and resources ({@code orders/eu/*}) are such patterns; one without {@code *} is a plain
 * name.
 */
record Segments(List<String> parts) {

    static final String ANY = "*";

    Segments {
        parts = List.copyOf(parts);
    }

    int size() {
        return parts.size();
    }

    /** Whether the segment at {@code index} stands for all that remain. */
    boolean isRest(int index) {
        return index == parts.size() - 1 && parts.get(index).equals(ANY);
    }

    /** Whether every name that matches {@code other} matches this too. */
    boolean covers(Segments other) {
        for (int i = 0; i < size(); i++) {
            if (i >= other.size()) {
                return false;
            }
            if (isRest(i)) {
                return true;
            }
            if (!parts.get(i).equals(ANY) && !parts.get(i).equals(other.parts.get(i))) {
                return false;
            }
        }
        return size() == other.size();
    }

    /** The pattern of the names that match both; empty if there is no such name. */
    Optional<Segments> meet(Segments other) {
        List<String> both = new ArrayList<>();
        for (int i = 0; i < size() && i < other.size(); i++) {
            if (isRest(i)) {
                both.addAll(other.parts.subList(i, other.size()));
                return Optional.of(new Segments(both));
            }
            if (other.isRest(i)) {
                both.addAll(parts.subList(i, size()));
                return Optional.of(new Segments(both));
            }
            String mine = parts.get(i);
            String its = other.parts.get(i);
            if (!mine.equals(its) && !mine.equals(ANY) && !its.equals(ANY)) {
                return Optional.empty();
            }
            both.add(mine.equals(ANY) ? its : mine);
        }
        return size() == other.size() ? Optional.of(new Segments(both)) : Optional.empty();
    }
}
