package io.membership.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TokenTextTest {

    private static Effective effective(List<String> allowed, List<String> denied) {
        return new Effective(
                allowed.stream().map(Scope::parse).toList(),
                denied.stream().map(Scope::parse).toList());
    }

    @Test
    void fullFormHasDenialsFirstAndEachSortedAndOnce() {
        assertThat(TokenText.full(effective(
                        List.of("mail:send", "files:*", "files:*@*", "a:b@r"), List.of("files:read@x", "a:c"))))
                .containsExactly("!a:c", "!files:read@x", "a:b@r", "files:*", "mail:send");
    }

    @Test
    void compactFormJoinsWhatDiffersInTheLastSegmentOnly() {
        assertThat(TokenText.compact(effective(
                        List.of("files:read", "files:create", "files:read@a/b", "db:x:read", "db:y:read", "*"),
                        List.of("files:delete", "files:update"))))
                .containsExactly(
                        "!files:delete|update", "*", "db:x:read", "db:y:read", "files:create|read", "files:read@a/b");
    }

    @Test
    void nothingIsNoText() {
        assertThat(TokenText.full(effective(List.of(), List.of()))).isEmpty();
        assertThat(TokenText.compact(effective(List.of(), List.of()))).isEmpty();
    }

    @Test
    void signsInAResourceMeanNothing() {
        Effective odd = effective(List.of("files:read@a|b@c", "files:create@!x"), List.of("files:read@a|b@c/d"));

        assertThat(TokenText.full(odd)).containsExactly("!files:read@a|b@c/d", "files:create@!x", "files:read@a|b@c");
        assertThat(expanded(odd)).hasSameElementsAs(TokenText.full(odd));
    }

    private static List<String> expanded(Effective effective) {
        return TokenText.compact(effective).stream()
                .flatMap(TokenReader::expanded)
                .toList();
    }

    @Test
    void compactFormExpandsToTheFullOneAndIsNeverLonger() {
        LongStream.range(71_000, 74_000).forEach(seed -> {
            RandomPermissions random = new RandomPermissions(seed);
            Effective effective = Effective.of(random.some(0, 9, random::scope), random.some(0, 3, random::scope));
            List<String> full = TokenText.full(effective);

            assertThat(expanded(effective))
                    .as("seed %d: %s", seed, effective)
                    .containsExactlyInAnyOrderElementsOf(full);
            assertThat(length(TokenText.compact(effective))).as("seed %d", seed).isLessThanOrEqualTo(length(full));
        });
    }

    private static int length(List<String> texts) {
        return Stream.of(texts).flatMap(List::stream).mapToInt(String::length).sum();
    }
}
