package io.membership.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.membership.api.ApiException;
import io.membership.api.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserMetaTest {

    private static final int LIMIT = 100;

    @Test
    void objectAndTextGiveTheSameCompactText() {
        String loose = "{ \"a\" : 1,\n \"b\" : [ ] }";

        assertThat(of(json(loose)).text()).isEqualTo("{\"a\":1,\"b\":[]}");
        assertThat(of(TextNode.valueOf(loose))).isEqualTo(of(json(loose)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "1", "true", "\"\"", "\"x\"", "\"[]\"", "\"null\"", "\"{\"", "\"\\\"{}\\\"\""})
    void whatIsNoObjectIsRefused(String meta) {
        assertThat(refusal(meta, Set.of())).isEqualTo("InvalidValue metaNotJson");
    }

    @Test
    void thirtyTwoLevelsAreTheDeepest() {
        assertThat(UserMeta.of(json(nested(32)), 1000, Set.of()).text()).isEqualTo(nested(32));
        assertThat(refusal(nested(33), Set.of())).isEqualTo("InvalidValue metaTooDeep");
        assertThat(refusal("{\"a\":" + "[".repeat(32) + "]".repeat(32) + "}", Set.of()))
                .isEqualTo("InvalidValue metaTooDeep");
    }

    @Test
    void limitIsInBytesOfUtf8() {
        String full = "{\"a\":\"" + "ą".repeat((LIMIT - 8) / 2) + "\"}";

        assertThat(of(json(full)).text()).isEqualTo(full);
        assertThat(refusal(full.replace("\"}", "x\"}"), Set.of())).isEqualTo("MetaTooLarge metaTooLarge");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            "gold"  | gold
            ""      | ~~
            5       | 5
            5.0     | 5
            5.50    | 5.5
            100.0   | 100
            1e2     | 100
            true    | true
            """)
    void searchableValueIsMirroredInOneSpelling(String value, String copy) {
        Map<String, List<String>> mirrors = mirrors("{\"k\":" + value + "}");

        assertThat(mirrors).containsEntry("membership.meta.k", List.of(copy));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"k\":null}", "{\"K\":1}", "{\"o\":{\"k\":1}}"})
    void keyThatIsLackingEmptiesItsMirror(String meta) {
        assertThat(mirrors(meta)).containsEntry("membership.meta.k", List.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{}", "[\"gold\"]"})
    void searchableListOrObjectIsRefused(String value) {
        assertThat(refusal("{\"k\":" + value + "}", Set.of("k"))).isEqualTo("InvalidValue searchableMetaNotScalar");
    }

    @Test
    void searchableTextHasTwoHundredAndFiftyFiveCharactersAtMost() {
        String longest = "x".repeat(255);

        assertThat(UserMeta.of(json("{\"k\":\"" + longest + "\"}"), 1000, Set.of("k"))
                        .mirrors())
                .containsEntry("membership.meta.k", List.of(longest));
        assertThat(refusal("{\"k\":\"x" + longest + "\"}", Set.of("k")))
                .isEqualTo("InvalidValue searchableMetaTooLong");
        assertThat(refusal("{\"k\":\"a\\u0000\"}", Set.of("k"))).isEqualTo("InvalidValue searchableMetaTooLong");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"k\":[]}", "{\"k\":\"a\\u0000\"}", "not json", "[]"})
    void whatIsStoredAlreadyAndCannotBeIndexedIsLeftOut(String stored) {
        assertThat(UserMeta.storedMirrors(stored, Set.of("k")))
                .containsExactly(Map.entry("membership.meta.k", List.of()));
        assertThat(UserMeta.storedMirrors(null, Set.of("k")))
                .containsExactly(Map.entry("membership.meta.k", List.of()));
    }

    private static UserMeta of(JsonNode given) {
        return UserMeta.of(given, LIMIT, Set.of());
    }

    private static Map<String, List<String>> mirrors(String meta) {
        return UserMeta.of(json(meta), LIMIT, Set.of("k")).mirrors();
    }

    private static String refusal(String meta, Set<String> searchable) {
        int limit = searchable.isEmpty() ? LIMIT : 1000;
        ApiException refusal =
                catchThrowableOfType(ApiException.class, () -> UserMeta.of(json(meta), limit, searchable));
        ApiException.Problem problem = refusal.problems().get(0);
        assertThat(problem.field()).isEqualTo("meta");
        return problem.code() + " " + problem.message();
    }

    private static String nested(int levels) {
        return "{\"a\":".repeat(levels - 1) + "{}" + "}".repeat(levels - 1);
    }

    private static JsonNode json(String text) {
        return Json.parse(text).orElseThrow();
    }
}
