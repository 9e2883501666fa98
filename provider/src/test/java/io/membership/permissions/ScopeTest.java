package io.membership.permissions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.membership.api.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A permission on a resource is written as a text or as an object. */
class ScopeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'files:read'                                       | files:read",
                "'files:read@shops/eu/*'                            | files:read@shops/eu/*",
                "{'permission':'files:read'}                        | files:read",
                "{'permission':'files:read','resource':null}        | files:read",
                "{'permission':'files:read','resource':'shops/*'}   | files:read@shops/*"
            })
    void bothFormsMeanTheSame(String json, String scope) {
        assertThat(Scope.parse(json(json))).isEqualTo(Scope.parse(scope)).hasToString(scope);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "1                                          | must be a text, or an object with texts as permission and resource",
                "{}                                         | must be a text, or an object with texts as permission and resource",
                "{'permission':'files:read','resource':1}   | must be a text, or an object with texts as permission and resource",
                "{'permission':'files:read','resourse':'x'} | has \"resourse\", and can have permission and resource only",
                "{'permission':'files::read'}               | has an empty segment"
            })
    void whatIsNoneIsRefusedWithAReason(String json, String reason) {
        assertThatThrownBy(() -> Scope.parse(json(json)))
                .isInstanceOf(GrammarException.class)
                .hasMessage(reason);
    }

    private static JsonNode json(String text) {
        return Json.parse(text.replace('\'', '"')).orElseThrow();
    }
}
