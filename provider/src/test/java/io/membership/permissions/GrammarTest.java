package io.membership.permissions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a permission, a resource and both together may look like. */
class GrammarTest {

    private static final String SEGMENT = "may have letters, digits, '.', '_' and '-' in a segment, 64 at most";
    private static final String WHOLE = "may have * only as a whole segment";

    private static String refusalOfPermission(String text) {
        return catchThrowableOfType(GrammarException.class, () -> Permission.parse(text))
                .reason();
    }

    private static String refusalOfResource(String text) {
        return catchThrowableOfType(GrammarException.class, () -> Resource.parse(text))
                .reason();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "files:create",
                "files:*",
                "*:*",
                "*:read",
                "membership:users:read",
                "database:*:read",
                "A.b_c-1:x",
                "a:b:c:d:e:f:g:h",
                "-:."
            })
    void permissionIsReadAndWrittenAlike(String text) {
        assertThat(Permission.parse(text)).hasToString(text);
    }

    @Test
    void segmentHasSixtyFourLettersAtMost() {
        String longest = "x".repeat(64);

        assertThat(Permission.parse("files:" + longest)).hasToString("files:" + longest);
        assertThat(refusalOfPermission("files:" + longest + "x")).isEqualTo(SEGMENT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "files          | must have a module and an operation, as in files:create",
                "''             | must have a module and an operation, as in files:create",
                "**             | must have a module and an operation, as in files:create",
                "a:b:c:d:e:f:g:h:i | may have 8 segments at most",
                "files:         | has an empty segment",
                ":create        | has an empty segment",
                "files::create  | has an empty segment",
                "files:cre*     | " + WHOLE,
                "files:**       | " + WHOLE,
                "*a:create      | " + WHOLE,
                "'files: create'| " + SEGMENT,
                "'files:create '| " + SEGMENT,
                "files:create@x | " + SEGMENT,
                "files:create,delete | " + SEGMENT,
                "files:a/b      | " + SEGMENT,
                "!files:create  | " + SEGMENT,
                "failai:šalinti | " + SEGMENT
            })
    void textThatIsNoPermissionIsRefusedWithAReason(String text, String reason) {
        assertThat(refusalOfPermission(text)).isEqualTo(reason);
    }

    @Test
    void signsOfTheCompactFormAndLineBreaksAreNoPartOfAPermission() {
        assertThat(refusalOfPermission("files:create|read")).isEqualTo(SEGMENT);
        assertThat(refusalOfPermission("files:create\n")).isEqualTo(SEGMENT);
    }

    @Test
    void lettersCountAsTheyAreWritten() {
        assertThat(Permission.parse("Files:Create")).isNotEqualTo(Permission.parse("files:create"));
        assertThat(Permission.parse("Files:Create").overlaps(Permission.parse("files:create")))
                .isFalse();
    }

    @Test
    void moduleIsTheFirstSegment() {
        assertThat(Permission.parse("database:orders:read").module()).isEqualTo("database");
        assertThat(Permission.EVERY.module()).isEqualTo("*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "orders", "orders/eu/17", "orders/*", "*/eu/*", "a b/č:@!|", "urn:x:y"})
    void resourceIsReadAndWrittenAlike(String text) {
        assertThat(Resource.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''        | has an empty segment",
                "' '       | has an empty segment",
                "/orders   | has an empty segment",
                "orders/   | has an empty segment",
                "a//b      | has an empty segment",
                "orders/e* | " + WHOLE,
                "**        | " + WHOLE
            })
    void textThatIsNoResourceIsRefusedWithAReason(String text, String reason) {
        assertThat(refusalOfResource(text)).isEqualTo(reason);
    }

    @Test
    void resourceHasNoControlCharacters() {
        assertThat(refusalOfResource("a\tb")).isEqualTo("has a control character");
        assertThat(refusalOfResource("a\u0000b")).isEqualTo("has a control character");
    }

    @Test
    void resourceHasTwoHundredAndFiftyFiveCharactersAtMost() {
        assertThat(Resource.parse("x".repeat(255))).hasToString("x".repeat(255));
        assertThat(refusalOfResource("x".repeat(256))).isEqualTo("may have 255 characters at most");
    }

    @ParameterizedTest
    @CsvSource({"*,roles/%2A", "a/b,roles/a%2Fb", "Seller of *,roles/Seller of %2A", "Seller,roles/Seller"})
    void nameOfOursIsNeverAPattern(String name, String resource) {
        assertThat(Resource.of("roles", name)).hasToString(resource);
    }

    @ParameterizedTest
    @ValueSource(strings = {"files:create", "*", "files:create@orders/eu", "a:*@*/x", "files:read@a@b"})
    void scopeIsReadAndWrittenAlike(String text) {
        assertThat(Scope.parse(text)).hasToString(text);
    }

    @Test
    void noResourceIsEveryResource() {
        assertThat(Scope.parse("files:create")).isEqualTo(Scope.parse("files:create@*"));
        assertThat(Scope.parse("files:create@*")).hasToString("files:create");
    }

    @Test
    void resourceBeginsBehindTheFirstAt() {
        assertThat(Scope.parse("files:read@a@b").resource()).isEqualTo(Resource.parse("a@b"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "files:create@ | has an empty segment",
                "@orders       | must have a module and an operation, as in files:create",
                "files@orders  | must have a module and an operation, as in files:create"
            })
    void textThatIsNoScopeIsRefusedWithAReason(String text, String reason) {
        assertThat(catchThrowableOfType(GrammarException.class, () -> Scope.parse(text))
                        .reason())
                .isEqualTo(reason);
    }

    @Test
    void whatIsPrintedIsReadBackAsTheSameScope() {
        LongStream.range(32_000, 34_000).forEach(seed -> {
            Scope scope = new RandomPermissions(seed).scope();
            assertThat(Scope.parse(scope.toString())).as("seed %d", seed).isEqualTo(scope);
        });
    }

    @Test
    void scopeIsCoveredIfPermissionAndResourceAre() {
        Scope orders = Scope.parse("database:*@orders/*");

        assertThat(orders.covers(Scope.parse("database:orders:read@orders/eu"))).isTrue();
        assertThat(orders.covers(Scope.parse("database:orders:read"))).isFalse();
        assertThat(orders.covers(Scope.parse("files:read@orders/eu"))).isFalse();
        assertThat(Scope.parse("database:*").covers(orders)).isTrue();
    }

    @Test
    void scopesMeetOnCommonResourcesOnly() {
        assertThat(Scope.parse("files:*@a/*").meet(Scope.parse("*:read@*/b"))).contains(Scope.parse("files:read@a/b"));
        assertThat(Scope.parse("files:*@a").meet(Scope.parse("files:read@b"))).isEmpty();
        assertThat(Scope.parse("files:*@a").overlaps(Scope.parse("mail:*@a"))).isFalse();
    }

    @Test
    void scopesMeetInExactlyTheQuestionsThatBothContain() {
        List<List<String>> names = RandomPermissions.names(3);
        List<Scope> questions = names.stream()
                .filter(name -> name.size() > 1)
                .flatMap(permission -> IntStream.range(0, 12)
                        .mapToObj(i -> new Scope(
                                new Permission(new Segments(permission)), new Resource(new Segments(names.get(i))))))
                .toList();
        LongStream.range(34_000, 35_000).forEach(seed -> {
            RandomPermissions random = new RandomPermissions(seed);
            Scope one = random.scope();
            Scope other = random.scope();
            assertThat(questions.stream()
                            .filter(question -> one.meet(other)
                                    .filter(meet -> RandomPermissions.matches(meet, question))
                                    .isPresent()))
                    .as("seed %d: %s and %s", seed, one, other)
                    .containsExactlyElementsOf(questions.stream()
                            .filter(question -> RandomPermissions.matches(one, question)
                                    && RandomPermissions.matches(other, question))
                            .toList());
        });
    }
}
