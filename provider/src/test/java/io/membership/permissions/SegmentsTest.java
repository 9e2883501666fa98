package io.membership.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Patterns are sets of names: covering is inclusion, meeting is intersection. */
class SegmentsTest {

    private static final int TRIES = 4000;
    private static final long FIRST_SEED = 31_000;

    /** Longer by one than the longest pattern, so that a rest of two segments is among them. */
    private static final List<List<String>> NAMES = RandomPermissions.names(5);

    private static Segments segments(String text) {
        return new Segments(List.of(text.split(":")));
    }

    private static List<List<String>> meant(Segments pattern) {
        return NAMES.stream()
                .filter(name -> RandomPermissions.matches(pattern.parts(), name))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "*,a",
        "*,a:b:c",
        "*,*",
        "*,*:b",
        "a:*,a:b",
        "a:*,a:b:c",
        "a:*,a:*",
        "a:*,a:*:*",
        "a:*,a:*:b",
        "a:*:b,a:x:b",
        "a:*:b,a:*:b",
        "*:b,a:b",
        "a:*:*,a:b:c:d",
        "a:b,a:b"
    })
    void patternCoversWhatLiesWithin(String wide, String narrow) {
        assertThat(segments(wide).covers(segments(narrow))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "a:*,a",
        "a:b,a:*",
        "a:*:*,a:*",
        "a:*:*,a:b",
        "a:*:b,a:*",
        "a:*:b,a:x:y:b",
        "*:b,a:b:c",
        "a,*",
        "a:b,A:b",
        "a:b,a:b:c",
        "a:b:c,a:b"
    })
    void patternDoesNotCoverMoreThanItSays(String pattern, String other) {
        assertThat(segments(pattern).covers(segments(other))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "a:*,*:b,a:b",
        "a:*,a:*:c,a:*:c",
        "*,a:b,a:b",
        "a:*:c,a:b:*,a:b:c",
        "*:*:c,a:*,a:*:c",
        "*:b,*:b,*:b",
        "a:*,*:*:*,a:*:*"
    })
    void patternsMeetInWhatBothMean(String one, String other, String meet) {
        assertThat(segments(one).meet(segments(other))).contains(segments(meet));
        assertThat(segments(other).meet(segments(one))).contains(segments(meet));
    }

    @ParameterizedTest
    @CsvSource({"a:b,a:c", "a:*,b:*", "a:*,a", "a:*:c,a:b", "a:b:c,a:b", "*:b,a:c"})
    void patternsWithoutACommonNameDoNotMeet(String one, String other) {
        assertThat(segments(one).meet(segments(other))).isEmpty();
        assertThat(segments(other).meet(segments(one))).isEmpty();
    }

    @Test
    void coveringIsExactlyInclusion() {
        LongStream.range(FIRST_SEED, FIRST_SEED + TRIES).forEach(seed -> {
            RandomPermissions random = new RandomPermissions(seed);
            Segments one = random.pattern(1, 4);
            Segments other = random.pattern(1, 4);

            assertThat(one.covers(other))
                    .as("seed %d: %s covers %s", seed, one, other)
                    .isEqualTo(meant(one).containsAll(meant(other)));
        });
    }

    @Test
    void meetingIsExactlyIntersection() {
        LongStream.range(FIRST_SEED, FIRST_SEED + TRIES).forEach(seed -> {
            RandomPermissions random = new RandomPermissions(seed);
            Segments one = random.pattern(1, 4);
            Segments other = random.pattern(1, 4);
            List<List<String>> both =
                    meant(one).stream().filter(meant(other)::contains).toList();

            assertThat(one.meet(other).map(SegmentsTest::meant).orElse(List.of()))
                    .as("seed %d: %s meets %s", seed, one, other)
                    .isEqualTo(both);
            assertThat(one.meet(other)).as("seed %d", seed).isEqualTo(other.meet(one));
        });
    }

    @Test
    void differentPatternsMeanDifferentNames() {
        LongStream.range(FIRST_SEED, FIRST_SEED + TRIES).forEach(seed -> {
            RandomPermissions random = new RandomPermissions(seed);
            Segments one = random.pattern(1, 4);
            Segments other = random.pattern(1, 4);

            assertThat(one.equals(other))
                    .as("seed %d: %s is %s", seed, one, other)
                    .isEqualTo(one.covers(other) && other.covers(one));
        });
    }
}
