package io.membership.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    private static final String BROKEN = "is broken; begin again without it";
    private static final String FOREIGN = "belongs to another filter, sort or search; begin again without it";

    private final RandomQueries random = new RandomQueries(7);
    private final UserFacts user = random.users(1).get(0);
    private final Filter filter = FilterParser.parse("{\"tags\":\"vip\"}", Set.of());
    private final Sort sort = Sort.parse("{\"lastName\":1,\"createdOn\":-1}");

    private String cursor() {
        return UserQuery.page(filter, sort, "On", 3, 10, true).cursorAfter(user);
    }

    @Test
    void aCursorLeadsBehindTheUserItWasMadeOf() {
        IntStream.range(0, 300).forEach(i -> {
            Filter any = FilterParser.parse(random.filter(), RandomQueries.SEARCHABLE);
            Sort by = Sort.parse(random.sort());
            UserFacts last = random.users(5).get(4);
            String text = UserQuery.page(any, by, null, 0, 10, false).cursorAfter(last);

            UserQuery next = UserQuery.after(text, any, by, null, 20);

            assertThat(next.cursor()).isEqualTo(new Cursor(by.values(last)));
            assertThat(next.pageSize()).isEqualTo(20);
        });
    }

    @Test
    void pagesBehindCursorsGiveEveryUserOnce() {
        List<UserFacts> users = random.users(100).stream()
                .sorted(Comparator.comparing(sort::values, sort::compare))
                .toList();
        List<UserFacts> seen = new ArrayList<>(users.subList(0, 1));
        while (seen.size() < users.size()) {
            Cursor cursor = next(seen.get(seen.size() - 1));
            users.stream()
                    .filter(candidate -> sort.compare(sort.values(candidate), cursor.values()) > 0)
                    .limit(7)
                    .forEach(seen::add);
        }

        assertThat(seen).isEqualTo(users);
    }

    private Cursor next(UserFacts last) {
        String text = UserQuery.page(filter, sort, null, 0, 7, false).cursorAfter(last);
        return UserQuery.after(text, filter, sort, null, 7).cursor();
    }

    @Test
    void theSameQuerySpeltOtherwiseTakesTheCursor() {
        Filter spelt = FilterParser.parse("\"{\\\"TAGS\\\":{\\\"$eq\\\":\\\"vip\\\"}}\"", Set.of());

        assertThat(UserQuery.after(
                        cursor(), spelt, Sort.parse("{\"lastname\":\"asc\",\"createdOn\":\"desc\"}"), " oN ", 5))
                .extracting(UserQuery::cursor)
                .isEqualTo(new Cursor(sort.values(user)));
    }

    @Test
    void aCursorOfAnotherQueryIsRefused() {
        assertThat(refused(cursor(), Filter.any(), sort, "on")).isEqualTo(FOREIGN);
        assertThat(refused(cursor(), filter, Sort.DEFAULT, "on")).isEqualTo(FOREIGN);
        assertThat(refused(cursor(), filter, sort, null)).isEqualTo(FOREIGN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "e30", "W10", "bnVsbA", "Int9Ig", "AAAA", "WzFd", "WzEsMl0"})
    void whatIsNoCursorIsRefused(String text) {
        assertThat(refused(text, filter, sort, "on")).isIn(BROKEN, FOREIGN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "[\"a\"]",
                "[\"a\",1]",
                "[\"a\",1,\"id\",\"more\"]",
                "[1,1,\"id\"]",
                "[\"a\",\"1\",\"id\"]",
                "[\"a\",1.5,\"id\"]",
                "[\"a\",1e30,\"id\"]",
                "[\"a\",1,null]",
                "[\"a\",1,7]",
                "[{},1,\"id\"]",
                "[\"\\u0000\",1,\"id\"]",
                "{\"a\":1}",
                "7"
            })
    void forgedValuesAreRefused(String values) {
        String signed = new String(Base64.getUrlDecoder().decode(cursor()), StandardCharsets.UTF_8);
        String forged = signed.substring(0, signed.indexOf(',') + 1) + values + "]";

        assertThat(refused(encoded(forged), filter, sort, "on")).isEqualTo(BROKEN);
    }

    @Test
    void aDamagedCursorIsRefusedOrLeadsToSomePlace() {
        Random damage = new Random(3);
        for (int i = 0; i < 2000; i++) {
            byte[] bytes = cursor().getBytes(StandardCharsets.US_ASCII);
            bytes[damage.nextInt(bytes.length)] = (byte) damage.nextInt(128);
            try {
                UserQuery.after(new String(bytes, StandardCharsets.US_ASCII), filter, sort, "on", 5);
            } catch (QueryException refused) {
                assertThat(refused.code()).isEqualTo("InvalidCursor");
                assertThat(refused.member()).isEqualTo("cursor");
            }
        }
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String refused(String cursor, Filter filter, Sort sort, String search) {
        return catchThrowableOfType(QueryException.class, () -> UserQuery.after(cursor, filter, sort, search, 5))
                .reason();
    }
}
