package io.membership.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class EffectiveTest {

    private static Effective of(List<String> allowed, List<String> denied) {
        return Effective.of(
                allowed.stream().map(Scope::parse).toList(),
                denied.stream().map(Scope::parse).toList());
    }

    @Test
    void whatAnotherOneContainsIsLeftOut() {
        Effective effective = of(List.of("files:read", "files:*", "mail:send@a", "mail:send"), List.of());

        assertThat(effective.allowedTexts()).containsExactly("files:*", "mail:send");
    }

    @Test
    void whatIsDeniedInWholeIsLeftOut() {
        Effective effective = of(List.of("files:read", "mail:send"), List.of("files:*"));

        assertThat(effective.allowedTexts()).containsExactly("mail:send");
        assertThat(effective.deniedTexts()).isEmpty();
    }

    @Test
    void whatIsDeniedInPartStaysWithTheDenial() {
        Effective effective = of(List.of("files:*"), List.of("files:delete", "files:delete@x", "mail:send"));

        assertThat(effective.allowedTexts()).containsExactly("files:*");
        assertThat(effective.deniedTexts()).containsExactly("files:delete");
    }

    @Test
    void nothingAllowedIsNothingAtAll() {
        assertThat(of(List.of(), List.of("*"))).isEqualTo(new Effective(List.of(), List.of()));
    }

    @Test
    void noWordOfItIsTooMany() {
        LongStream.range(75_000, 78_000).forEach(seed -> {
            RandomPermissions random = new RandomPermissions(seed);
            Effective effective = Effective.of(random.some(0, 9, random::scope), random.some(0, 3, random::scope));

            for (List<Scope> scopes : List.of(effective.allowed(), effective.denied())) {
                assertThat(scopes)
                        .as("seed %d: %s", seed, effective)
                        .allMatch(scope -> scopes.stream()
                                        .filter(other -> other.covers(scope))
                                        .count()
                                == 1);
            }
            assertThat(effective.allowed())
                    .as("seed %d: %s", seed, effective)
                    .noneMatch(scope -> effective.denied().stream().anyMatch(denied -> denied.covers(scope)));
            assertThat(effective.denied())
                    .as("seed %d: %s", seed, effective)
                    .allMatch(denied -> effective.allowed().stream().anyMatch(denied::overlaps));
        });
    }
}
