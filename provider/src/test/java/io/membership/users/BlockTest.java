package io.membership.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.membership.api.ApiException;
import io.membership.api.Arguments;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlockTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    @Test
    void blockNeedsNeitherReasonNorEnd() {
        assertThat(Block.of(new Arguments(), NOW)).isEqualTo(new Block(null, null));
        assertThat(Block.of(new Arguments().with("reason", " ").with("until", ""), NOW))
                .isEqualTo(new Block(null, null));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-06-01T12:00:01Z,2026-06-01T12:00:01Z",
        "2026-06-01T12:00:00.001Z,2026-06-01T12:00:00.001Z",
        "2026-06-01T15:30:00+03:00,2026-06-01T12:30:00Z",
        "9998-12-31T23:59:59Z,9998-12-31T23:59:59Z"
    })
    void endIsAnInstantToCome(String until, Instant instant) {
        assertThat(Block.of(new Arguments().with("until", until), NOW).until()).isEqualTo(instant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tomorrow", "2027-01-01", "2027-01-01T00:00:00", "1798761600000"})
    void endThatIsNoInstantIsRefused(String until) {
        assertThat(refusal("until", until)).isEqualTo("InvalidValue until notInstant");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-06-01T12:00:00Z", "2020-01-01T00:00:00Z", "+10000-01-01T00:00:00Z"})
    void endThatIsOverOrBeyondAllDatesIsRefused(String until) {
        assertThat(refusal("until", until)).isEqualTo("InvalidValue until notInFuture");
    }

    @Test
    void reasonHasTwoHundredAndFiftyFiveCharactersAtMost() {
        String longest = "x".repeat(255);

        assertThat(Block.of(new Arguments().with("reason", longest), NOW).reason())
                .isEqualTo(longest);
        assertThat(refusal("reason", longest + "x")).isEqualTo("InvalidValue reason tooLong");
    }

    private static String refusal(String member, String value) {
        ApiException refusal =
                catchThrowableOfType(ApiException.class, () -> Block.of(new Arguments().with(member, value), NOW));
        ApiException.Problem problem = refusal.problems().get(0);
        return problem.code() + " " + problem.field() + " " + problem.message();
    }
}
