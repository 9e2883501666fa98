package io.membership.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.TextNode;
import io.membership.api.Json;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterParserTest {

    private static final Set<String> SEARCHABLE = Set.of("plan", "Plan", "level");

    @ParameterizedTest(name = "{0} is read as {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {}                                                 | {}
            {"email":"Ona@Example.TEST"}                       | {"email":{"$in":["ona@example.test"]}}
            {"EMAIL":"a"}                                      | {"email":{"$in":["a"]}}
            {"username":"Ona"}                                 | {"userName":{"$in":["ona"]}}
            {"firstName":"Ona"}                                | {"firstName":{"$in":["Ona"]}}
            {"firstName":null}                                 | {"firstName":{"$in":[null]}}
            {"firstName":{"$ne":null}}                         | {"firstName":{"$nin":[null]}}
            {"firstName":{"$exists":true}}                     | {"firstName":{"$nin":[null]}}
            {"firstName":{"$exists":false}}                    | {"firstName":{"$in":[null]}}
            {"roles":{"$in":["A","B","A",null]}}               | {"roles":{"$in":["A","B",null]}}
            {"roles":{"$nin":[]}}                              | {"roles":{"$nin":[]}}
            {"_id":"6F1D2C3B4A594E6887779A8B7C6D5E4F"}         | {"id":{"$in":["6f1d2c3b-4a59-4e68-8777-9a8b7c6d5e4f"]}}
            {"id":"6F1D2C3B-4a59-4e68-8777-9a8b7c6d5e4f"}      | {"id":{"$in":["6f1d2c3b-4a59-4e68-8777-9a8b7c6d5e4f"]}}
            {"id":"f:Ldap:Ona"}                                | {"id":{"$in":["f:Ldap:Ona"]}}
            {"createdOn":{"$gte":"2024-01-31T15:30:00.123Z"}}  | {"createdOn":{"$gte":"2024-01-31T15:30:00.123Z"}}
            {"createdOn":{"$gt":"2024-01-31T15:30:00Z"}}       | {"createdOn":{"$gt":"2024-01-31T15:30:00Z"}}
            {"createdOn":{"$lt":"2024-01-31T15:30:00"}}        | {"createdOn":{"$lt":"2024-01-31T15:30:00Z"}}
            {"createdOn":{"$lte":"2024-01-31T15:30+02:00"}}    | {"createdOn":{"$lte":"2024-01-31T13:30:00Z"}}
            {"createdOn":{"$lte":"2024-01-31"}}                | {"createdOn":{"$lte":"2024-01-31T00:00:00Z"}}
            {"createdOn":{"$date":"2024-01-31T15:30:00Z"}}     | {"createdOn":{"$in":["2024-01-31T15:30:00Z"]}}
            {"createdOn":{"$lt":{"$date":1706715000000}}}      | {"createdOn":{"$lt":"2024-01-31T15:30:00Z"}}
            {"status":"blocked"}                               | {"status":{"$in":["Blocked"]}}
            {"type":{"$ne":"SERVICE"}}                         | {"type":{"$nin":["Service"]}}
            {"meta.plan":"gold"}                               | {"meta.plan":{"$in":["gold"]}}
            {"meta.Plan":"gold"}                               | {"meta.Plan":{"$in":["gold"]}}
            {"META.LEVEL":7}                                   | {"meta.level":{"$in":["7"]}}
            {"meta.level":7.50}                                | {"meta.level":{"$in":["7.5"]}}
            {"meta.level":7e0}                                 | {"meta.level":{"$in":["7"]}}
            {"meta.level":1e999999999}                         | {"meta.level":{"$in":["1E+999999999"]}}
            {"meta.level":true}                                | {"meta.level":{"$in":["true"]}}
            {"lastName":{"$regex":"^Pet"}}                     | {"lastName":{"$regex":"^Pet"}}
            {"lastName":{"$regex":"^Pet.*"}}                   | {"lastName":{"$regex":"^Pet"}}
            {"lastName":{"$regex":"^Pet\\\\.\\\\*"}}           | {"lastName":{"$regex":"^Pet\\\\.\\\\*"}}
            {"lastName":{"$regex":"^Pet","$options":"i"}}      | {"lastName":{"$options":"i","$regex":"^pet"}}
            {"lastName":{"$options":"","$regex":"^Pet"}}       | {"lastName":{"$regex":"^Pet"}}
            {"email":{"$regex":"^ONA@"}}                       | {"email":{"$options":"i","$regex":"^ona@"}}
            {"email":{"$gte":"a","$lt":"B"}}                   | {"$and":[{"email":{"$gte":"a"}},{"email":{"$lt":"b"}}]}
            {"email":"a","tags":"b"}                           | {"$and":[{"email":{"$in":["a"]}},{"tags":{"$in":["b"]}}]}
            {"$or":[{"email":"a"},{}]}                         | {"$or":[{"email":{"$in":["a"]}},{}]}
            {"$and":[{"email":"a"}]}                           | {"email":{"$in":["a"]}}
            """)
    void goodFiltersAreRead(String filter, String canonical) {
        assertThat(FilterParser.parse(filter, SEARCHABLE).text()).isEqualTo(canonical);
    }

    @ParameterizedTest(name = "{0} names {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            []                                     | filter    | must be a JSON object
            5                                      | filter    | must be a JSON object
            {"email"                               | filter    | must be a JSON object
            "text"                                 | filter    | must be a JSON object
            {"password":"x"}                       | password  | is not a member that can be filtered
            {"meta.secret":"x"}                    | meta.secret | is not a member that can be filtered
            {"meta":"x"}                           | meta      | is not a member that can be filtered
            {"$where":"1"}                         | $where    | is not supported; $and and $or are
            {"$not":{"email":"x"}}                 | $not      | is not supported; $and and $or are
            {"$nor":[{"email":"x"}]}               | $nor      | is not supported; $and and $or are
            {"email":{"$not":{"$eq":"x"}}}         | $not      | is not an operator that can be used on email
            {"email":{"foo":"x"}}                  | foo       | is not an operator that can be used on email
            {"email":{}}                           | email     | has no operator
            {"email":5}                            | email     | must be compared with a text
            {"email":["a"]}                        | email     | must be compared with a text
            {"email":{"$gt":null}}                 | email     | must be compared with a text
            {"roles":{"$in":"A"}}                  | $in       | must be a list
            {"roles":{"$in":[["A"]]}}              | roles     | must be compared with a text
            {"$or":[]}                             | $or       | must be a list of at least one object
            {"$and":{"email":"a"}}                 | $and      | must be a list of at least one object
            {"$and":["email"]}                     | filter    | must be a JSON object
            {"email":{"$exists":"yes"}}            | $exists   | must be true or false
            {"createdOn":"yesterday"}              | createdOn | must be compared with a date such as 2024-01-31T15:30:00.000Z
            {"createdOn":1706715000000}            | createdOn | must be compared with a date such as 2024-01-31T15:30:00.000Z
            {"createdOn":{"$date":true}}           | createdOn | must be compared with a date such as 2024-01-31T15:30:00.000Z
            {"createdOn":"+999999999-01-01"}       | createdOn | must be compared with a date such as 2024-01-31T15:30:00.000Z
            {"createdOn":{"$regex":"^2024"}}       | $regex    | cannot be used on createdOn, which is no text
            {"id":{"$regex":"^2024"}}              | $regex    | cannot be used on id, which is no text
            {"tags":{"$gt":"a"}}                   | $gt       | cannot be used on tags, which has no order
            {"status":{"$lte":"Active"}}           | $lte      | cannot be used on status, which has no order
            {"status":"Verified"}                  | status    | must be compared with one of [Deactivated, Blocked, Invited, PendingValidation, Registered, Active]
            {"type":"Robot"}                       | type      | must be compared with one of [Service, Guest, Phone, System, Authenticated]
            {"meta.plan":{"$eq":[1]}}              | meta.plan | must be compared with a text, number or boolean
            {"email":{"$regex":"ona"}}             | $regex    | must be ^ and then plain characters (\\ before punctuation): only the beginning is searched
            {"email":{"$regex":"^o.a"}}            | $regex    | must be ^ and then plain characters (\\ before punctuation): only the beginning is searched
            {"email":{"$regex":"^ona$"}}           | $regex    | must be ^ and then plain characters (\\ before punctuation): only the beginning is searched
            {"email":{"$regex":"^\\\\d"}}          | $regex    | must be ^ and then plain characters (\\ before punctuation): only the beginning is searched
            {"email":{"$regex":"^a\\\\"}}          | $regex    | must be ^ and then plain characters (\\ before punctuation): only the beginning is searched
            {"email":{"$regex":"^\\u0000"}}        | $regex    | must be ^ and then plain characters (\\ before punctuation): only the beginning is searched
            {"email":{"$regex":5}}                 | $regex    | must be ^ and then plain characters (\\ before punctuation): only the beginning is searched
            {"email":{"$regex":"^o","$options":"m"}} | $options | can only be "i"
            {"email":{"$options":"i"}}             | $options  | belongs to $regex, which is missing
            {"firstName":"a\\u0000b"}              | firstName | is compared with a text that contains the character 0
            """)
    void badFiltersAreRefusedByName(String filter, String member, String reason) {
        QueryException refused = refused(filter);

        assertThat(refused.code()).isEqualTo("InvalidFilter");
        assertThat(refused.argument()).isEqualTo("filter");
        assertThat(refused.member()).isEqualTo(member);
        assertThat(refused.reason()).isEqualTo(reason);
    }

    private static QueryException refused(String filter) {
        return catchThrowableOfType(QueryException.class, () -> FilterParser.parse(filter, SEARCHABLE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "null", "\"\"", "{}", "\"{}\""})
    void nothingMeansEverybody(String filter) {
        assertThat(FilterParser.parse(filter, Set.of())).isEqualTo(Filter.any());
    }

    @Test
    void absentMeansEverybody() {
        assertThat(FilterParser.parse((String) null, Set.of())).isEqualTo(Filter.any());
    }

    @Test
    void aFilterMayBeObjectTextOrTextEncodedOnceMore() {
        String text = "{\"email\":\"a\"}";
        Filter expected = FilterParser.parse(text, Set.of());

        assertThat(FilterParser.parse(Json.parse(text).orElseThrow(), Set.of())).isEqualTo(expected);
        assertThat(FilterParser.parse(Json.text(text), Set.of())).isEqualTo(expected);
        assertThat(FilterParser.parse(TextNode.valueOf(Json.text(text)), Set.of()))
                .isEqualTo(expected);
    }

    @Test
    void sixteenLevelsAreRead() {
        assertThat(FilterParser.parse(nested(15), Set.of()).text()).isEqualTo("{\"email\":{\"$in\":[\"a\"]}}");
    }

    @Test
    void seventeenLevelsAreRefused() {
        assertThat(refused(nested(16)).reason()).isEqualTo("is nested deeper than 16 levels");
    }

    private static String nested(int levels) {
        return "{\"$and\":[".repeat(levels) + "{\"email\":\"a\"}" + "]}".repeat(levels);
    }

    @Test
    void twoHundredTestsAreReadAndOneMoreIsRefused() {
        assertThat(FilterParser.parse(tests(200), Set.of())).isInstanceOf(Filter.Or.class);
        assertThat(refused(tests(201)).reason()).isEqualTo("has more than 200 tests or 1000 values");
    }

    private static String tests(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{\"email\":\"a" + i + "\"}")
                .collect(Collectors.joining(",", "{\"$or\":[", "]}"));
    }

    @Test
    void aThousandValuesAreReadAndOneMoreIsRefused() {
        assertThat(FilterParser.parse(values(1000), Set.of())).isInstanceOf(Filter.Among.class);
        assertThat(refused(values(1001)).reason()).isEqualTo("has more than 200 tests or 1000 values");
    }

    private static String values(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "\"a" + i + "\"")
                .collect(Collectors.joining(",", "{\"email\":{\"$in\":[", "]}}"));
    }

    @Test
    void aVeryLongPrefixCostsNoStack() {
        String prefix = "\\\\.".repeat(50_000);

        assertThat(FilterParser.parse("{\"lastName\":{\"$regex\":\"^" + prefix + "\"}}", Set.of()))
                .isEqualTo(new Filter.Prefix(Member.Column.LAST_NAME, ".".repeat(50_000), false));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"type":"Service"}                             | true
            {"type":{"$in":["Guest","Service"]}}           | true
            {"$or":[{"email":"a"},{"type":"Service"}]}     | true
            {"id":"x"}                                     | true
            {"type":{"$ne":"Service"}}                     | false
            {"type":{"$ne":"Guest"}}                       | false
            {"id":{"$gt":"x"}}                             | false
            {}                                             | false
            """)
    void serviceAccountsHaveToBeAskedFor(String filter, boolean asks) {
        assertThat(FilterParser.parse(filter, Set.of()).asksForServices()).isEqualTo(asks);
    }
}
