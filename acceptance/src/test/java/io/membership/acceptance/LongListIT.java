package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A list past the length up to which each page is skipped to and counted anew, see docs/adr/0019. */
final class LongListIT {

    private static final int PAGE = 1000;
    private static final int PAGES = 12;
    private static final int ALL = PAGE * PAGES + 10;
    private static final Duration FORGOTTEN = Duration.ofSeconds(6);

    private static Realm realm;

    private final UsersApi users = UsersApi.of(realm);

    @BeforeAll
    static void importUsers() {
        realm = Keycloak.newRealm();
        for (int from = 0; from < ALL; from += PAGE) {
            realm.importUsers(IntStream.range(from, Math.min(ALL, from + PAGE))
                    .mapToObj(i -> Map.of("username", "user-%05d".formatted(i))));
        }
    }

    @AfterAll
    static void removeRealm() {
        realm.remove();
    }

    @Test
    void walkByNumbersShowsEverybodyOnce() {
        List<String> seen = new ArrayList<>();
        for (int number = 0; number <= PAGES; number++) {
            seen.addAll(UsersApi.names(page(number, Map.of("userName", 1))));
        }

        assertThat(seen).hasSize(ALL).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void walkMissesNobodyWhenSomebodyIsDeletedMeanwhile() {
        Map<String, Integer> sort = Map.of("userName", -1);
        List<String> before = UsersApi.names(page(PAGES - 2, sort));
        String id = createUser("zz");
        List<String> tenth = UsersApi.names(page(PAGES - 2, sort));
        users.api().delete("/" + id).expect(204);

        List<String> next = UsersApi.names(page(PAGES - 1, sort));

        assertThat(tenth.get(0)).as("moved by the new user").isNotEqualTo(before.get(0));
        assertThat(next.get(0)).isEqualTo(name(number(tenth.get(PAGE - 1)) - 1));
    }

    @Test
    void pageInAnyDistanceIsTheOneThatIsSkippedTo() {
        Map<String, Integer> sort = Map.of("userName", 1);
        UsersApi.names(page(PAGES - 2, sort));

        Map<String, Object> near = Map.of("pageNumber", 1123, "pageSize", 10, "sort", sort);
        assertThat(UsersApi.names(users.list(near))).first().isEqualTo(name(11_230));
        Map<String, Object> far = Map.of("pageNumber", 10, "pageSize", 10, "sort", sort);
        assertThat(UsersApi.names(users.list(far))).first().isEqualTo(name(100));
    }

    @Test
    void totalIsCountedOnceInFiveSeconds() {
        Map<String, Object> request = Map.of("pageSize", 1, "sort", Map.of("lastName", 1));
        long first = realm.probe().statementsDuring(() -> users.list(request).expect(200));
        long second = realm.probe().statementsDuring(() -> users.list(request).expect(200));
        int total = total(request);
        String id = createUser("zz");

        realm.probe().ahead(FORGOTTEN, () -> assertThat(total(request)).isEqualTo(total + 1));

        users.api().delete("/" + id).expect(204);
        assertThat(second).isLessThan(first);
    }

    @Test
    void totalOfFewIsCountedEachTime() {
        Map<String, Object> request = Map.of(
                "pageSize",
                1,
                "filter",
                Map.of("userName", Map.of("$regex", "^user-00")),
                "sort",
                Map.of("userName", -1));
        assertThat(total(request)).isEqualTo(PAGE);
        String id = createUser("user-00");

        assertThat(total(request)).isEqualTo(PAGE + 1);
        users.api().delete("/" + id).expect(204);
        assertThat(total(request)).isEqualTo(PAGE);
    }

    @Test
    void totalIsLeftOutIfNobodyWantsIt() {
        Map<String, Object> request = Map.of("pageSize", 1, "includeTotalCount", false, "sort", Map.of("firstName", 1));

        Reply page = users.list(request).expect(200);

        assertThat(page.at("/result")).hasSize(1);
        assertThat(page.json().has("totalCount")).isFalse();
        assertThat(page.text("/nextCursor")).isNotEmpty();
    }

    private Reply page(int number, Map<String, Integer> sort) {
        return users.list(Map.of("pageNumber", number, "pageSize", PAGE, "sort", sort))
                .expect(200);
    }

    private static String createUser(String prefix) {
        return realm.createUser(Unique.name(prefix) + "@test.example");
    }

    private int total(Map<String, Object> request) {
        return users.list(request).expect(200).at("/totalCount").asInt();
    }

    private static String name(int number) {
        return "user-%05d".formatted(number);
    }

    private static int number(String name) {
        return Integer.parseInt(name.substring("user-".length()));
    }
}
