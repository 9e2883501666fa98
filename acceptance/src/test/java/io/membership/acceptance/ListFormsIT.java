package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The forms in which filter and sort arrive, and what is refused. */
final class ListFormsIT {

    private static final String FILTER = "{\"tags\":\"red\"}";
    private static final String SORT = "{\"userName\":-1}";

    private static FilterRealm realm;

    @BeforeAll
    static void createUsers() {
        realm = new FilterRealm();
    }

    @AfterAll
    static void removeRealm() {
        realm.remove();
    }

    @Test
    void filterAndSortAreTakenAsObjectTextAndEncodedText() {
        Map<String, Object> objects = Map.of("filter", Json.parse(FILTER), "sort", Json.parse(SORT));
        Map<String, Object> texts = Map.of("filter", FILTER, "sort", SORT);
        Map<String, Object> encoded = Map.of("filter", quoted(FILTER), "sort", quoted(SORT));

        for (Map<String, Object> request : List.of(objects, texts, encoded)) {
            assertThat(UsersApi.names(realm.users().list(request))).containsExactly("bob", "ada");
        }
    }

    @Test
    void filterAndSortAreTakenFromTheQueryInBothForms() {
        Api api = realm.users().api();

        assertThat(UsersApi.names(api.get(Api.query("filter", FILTER, "sort", SORT))))
                .containsExactly("bob", "ada");
        assertThat(UsersApi.names(api.get(Api.query("filter", quoted(FILTER), "sort", quoted(SORT)))))
                .containsExactly("bob", "ada");
    }

    @Test
    void filterAndSortAreTakenFromTheBodyOfAGet() {
        Map<String, Object> request = Map.of("filter", FILTER, "sort", SORT, "includeMeta", true);

        Reply page = realm.users().api().call("GET", "", request);

        assertThat(UsersApi.names(page)).containsExactly("bob", "ada");
        assertThat(Json.parse(page.text("/result/1/meta")).path("plan").asText())
                .isEqualTo("gold");
    }

    @Test
    void metaIsInTheListOnlyIfAskedFor() {
        assertThat(realm.users().list(Map.of()).expect(200).at("/result/0").has("meta"))
                .isFalse();
        assertThat(realm.users()
                        .list(Map.of("includeMeta", true, "sort", "{\"createdOn\":1}"))
                        .text("/result/0/meta"))
                .contains("gold");
    }

    @Test
    void emptyFilterAndSortAreNone() {
        Map<String, Object> request = Map.of("filter", "", "sort", "");

        assertThat(UsersApi.names(realm.users().list(request))).containsExactlyElementsOf(FilterRealm.NAMES);
    }

    @Test
    void projectionIsIgnored() {
        assertThat(UsersApi.names(realm.users().list(Map.of("projection", "{\"email\":1}"))))
                .containsExactlyElementsOf(FilterRealm.NAMES);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '>', textBlock = """
            {"nickname": "x"}                                 > nickname
            {"$or": [{"email": "x"}, {"shoeSize": 42}]}       > shoeSize
            {"meta.colour": "x"}                              > meta.colour
            {"meta": "x"}                                     > meta
            {"email": {"$like": "x"}}                         > $like
            {"email": {"$not": {"$eq": "x"}}}                 > $not
            {"$nor": [{"email": "x"}]}                        > $nor
            {"$where": "true"}                                > $where
            {"email": {"$regex": "x"}}                        > $regex
            {"email": {"$regex": "^x.*y"}}                    > $regex
            {"email": {"$regex": "^x", "$options": "m"}}      > $options
            {"createdOn": {"$regex": "^2"}}                   > $regex
            {"phone": {"$gt": "1"}}                           > $gt
            {"roles": {"$lt": "B"}}                           > $lt
            {"email": {"$in": "x"}}                           > $in
            {"email": {"$exists": "x"}}                       > $exists
            {"email": 5}                                      > email
            {"createdOn": {"$gt": "yesterday"}}               > createdOn
            {"status": "Sleeping"}                            > status
            {"type": "Robot"}                                 > type
            {"$and": []}                                      > $and
            {"email": {}}                                     > email
            not json                                          > filter
            [1]                                               > filter
            """)
    void filterThatCannotBeTakenIsRefusedByName(String filter, String culprit) {
        Reply reply = realm.users().list(Map.of("filter", filter)).expectError(400, "InvalidFilter");

        assertThat(reply.text("/responseStatus/errors/0/fieldName")).isEqualTo("filter");
        assertThat(reply.text("/responseStatus/message")).contains(culprit);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '>', textBlock = """
            {"nickname": 1}     > nickname
            {"tags": 1}         > tags
            {"email": 2}        > email
            {"email": "up"}     > email
            {"$natural": 1}     > $natural
            sideways            > sort
            """)
    void sortThatCannotBeTakenIsRefusedByName(String sort, String culprit) {
        Reply reply = realm.users().list(Map.of("sort", sort)).expectError(400, "InvalidSort");

        assertThat(reply.text("/responseStatus/errors/0/fieldName")).isEqualTo("sort");
        assertThat(reply.text("/responseStatus/message")).contains(culprit);
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\\\"") + '"';
    }
}
