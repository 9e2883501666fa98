package io.membership.users;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Laws that hold for every filter, tried on filters and users by chance; the seed is fixed so that a failure repeats. */
class FilterLawsTest {

    private static final int TRIES = 2000;

    private final RandomQueries random = new RandomQueries(20_240_131);
    private final List<UserFacts> users = random.users(150);

    private Stream<String> filters() {
        return IntStream.range(0, TRIES).mapToObj(i -> random.filter());
    }

    private static Filter parsed(String filter) {
        return FilterParser.parse(filter, RandomQueries.SEARCHABLE);
    }

    private List<String> matching(Filter filter) {
        return users.stream()
                .filter(user -> filter.test(user, true))
                .map(UserFacts::id)
                .toList();
    }

    private List<String> others(List<String> ids) {
        return users.stream().map(UserFacts::id).filter(id -> !ids.contains(id)).toList();
    }

    @Test
    void whatIsPrintedIsReadBackAsTheSameFilter() {
        filters()
                .map(FilterLawsTest::parsed)
                .forEach(filter -> assertThat(parsed(filter.text())).isEqualTo(filter));
    }

    @Test
    void anAndOrAnOrOfOneFilterIsThatFilter() {
        filters()
                .forEach(filter -> assertThat(
                                List.of(parsed("{\"$and\":[" + filter + "]}"), parsed("{\"$or\":[" + filter + "]}")))
                        .containsOnly(parsed(filter)));
    }

    @Test
    void andKeepsWhatBothKeepAndOrWhatEitherKeeps() {
        filters().limit(TRIES / 4).forEach(filter -> {
            String other = random.filter();
            List<String> left = matching(parsed(filter));
            List<String> right = matching(parsed(other));
            String both = "[" + filter + "," + other + "]";

            assertThat(matching(parsed("{\"$and\":" + both + "}")))
                    .containsExactlyElementsOf(
                            left.stream().filter(right::contains).toList());
            assertThat(matching(parsed("{\"$or\":" + both + "}")))
                    .hasSameElementsAs(
                            Stream.concat(left.stream(), right.stream()).toList());
        });
    }

    @Test
    void aNegatedTestHoldsForExactlyTheOthers() {
        filters().map(FilterLawsTest::parsed).forEach(filter -> {
            if (filter instanceof Filter.Among among) {
                Filter negated = new Filter.Among(among.member(), among.values(), among.orAbsent(), !among.negated());
                assertThat(matching(negated)).isEqualTo(others(matching(among)));
            }
        });
    }

    @Test
    void aRangeAndItsOppositeLeaveOutThoseWhoLackTheMember() {
        filters().map(FilterLawsTest::parsed).forEach(filter -> {
            if (filter instanceof Filter.Range range && range.side() == Filter.Range.Side.GT) {
                Filter opposite = new Filter.Range(range.column(), Filter.Range.Side.LTE, range.bound());
                Filter absent = new Filter.Among(range.column(), List.of(), true, false);
                assertThat(others(matching(Filter.or(List.of(range, opposite)))))
                        .isEqualTo(matching(absent));
            }
        });
    }

    @Test
    void everyUserHasExactlyOneStatusAndOneType() {
        for (String member : List.of("status", "type")) {
            Object[] names = member.equals("status") ? UserStatus.values() : UserType.values();
            long found = Stream.of(names)
                    .map(name -> parsed("{\"" + member + "\":\"" + name + "\"}"))
                    .mapToLong(filter -> matching(filter).size())
                    .sum();
            assertThat(found).isEqualTo(users.size());
        }
    }
}
