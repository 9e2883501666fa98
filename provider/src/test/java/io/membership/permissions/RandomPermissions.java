package io.membership.permissions;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Patterns, policies and questions by chance, over so few words that they meet often. Names have one word more: what holds
 * for a word that no pattern names holds for all such words.
 */
final class RandomPermissions {

    private static final List<String> WORDS = List.of("a", "b");
    private static final List<String> NAME_WORDS = List.of("a", "b", "other");

    private final Random random;

    RandomPermissions(long seed) {
        this.random = new Random(seed);
    }

    /** Every name of that many segments at most. */
    static List<List<String>> names(int longest) {
        List<List<String>> names = new ArrayList<>();
        List<List<String>> open = List.of(List.of());
        for (int i = 0; i < longest; i++) {
            open = open.stream()
                    .flatMap(name -> NAME_WORDS.stream()
                            .map(word -> Stream.concat(name.stream(), Stream.of(word))
                                    .toList()))
                    .toList();
            names.addAll(open);
        }
        return names;
    }

    /** What the grammar says in prose, put down without looking at the code: the last {@code *} is one segment or more. */
    static boolean matches(List<String> pattern, List<String> name) {
        String first = pattern.get(0);
        if (pattern.size() == 1 && first.equals("*")) {
            return !name.isEmpty();
        }
        if (name.isEmpty() || !(first.equals("*") || first.equals(name.get(0)))) {
            return false;
        }
        List<String> pattern2 = pattern.subList(1, pattern.size());
        List<String> name2 = name.subList(1, name.size());
        return pattern2.isEmpty() ? name2.isEmpty() : matches(pattern2, name2);
    }

    /** The same of a question without patterns. */
    static boolean matches(Scope pattern, Scope name) {
        return matches(
                        pattern.permission().segments().parts(),
                        name.permission().segments().parts())
                && matches(
                        pattern.resource().segments().parts(),
                        name.resource().segments().parts());
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    int number(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    <T> List<T> some(int least, int most, Supplier<T> each) {
        return IntStream.range(0, number(least, most)).mapToObj(i -> each.get()).toList();
    }

    <T> List<T> shuffled(List<T> list) {
        List<T> shuffled = new ArrayList<>(list);
        Collections.shuffle(shuffled, random);
        return List.copyOf(shuffled);
    }

    Segments pattern(int shortest, int longest) {
        return new Segments(some(shortest, longest, () -> chance(35) ? "*" : one(WORDS)));
    }

    private Segments name(int shortest, int longest) {
        return new Segments(some(shortest, longest, () -> one(NAME_WORDS)));
    }

    Permission permission() {
        return chance(5)
                ? Permission.EVERY
                : Permission.parse(String.join(":", pattern(2, 3).parts()));
    }

    Resource resource() {
        return Resource.parse(String.join("/", pattern(1, 3).parts()));
    }

    Scope scope() {
        return chance(40) ? Scope.of(permission()) : new Scope(permission(), resource());
    }

    /** A permission and a resource without patterns. */
    Scope concrete() {
        return new Scope(new Permission(name(2, 4)), new Resource(name(1, 4)));
    }

    Statement statement(Effect effect) {
        return new Statement(effect, some(1, 3, this::permission), some(0, 2, this::resource));
    }

    Statement statement() {
        return statement(chance(25) ? Effect.DENY : Effect.ALLOW);
    }

    Policy policy(String name) {
        return Policy.of(name, name, false, chance(15), some(0, 4, this::statement));
    }

    /** A way to one of these policies, now and then to a part of it. */
    Grant grant(List<Policy> policies) {
        return new Grant(
                one(policies),
                some(1, 2, () -> new Step(one(List.of(Step.Kind.values())), one(WORDS))),
                chance(25) ? new Rules(some(0, 3, this::scope)) : null);
    }

    List<Grant> grants() {
        List<Policy> policies =
                IntStream.range(0, 4).mapToObj(i -> policy("policy-" + i)).toList();
        return some(0, 6, () -> grant(policies));
    }
}
