package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The walk through a realm by cursor. */
final class ListCursorIT {

    private static final int PAGE = 7;

    private static Realm realm;

    private final UsersApi users = UsersApi.of(realm);

    @BeforeAll
    static void importUsers() {
        realm = Keycloak.newRealm();
        realm.importUsers(IntStream.range(0, 40)
                .mapToObj(i -> i % 3 == 0
                        ? Map.of("username", Unique.name("u"))
                        : Map.of("username", Unique.name("u"), "lastName", "Name" + i % 4)));
    }

    @AfterAll
    static void removeRealm() {
        realm.remove();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"createdOn\":-1}",
                "{\"modifiedOn\":1}",
                "{\"lastName\":1}",
                "{\"lastName\":-1}",
                "{\"email\":1,\"userName\":-1}",
                "{\"id\":-1}"
            })
    void walkMeetsEveryUserOnceInTheOrderOfTheWhole(String sort) {
        List<String> whole = UsersApi.names(users.list(Map.of("sort", sort)));

        assertThat(walk(Map.of("sort", sort), () -> {})).containsExactlyElementsOf(whole);
    }

    @Test
    void walkKeepsToFilterAndSearch() {
        Map<String, Object> request = Map.of("filter", Map.of("lastName", Map.of("$exists", true)), "search", "u-");

        List<String> whole = UsersApi.names(users.list(request));

        assertThat(whole).isNotEmpty();
        assertThat(walk(request, () -> {})).containsExactlyElementsOf(whole);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"userName\":1}", "{\"createdOn\":-1}"})
    void walkMeetsEveryUserOnceWhileOthersAreAdded(String sort) {
        List<String> before = UsersApi.names(users.list(Map.of()));

        List<String> met = walk(Map.of("sort", sort), () -> users.registeredId(Map.of("userName", Unique.name("u"))));

        assertThat(met).doesNotHaveDuplicates().containsAll(before);
    }

    @Test
    void walkMissesNobodyWhileOthersAreDeleted() {
        List<String> doomed = IntStream.range(0, 5)
                .mapToObj(i -> users.registeredId(Map.of("userName", Unique.name("a-doomed"))))
                .toList();
        List<String> staying = UsersApi.names(users.list(Map.of("filter", Map.of("id", Map.of("$nin", doomed)))));
        List<String> left = new ArrayList<>(doomed);

        List<String> met = walk(Map.of("sort", Map.of("userName", 1)), () -> {
            if (!left.isEmpty()) {
                users.api().delete("/" + left.remove(0)).expect(204);
            }
        });

        assertThat(met).doesNotHaveDuplicates().containsAll(staying);
    }

    @Test
    void lastPageHasNoCursor() {
        assertThat(users.list(Map.of("pageSize", 1000)).expect(200).json().has("nextCursor"))
                .isFalse();
    }

    @Test
    void cursorBelongsToItsQuery() {
        String cursor = users.list(Map.of("pageSize", PAGE)).expect(200).text("/nextCursor");

        Reply reply = users.list(Map.of("pageSize", PAGE, "cursor", cursor, "sort", Map.of("userName", 1)))
                .expectError(400, "InvalidCursor");

        assertThat(reply.text("/responseStatus/errors/0/fieldName")).isEqualTo("cursor");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "e30", "!!!", "bnVsbA", "W10"})
    void brokenCursorIsRefused(String cursor) {
        users.list(Map.of("cursor", cursor)).expectError(400, "InvalidCursor");
    }

    @Test
    void cursorGoesIntoAQueryToo() {
        Reply first = users.api().get("?pageSize=3").expect(200);
        Reply second = users.api()
                .get(Api.query("pageSize", "3", "cursor", first.text("/nextCursor")))
                .expect(200);

        List<String> both = new ArrayList<>(UsersApi.names(first));
        both.addAll(UsersApi.names(second));
        assertThat(both).containsExactlyElementsOf(UsersApi.names(users.list(Map.of("pageSize", 6))));
    }

    /** Names on all pages; between two of them something happens. */
    private List<String> walk(Map<String, Object> request, Runnable between) {
        List<String> met = new ArrayList<>();
        Map<String, Object> page = new HashMap<>(request);
        page.put("pageSize", PAGE);
        String cursor;
        do {
            Reply reply = users.list(page).expect(200);
            met.addAll(UsersApi.names(reply));
            assertThat(met).as("the walk ends").hasSizeLessThan(500);
            cursor = reply.text("/nextCursor");
            page.put("cursor", cursor);
            between.run();
        } while (!cursor.isEmpty());
        return met;
    }
}
