package io.membership.users;

import io.membership.api.Json;
import io.membership.users.Member.Column;
import io.membership.users.Member.Derived;
import io.membership.users.Member.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A question about users, with the meaning it has in MongoDB: an array matches if one of its values does, {@code null}
 * stands for absent, and a negated test holds for users who lack the member.
 *
 * <p>{@link FilterParser} makes one of JSON, {@link #test} answers it for a user in memory and {@link FilterPredicate} in
 * SQL. {@link #text} gives JSON back that parses to the same tree.
 */
sealed interface Filter {

    /** Every user. */
    static Filter any() {
        return new And(List.of());
    }

    /** Whether the user is one of those asked for. */
    boolean test(UserFacts user, boolean realmVerifiesEmail);

    /** The filter as plain maps, lists and values for JSON. */
    Object json();

    /** The filter as JSON text, the same for the same tree on every node. */
    default String text() {
        return Json.text(json());
    }

    /** Whether service accounts are asked for, by name or by type; lists leave them out otherwise. */
    boolean asksForServices();

    static Filter and(List<Filter> terms) {
        return terms.size() == 1 ? terms.get(0) : new And(terms);
    }

    static Filter or(List<Filter> terms) {
        return terms.size() == 1 ? terms.get(0) : new Or(terms);
    }

    /** All terms hold; true without terms. */
    record And(List<Filter> terms) implements Filter {
        public And {
            terms = List.copyOf(terms);
        }

        @Override
        public boolean test(UserFacts user, boolean realmVerifiesEmail) {
            return terms.stream().allMatch(term -> term.test(user, realmVerifiesEmail));
        }

        @Override
        public boolean asksForServices() {
            return terms.stream().anyMatch(Filter::asksForServices);
        }

        @Override
        public Object json() {
            return terms.isEmpty()
                    ? Map.of()
                    : Map.of("$and", terms.stream().map(Filter::json).toList());
        }
    }

    /** At least one term holds. */
    record Or(List<Filter> terms) implements Filter {
        public Or {
            terms = List.copyOf(terms);
        }

        @Override
        public boolean test(UserFacts user, boolean realmVerifiesEmail) {
            return terms.stream().anyMatch(term -> term.test(user, realmVerifiesEmail));
        }

        @Override
        public boolean asksForServices() {
            return terms.stream().anyMatch(Filter::asksForServices);
        }

        @Override
        public Object json() {
            return Map.of("$or", terms.stream().map(Filter::json).toList());
        }
    }

    /**
     * The member has one of the values ({@code $eq}, {@code $in}, {@code $exists:false}) or, negated, none of them
     * ({@code $ne}, {@code $nin}, {@code $exists:true}).
     *
     * @param orAbsent whether {@code null} is one of the values
     */
    record Among(Member member, List<Object> values, boolean orAbsent, boolean negated) implements Filter {
        public Among {
            values = List.copyOf(values);
        }

        @Override
        public boolean test(UserFacts user, boolean realmVerifiesEmail) {
            Collection<?> present = member.values(user, realmVerifiesEmail);
            boolean found = present.isEmpty() ? orAbsent : present.stream().anyMatch(values::contains);
            return found != negated;
        }

        @Override
        public boolean asksForServices() {
            return !negated && (member == Column.ID || (member == Derived.TYPE && values.contains(UserType.SERVICE)));
        }

        @Override
        public Object json() {
            List<@Nullable Object> operands = new ArrayList<>();
            values.forEach(value -> operands.add(operand(member, value)));
            if (orAbsent) {
                operands.add(null);
            }
            return Map.of(member.label(), Map.of(negated ? "$nin" : "$in", operands));
        }
    }

    /** The member is there and lies on one side of a value. Text is in the order of the database. */
    record Range(Column column, Side side, Comparable<?> bound) implements Filter {

        enum Side {
            GT,
            GTE,
            LT,
            LTE;

            String operator() {
                return "$" + name().toLowerCase(Locale.ROOT);
            }

            boolean holds(int comparison) {
                return switch (this) {
                    case GT -> comparison > 0;
                    case GTE -> comparison >= 0;
                    case LT -> comparison < 0;
                    case LTE -> comparison <= 0;
                };
            }
        }

        @Override
        public boolean test(UserFacts user, boolean realmVerifiesEmail) {
            Object value = column.value(user);
            return value != null && side.holds(compare(value, bound));
        }

        @Override
        public boolean asksForServices() {
            return false;
        }

        @Override
        public Object json() {
            return Map.of(column.label(), Map.of(side.operator(), operand(column, bound)));
        }
    }

    /**
     * A value of the member begins with the prefix, which is in lower case if case is ignored. Attribute values that are
     * too long for Keycloak's index are not found so.
     */
    record Prefix(Member member, String prefix, boolean ignoreCase) implements Filter {

        static final int LONGEST_VALUE = 255;

        @Override
        public boolean test(UserFacts user, boolean realmVerifiesEmail) {
            return member.values(user, realmVerifiesEmail).stream()
                    .map(String::valueOf)
                    .filter(value -> value.length() <= LONGEST_VALUE)
                    .map(value -> ignoreCase ? value.toLowerCase(Locale.ROOT) : value)
                    .anyMatch(value -> value.startsWith(prefix));
        }

        @Override
        public boolean asksForServices() {
            return false;
        }

        @Override
        public Object json() {
            String pattern = "^" + prefix.replaceAll("[\\\\.*+?()\\[\\]{}|^$]", "\\\\$0");
            SortedMap<String, Object> test = new TreeMap<>(Map.of("$regex", pattern));
            if (ignoreCase) {
                test.put("$options", "i");
            }
            return Map.of(member.label(), test);
        }
    }

    private static Object operand(Member member, Object value) {
        return member.kind() == Kind.INSTANT && value instanceof Long millis
                ? Instant.ofEpochMilli(millis).toString()
                : String.valueOf(value);
    }

    /** Compares two values of one column, text or milliseconds. */
    static int compare(Object left, Object right) {
        return left instanceof Long millis && right instanceof Long others
                ? Long.compare(millis, others)
                : left.toString().compareTo(right.toString());
    }
}
