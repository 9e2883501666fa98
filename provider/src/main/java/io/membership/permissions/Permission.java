package io.membership.permissions;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A permission, or a pattern of them: two to eight segments with colons between them, beginning with the module
 * ({@code files:create}, {@code membership:users:read}). A segment is a word of letters, digits, {@code .}, {@code _}
 * and {@code -}, or {@code *} for any one word or, at the end, for all that follows; {@code *} alone is every permission.
 * Letters count as they are written.
 */
public record Permission(Segments segments) {

    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final int MOST_SEGMENTS = 8;

    /** Every permission. */
    public static final Permission EVERY = new Permission(new Segments(List.of(Segments.ANY)));

    /** @throws GrammarException naming what is wrong with the text */
    public static Permission parse(String text) {
        if (text.equals(Segments.ANY)) {
            return EVERY;
        }
        List<String> parts = List.of(text.split(":", -1));
        if (parts.size() < 2) {
            throw new GrammarException("must have a module and an operation, as in files:create");
        }
        if (parts.size() > MOST_SEGMENTS) {
            throw new GrammarException("may have " + MOST_SEGMENTS + " segments at most");
        }
        for (String part : parts) {
            if (part.isEmpty()) {
                throw new GrammarException("has an empty segment");
            }
            if (!part.equals(Segments.ANY) && !WORD.matcher(part).matches()) {
                throw new GrammarException(
                        part.contains(Segments.ANY)
                                ? "may have * only as a whole segment"
                                : "may have letters, digits, '.', '_' and '-' in a segment, 64 at most");
            }
        }
        return new Permission(new Segments(parts));
    }

    /** The first segment: {@code *}, or the module. */
    public String module() {
        return segments.parts().get(0);
    }

    /** Whether both could mean the same permission. */
    public boolean overlaps(Permission other) {
        return segments.meet(other.segments).isPresent();
    }

    @Override
    public String toString() {
        return String.join(":", segments.parts());
    }
}
