package io.membership.permissions;

import java.util.List;

/**
 * What a permission is about, or a pattern of it: segments with slashes between them ({@code orders/eu/17},
 * {@code users/*}), {@code *} as in {@link Permission}. {@code *} alone is everything, and so is naming no resource.
 */
public record Resource(Segments segments) {

    private static final int LONGEST = 255;

    /** Everything. */
    public static final Resource EVERYTHING = new Resource(new Segments(List.of(Segments.ANY)));

    /** @throws GrammarException naming what is wrong with the text */
    public static Resource parse(String text) {
        if (text.length() > LONGEST) {
            throw new GrammarException("may have " + LONGEST + " characters at most");
        }
        List<String> parts = List.of(text.split("/", -1));
        for (String part : parts) {
            if (part.isBlank()) {
                throw new GrammarException("has an empty segment");
            }
            if (part.contains(Segments.ANY) && !part.equals(Segments.ANY)) {
                throw new GrammarException("may have * only as a whole segment");
            }
            if (part.chars().anyMatch(Character::isISOControl)) {
                throw new GrammarException("has a control character");
            }
        }
        return new Resource(new Segments(parts));
    }

    /** One thing of ours by its kind and its name or id, which is taken as it is. */
    static Resource of(String kind, String name) {
        // A role may be called "*", or "a/b"; neither must read as a pattern.
        return new Resource(new Segments(List.of(kind, name.replace("/", "%2F").replace("*", "%2A"))));
    }

    @Override
    public String toString() {
        return String.join("/", segments.parts());
    }
}
