package io.membership.users;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.membership.api.Json;
import io.membership.users.Filter.Among;
import io.membership.users.Filter.Prefix;
import io.membership.users.Filter.Range;
import io.membership.users.Filter.Range.Side;
import io.membership.users.Member.Column;
import io.membership.users.Member.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a filter written as a MongoDB query document: an object, its text, or its text encoded once more.
 *
 * <pre>
 * {"email": "ona@example.test"}                      equality; null asks for users without the member
 * {"createdOn": {"$gte": "2024-01-01", "$lt": …}}    $eq $ne $gt $gte $lt $lte $in $nin $exists $regex
 * {"lastName": {"$regex": "^Petr", "$options": "i"}} only the beginning of a text, so that an index can serve it
 * {"$or": [{"roles": "Editor"}, {"tags": "beta"}]}   $and $or; equality with a list member asks whether it contains
 * </pre>
 *
 * A filter has at most {@value #MOST_TERMS} tests in {@value #DEEPEST} levels, with {@value #MOST_VALUES} values in all.
 */
final class FilterParser {

    private static final int DEEPEST = 16;
    private static final int MOST_TERMS = 200;

    /** One SQL parameter each; 1000 is what Oracle takes in a list. */
    private static final int MOST_VALUES = 1000;

    private final Set<String> searchableMeta;
    private int terms;
    private int values;

    private FilterParser(Set<String> searchableMeta) {
        this.searchableMeta = searchableMeta;
    }

    /**
     * The filter in {@code text}; {@link Filter#any} if there is none.
     *
     * @param searchableMeta keys of the meta object that may be asked for as {@code meta.<key>}
     * @throws QueryException naming the member or operator that cannot be taken
     */
    static Filter parse(@Nullable String text, Set<String> searchableMeta) {
        return parse(text == null ? null : TextNode.valueOf(text), searchableMeta);
    }

    /** The same for a filter that came as a JSON value. */
    static Filter parse(@Nullable JsonNode json, Set<String> searchableMeta) {
        JsonNode document = unwrapped(json);
        return document == null ? Filter.any() : new FilterParser(searchableMeta).document(document, 1);
    }

    /** Clients encode a filter that is text already once more; null stands for no filter. */
    static @Nullable JsonNode unwrapped(@Nullable JsonNode json) {
        JsonNode node = json;
        for (int layers = 0; layers < 2 && node != null && node.isTextual(); layers++) {
            String text = node.textValue();
            if (text.isBlank()) {
                return null;
            }
            node = Json.parse(text).orElse(node);
        }
        return node == null || node.isNull() ? null : node;
    }

    private Filter document(JsonNode json, int depth) {
        if (!json.isObject()) {
            throw QueryException.filter("filter", "must be a JSON object");
        }
        if (depth > DEEPEST) {
            throw QueryException.filter("filter", "is nested deeper than " + DEEPEST + " levels");
        }
        List<Filter> found = new ArrayList<>();
        json.properties().forEach(entry -> {
            String name = entry.getKey();
            switch (name) {
                case "$and" -> found.add(Filter.and(documents(name, entry.getValue(), depth)));
                case "$or" -> found.add(Filter.or(documents(name, entry.getValue(), depth)));
                default -> found.addAll(tests(member(name), entry.getValue()));
            }
        });
        return Filter.and(found);
    }

    private List<Filter> documents(String operator, JsonNode json, int depth) {
        if (!json.isArray() || json.isEmpty()) {
            throw QueryException.filter(operator, "must be a list of at least one object");
        }
        List<Filter> found = new ArrayList<>();
        json.forEach(element -> found.add(document(element, depth + 1)));
        return found;
    }

    private Member member(String name) {
        if (name.startsWith("$")) {
            throw QueryException.filter(name, "is not supported; $and and $or are");
        }
        return Member.named(name, searchableMeta)
                .orElseThrow(() -> QueryException.filter(name, "is not a member that can be filtered"));
    }

    private List<Filter> tests(Member member, JsonNode json) {
        if (!json.isObject() || json.has("$date")) {
            return List.of(among(member, List.of(json), false));
        }
        if (json.isEmpty()) {
            throw QueryException.filter(member.label(), "has no operator");
        }
        List<Filter> found = new ArrayList<>();
        json.properties().forEach(entry -> {
            if (!entry.getKey().equals("$options")) {
                found.add(test(member, entry.getKey(), entry.getValue(), json.get("$options")));
            } else if (!json.has("$regex")) {
                throw QueryException.filter("$options", "belongs to $regex, which is missing");
            }
        });
        return found;
    }

    private Filter test(Member member, String operator, JsonNode operand, @Nullable JsonNode options) {
        return switch (operator) {
            case "$eq" -> among(member, List.of(operand), false);
            case "$ne" -> among(member, List.of(operand), true);
            case "$in" -> among(member, list(operator, operand), false);
            case "$nin" -> among(member, list(operator, operand), true);
            case "$exists" -> exists(member, operand);
            case "$gt" -> range(member, Side.GT, operand);
            case "$gte" -> range(member, Side.GTE, operand);
            case "$lt" -> range(member, Side.LT, operand);
            case "$lte" -> range(member, Side.LTE, operand);
            case "$regex" -> prefix(member, operand, options);
            default ->
                throw QueryException.filter(operator, "is not an operator that can be used on " + member.label());
        };
    }

    private Filter among(Member member, List<JsonNode> operands, boolean negated) {
        count(operands.size());
        List<Object> present = operands.stream()
                .filter(operand -> !operand.isNull())
                .<Object>map(operand -> Operand.read(member, operand))
                .distinct()
                .toList();
        return new Among(member, present, operands.stream().anyMatch(JsonNode::isNull), negated);
    }

    private Filter exists(Member member, JsonNode operand) {
        count(1);
        if (!operand.isBoolean()) {
            throw QueryException.filter("$exists", "must be true or false");
        }
        return new Among(member, List.of(), true, operand.booleanValue());
    }

    private Filter range(Member member, Side side, JsonNode operand) {
        count(1);
        if (!(member instanceof Column column)) {
            throw QueryException.filter(
                    side.operator(), "cannot be used on " + member.label() + ", which has no order");
        }
        return new Range(column, side, Operand.read(member, operand));
    }

    private Filter prefix(Member member, JsonNode pattern, @Nullable JsonNode options) {
        count(1);
        if (!member.text()) {
            throw QueryException.filter("$regex", "cannot be used on " + member.label() + ", which is no text");
        }
        String flags = options == null ? "" : options.asText();
        if (!flags.isEmpty() && !flags.equals("i")) {
            throw QueryException.filter("$options", "can only be \"i\"");
        }
        String prefix = Operand.prefix(pattern);
        boolean ignoreCase = !flags.isEmpty() || member.kind() == Kind.FOLDED;
        return new Prefix(member, ignoreCase ? prefix.toLowerCase(Locale.ROOT) : prefix, ignoreCase);
    }

    private static List<JsonNode> list(String operator, JsonNode operand) {
        if (!operand.isArray()) {
            throw QueryException.filter(operator, "must be a list");
        }
        List<JsonNode> elements = new ArrayList<>();
        operand.forEach(elements::add);
        return elements;
    }

    private void count(int operands) {
        terms++;
        values += operands;
        if (terms > MOST_TERMS || values > MOST_VALUES) {
            throw QueryException.filter(
                    "filter", "has more than " + MOST_TERMS + " tests or " + MOST_VALUES + " values");
        }
    }
}
