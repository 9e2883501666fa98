package io.membership.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {

    private static final String ID = "3f1c2b7e-54a0-4a52-9d0e-8a6f0c6e1b11";

    @Test
    void namesAreTakenInAnyCaseAndTheLastValueWins() {
        Arguments arguments = of("{\"Email\":\"a\",\"EMAIL\":\"b\"}").with("email", "c");

        assertThat(arguments.text("eMail")).isEqualTo("c");
        assertThat(arguments.names()).hasSize(1);
        assertThat(arguments.has("EMAIL")).isTrue();
    }

    @Test
    void nullIsNotGivenAndDoesNotEraseWhatIs() {
        Arguments arguments = new Arguments().with("city", "Vilnius").put("city", json("null"));

        assertThat(arguments.text("city")).isEqualTo("Vilnius");
        assertThat(of("{\"city\":null}").has("city")).isFalse();
        assertThat(of("{\"city\":null}").text("city")).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "text"         | text
            12             | 12
            631152000000   | 631152000000
            true           | true
            """)
    void textsMayBeNumbersAndBooleans(String value, String text) {
        assertThat(member(value).text("member")).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{}", "[\"a\"]"})
    void listsAndObjectsAreNoTexts(String value) {
        assertThat(Refusal.of(() -> member(value).text("member"))).isEqualTo("400 InvalidValue member notText");
    }

    @Test
    void characterZeroIsRefusedWhereverATextCanBe() {
        Arguments text = new Arguments().with("member", "a\0b");
        Arguments list = new Arguments().put("member", json("[\"a\\u0000b\"]"));

        assertThat(Refusal.of(() -> text.text("member"))).isEqualTo("400 InvalidValue member controlCharacter");
        assertThat(Refusal.of(() -> text.texts("member"))).isEqualTo("400 InvalidValue member controlCharacter");
        assertThat(Refusal.of(() -> list.texts("member"))).isEqualTo("400 InvalidValue member controlCharacter");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\"", "\"  \""})
    void requiredTextIsNotBlank(String value) {
        assertThat(Refusal.of(() -> member(value).required("member"))).isEqualTo("400 NotEmpty member missing");
        assertThat(member(value).filled("member")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ID,
                "3f1c2b7e54a04a529d0e8a6f0c6e1b11",
                "3F1C2B7E54A04A529D0E8A6F0C6E1B11",
                "3F1C2B7E-54A0-4A52-9D0E-8A6F0C6E1B11"
            })
    void idsAreDashedAndInLowerCase(String given) {
        assertThat(new Arguments().with("id", given).id("id")).isEqualTo(ID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"00000000-0000-0000-0000-000000000000", "00000000000000000000000000000000", "", " "})
    void zeroGuidIsNotGiven(String given) {
        Arguments arguments = new Arguments().with("id", given);

        assertThat(arguments.id("id")).isNull();
        assertThat(Refusal.of(() -> arguments.requiredId("id"))).isEqualTo("400 NotEmpty id missing");
    }

    @Test
    void idOfAnotherDirectoryStaysAsItIs() {
        assertThat(new Arguments().with("id", "f:3F1C:Jane").id("id")).isEqualTo("f:3F1C:Jane");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            true     | true
            "TRUE"   | true
            1        | true
            "1"      | true
            false    | false
            "False"  | false
            0        | false
            """)
    void flagsMayBeTextsAndNumbers(String value, boolean flag) {
        assertThat(member(value).flag("member", !flag)).isEqualTo(flag);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\""})
    void flagThatIsNotGivenHasItsDefault(String value) {
        assertThat(member(value).flag("member")).isNull();
        assertThat(member(value).flag("member", true)).isTrue();
        assertThat(member(value).flag("member", false)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"yes\"", "2", "-1", "\" true\""})
    void otherFlagsAreRefused(String value) {
        assertThat(Refusal.of(() -> member(value).flag("member"))).isEqualTo("400 InvalidValue member notBoolean");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            5      | 5
            "20"   | 20
            0      | 0
            null   | none
            ""     | none
            """)
    void numbersMayBeTexts(String value, @Nullable Integer number) {
        assertThat(member(value).number("member", 0)).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1.5", "\"x\"", "99999999999", "true"})
    void otherNumbersAreRefused(String value) {
        assertThat(Refusal.of(() -> member(value).number("member", 0)))
                .isEqualTo("400 InvalidValue member notWholeNumber");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            ["a","b"]          | a;b
            ["a,b"]            | a,b
            [1,true]           | 1;true
            "a, b,,c"          | a;b;c
            "[\\"a\\",\\"b\\"]" | a;b
            "a"                | a
            5                  | 5
            """)
    void listsMayBeTexts(String value, String texts) {
        assertThat(member(value).texts("member")).containsExactly(texts.split(";"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"\"", "\"[]\"", "\" , \""})
    void emptyListIsGivenAndEmpty(String value) {
        assertThat(member(value).texts("member")).isEmpty();
        assertThat(member("null").texts("member")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[[]]", "[{}]", "[null]"})
    void otherListsAreRefused(String value) {
        assertThat(Refusal.of(() -> member(value).texts("member"))).isEqualTo("400 InvalidValue member notTexts");
    }

    private static Arguments member(String value) {
        return of("{\"member\":" + value + "}");
    }

    private static Arguments of(String object) {
        Arguments arguments = new Arguments();
        json(object).properties().forEach(member -> arguments.put(member.getKey(), member.getValue()));
        return arguments;
    }

    private static JsonNode json(String text) {
        return Json.parse(text).orElseThrow();
    }
}
