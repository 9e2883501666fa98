package io.membership.permissions;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What somebody may do, in as few words as possible: a permission is allowed if one of {@code allowed} contains it and
 * none of {@code denied} has anything in common with it. What another one contains is left out, and so is what is denied
 * in whole.
 */
public record Effective(List<Scope> allowed, List<Scope> denied) {

    public Effective {
        allowed = List.copyOf(allowed);
        denied = List.copyOf(denied);
    }

    static Effective of(Collection<Scope> allowed, Collection<Scope> denied) {
        Rules denials = new Rules(denied);
        List<Scope> left = widest(allowed).stream()
                .filter(scope -> denials.covering(scope) == null)
                .toList();
        Rules rest = new Rules(left);
        return new Effective(
                left,
                widest(denied).stream()
                        .filter(scope -> rest.overlapping(scope) != null)
                        .toList());
    }

    private static List<Scope> widest(Collection<Scope> scopes) {
        Rules rules = new Rules(scopes);
        return rules.all().stream()
                .filter(scope -> rules.coveringBeside(scope) == null)
                .toList();
    }

    /** {@link #allowed} as sorted texts. */
    public List<String> allowedTexts() {
        return texts(allowed);
    }

    /** {@link #denied} as sorted texts. */
    public List<String> deniedTexts() {
        return texts(denied);
    }

    private static List<String> texts(List<Scope> scopes) {
        return List.copyOf(scopes.stream().map(Scope::toString).collect(Collectors.toCollection(TreeSet::new)));
    }
}
