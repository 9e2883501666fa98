package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The order of a list, and the search. */
final class ListSortIT {

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
    void orderOfCreationIsTheDefault() {
        assertThat(UsersApi.names(realm.users().list(Map.of()))).containsExactlyElementsOf(FilterRealm.NAMES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "createdOn", "modifiedOn", "userName"})
    void membersThatEverybodyHasSortBothWays(String member) {
        List<String> up = values(member, 1);
        List<String> down = values(member, -1);

        assertThat(up).hasSize(FilterRealm.NAMES.size()).isSorted();
        Collections.reverse(down);
        assertThat(down).isEqualTo(up);
    }

    @ParameterizedTest
    @ValueSource(strings = {"email", "firstName", "lastName"})
    void whoLacksTheMemberComesLastBothWays(String member) {
        List<String> up = values(member, 1);
        List<String> down = values(member, -1);

        List<String> upwards = new ArrayList<>(up);
        upwards.removeIf(String::isEmpty);
        List<String> downwards = new ArrayList<>(down);
        downwards.removeIf(String::isEmpty);
        assertThat(up.subList(0, upwards.size())).isEqualTo(upwards).isSorted();
        assertThat(down.subList(0, downwards.size())).isEqualTo(downwards);
        Collections.reverse(downwards);
        assertThat(downwards).isEqualTo(upwards).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void laterMembersDecideWhatEarlierOnesLeaveOpen() {
        Map<String, Object> request = Map.of(
                "filter",
                Map.of("userName", Map.of("$in", List.of("dan", "eve", "fay", "bob"))),
                "sort",
                "{\"lastName\":1,\"userName\":-1}");

        assertThat(UsersApi.names(realm.users().list(request))).containsExactly("bob", "fay", "eve", "dan");
    }

    @Test
    void searchFindsTheBeginningOfEmailUserNameAndNamesInAnyCase() {
        assertThat(search("ADA@fil")).containsExactly("ada");
        assertThat(search("Bo")).containsExactly("bob");
        assertThat(search("bee")).containsExactly("bob");
        assertThat(search("cy_")).containsExactly("cyd");
        assertThat(search("a")).containsExactly("ada");
    }

    @Test
    void searchTakesEveryCharacterAsItIs() {
        assertThat(search("%")).isEmpty();
        assertThat(search("_da")).isEmpty();
        assertThat(search("d' or 1=1")).isEmpty();
    }

    @Test
    void searchAndFilterHoldTogether() {
        Map<String, Object> request = Map.of("search", "b", "filter", Map.of("roles", "Authenticated"));

        Reply page = realm.users().list(request).expect(200);

        assertThat(page.at("/result")).isEmpty();
        assertThat(page.at("/totalCount").asInt(-1)).isZero();
    }

    private static List<String> search(String text) {
        return UsersApi.names(realm.users().list(Map.of("search", text)));
    }

    private static List<String> values(String member, int direction) {
        JsonNode result = realm.users()
                .list(Map.of("sort", Map.of(member, direction)))
                .expect(200)
                .at("/result");
        return new ArrayList<>(UsersApi.texts(result, "/" + member));
    }
}
