package io.membership.permissions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.membership.api.Json;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatementsTest {

    private static List<Statement> read(String json) {
        return Statements.parse(json.replace('\'', '"'));
    }

    private static String refusal(String json) {
        return catchThrowableOfType(GrammarException.class, () -> read(json)).reason();
    }

    private static List<String> scopes(String json) {
        return read(json).stream()
                .flatMap(Statement::scopes)
                .map(Scope::toString)
                .toList();
    }

    @Test
    void statementIsEveryPermissionOnEveryResource() {
        assertThat(scopes("[{'effect':'Allow','permissions':['a:b','c:*'],'resources':['r/1','r/2']}]"))
                .containsExactly("a:b@r/1", "a:b@r/2", "c:*@r/1", "c:*@r/2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",'resources':null", ",'resources':[]", ",'resources':['*']"})
    void noResourceIsEveryResource(String resources) {
        assertThat(scopes("[{'permissions':['a:b']" + resources + "}]")).containsExactly("a:b");
    }

    @ParameterizedTest
    @CsvSource({"'Allow',ALLOW", "'allow',ALLOW", "'Deny',DENY", "'DENY',DENY", "null,ALLOW"})
    void effectIsAllowUnlessItIsDeny(String effect, Effect read) {
        String word = effect.equals("null") ? effect : "'" + effect + "'";
        assertThat(read("[{'effect':" + word + ",'permissions':['a:b']}]"))
                .extracting(Statement::effect)
                .containsExactly(read);
        assertThat(read("[{'permissions':['a:b']}]").get(0).effect()).isEqualTo(Effect.ALLOW);
    }

    @Test
    void repetitionsAreOne() {
        assertThat(read("[{'permissions':['a:b','a:b'],'resources':['r','r']}]")
                        .get(0)
                        .json())
                .hasToString("{effect=Allow, permissions=[a:b], resources=[r]}");
    }

    @Test
    void emptyTextHasNoStatements() {
        assertThat(read("")).isEmpty();
        assertThat(read(" ")).isEmpty();
        assertThat(read("[]")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{                    | statements must be JSON",
                "[] []                | statements must be JSON",
                "{}                   | statements must be a list",
                "null                 | statements must be a list",
                "'a:b'                | statements must be a list",
                "['a:b']              | statements[0] must be an object with effect, permissions and resources",
                "[null]               | statements[0] must be an object with effect, permissions and resources",
                "[{}]                 | statements[0].permissions must have at least one permission",
                "[{'permissions':[]}] | statements[0].permissions must have at least one permission",
                "[{'permissions':null}] | statements[0].permissions must have at least one permission",
                "[{'permissions':'a:b'}] | statements[0].permissions must be a list of texts",
                "[{'permissions':{}}] | statements[0].permissions must be a list of texts",
                "[{'permissions':[1]}] | statements[0].permissions[0] must be a text",
                "[{'permissions':['a:b',null]}] | statements[0].permissions[1] must be a text",
                "[{'permissions':['a:b','a:']}] | statements[0].permissions[1] \"a:\" has an empty segment",
                "[{'permissions':['a:b']},{'permissions':['x']}] | statements[1].permissions[0] \"x\""
                        + " must have a module and an operation, as in files:create",
                "[{'permissions':['a:b'],'resources':'r'}] | statements[0].resources must be a list of texts",
                "[{'permissions':['a:b'],'resources':[{}]}] | statements[0].resources[0] must be a text",
                "[{'permissions':['a:b'],'resources':['r','r//s']}] | statements[0].resources[1] \"r//s\""
                        + " has an empty segment",
                "[{'permissions':['a:b'],'effect':'Maybe'}] | statements[0].effect must be Allow or Deny",
                "[{'permissions':['a:b'],'effect':''}] | statements[0].effect must be Allow or Deny",
                "[{'permissions':['a:b'],'effect':true}] | statements[0].effect must be Allow or Deny",
                "[{'permissions':['a:b'],'effect':{}}] | statements[0].effect must be Allow or Deny",
                "[{'permissions':['a:b'],'efect':'Deny'}] | statements[0] has \"efect\","
                        + " and can have effect, permissions and resources only",
                "[{'permissions':['a:b'],'resource':['r']}] | statements[0] has \"resource\","
                        + " and can have effect, permissions and resources only",
                "[{'Effect':'Deny','permissions':['a:b']}] | statements[0] has \"Effect\","
                        + " and can have effect, permissions and resources only",
                "[{'permissions':['a:b@r']}] | statements[0].permissions[0] \"a:b@r\""
                        + " may have letters, digits, '.', '_' and '-' in a segment, 64 at most"
            })
    void faultIsNamedWithItsPlace(String json, String reason) {
        // The texts of the table have ' for ", and the last reason has ' of its own.
        assertThat(refusal(json).replace('\'', '"')).isEqualTo(reason.replace('\'', '"'));
    }

    @Test
    void policyHasFiveHundredStatementsAtMost() {
        String statement = "{'permissions':['a:b']}";

        assertThat(read(Collections.nCopies(500, statement).toString())).hasSize(500);
        assertThat(refusal(Collections.nCopies(501, statement).toString())).isEqualTo("statements may be 500 at most");
    }

    @Test
    void permissionsAndResourcesTogetherHaveABound() {
        assertThat(read(product(100, 100))).hasSize(1);
        assertThat(refusal(product(101, 100)))
                .isEqualTo("statements may come to 10000 permissions, each counted for each resource, at most");
    }

    private static String product(int permissions, int resources) {
        return "[{'permissions':" + texts("a:b", permissions) + ",'resources':" + texts("r", resources) + "}]";
    }

    private static List<String> texts(String start, int count) {
        return IntStream.range(0, count).mapToObj(i -> "'" + start + i + "'").toList();
    }

    @Test
    void permissionsAloneAreOneStatementThatAllowsThem() {
        assertThat(Statements.allowing(List.of("a:b", "a:c"))).isEqualTo(read("[{'permissions':['a:b','a:c']}]"));
        assertThat(Statements.allowing(List.of())).isEmpty();
        assertThat(catchThrowableOfType(GrammarException.class, () -> Statements.allowing(List.of("a:b", "a")))
                        .reason())
                .isEqualTo(
                        "statements[0].permissions[1] \"a\" must have a module and an operation, as in files:create");
    }

    @Test
    void whatIsPrintedIsReadBackAsTheSameStatements() {
        LongStream.range(51_000, 52_000).forEach(seed -> {
            RandomPermissions random = new RandomPermissions(seed);
            List<Statement> statements = random.some(0, 5, random::statement);

            assertThat(Statements.parse(Statements.text(statements)))
                    .as("seed %d", seed)
                    .isEqualTo(statements);
        });
    }

    @Test
    void junkIsRefusedAndNeverBreaks() {
        List<String> junk = List.of("null", "1", "true", "''", "'a:b'", "[]", "{}", "['a:b']", "[[]]", "{'a':1}");
        for (String first : junk) {
            for (String second : junk) {
                IntStream.range(0, 3).forEach(place -> {
                    String json = place == 0
                            ? "[" + first + "," + second + "]"
                            : place == 1
                                    ? "[{'effect':" + first + ",'permissions':" + second + "}]"
                                    : "[{'permissions':" + first + ",'resources':" + second + "}]";
                    try {
                        assertThat(Json.text(
                                        read(json).stream().map(Statement::json).toList()))
                                .contains("a:b");
                    } catch (GrammarException refused) {
                        assertThat(refused.reason()).startsWith("statements[");
                    }
                });
            }
        }
    }
}
