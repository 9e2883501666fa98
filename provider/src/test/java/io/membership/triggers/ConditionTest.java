package io.membership.triggers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.membership.api.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When a trigger fires, beside its types. */
final class ConditionTest {

    private static final JsonNode EVENT = Json.parse("""
            {"initiator":{"clientId":"console"},"cause":"API",
             "formerUser":{"country":"DE","tags":[],"enabled":true,"attributes":{"a/b":["x"]}},
             "newUser":{"country":"LT","type":"Guest","roles":["Administrator","User"],"tags":["vip"],"enabled":true},
             "changes":[{"field":"country","former":"DE","current":"LT"},{"field":"attributes.team"}]}
            """).orElseThrow();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'changed':'country'}",
                "{'changed':['email','Country']}",
                "{'changed':'attributes'}",
                "{'changed':'attributes.team'}",
                "{'former':{'country':'DE'},'current':{'country':['LV','LT']}}",
                "{'former':{'attributes.a/b':'x'}}",
                "{'current':{'enabled':true}}",
                "{'current':{'city':null}}",
                "{'role':'User'}",
                "{'tag':['gold','vip']}",
                "{'userType':'Guest'}",
                "{'cause':'api'}",
                "{'client':['console']}",
                "{'not':{'cause':'LDAP'}}",
                "{'any':[{'cause':'LDAP'},{'cause':'API'}]}",
                "{'all':[{'tag':'vip'},{'cause':'API'}]}"
            })
    void holds(String condition) {
        assertThat(parse(condition).holdsFor(EVENT)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'changed':'email'}",
                "{'former':{'country':'LT'}}",
                "{'current':{'country':null}}",
                "{'role':'Owner'}",
                "{'tag':'gold'}",
                "{'userType':'Phone'}",
                "{'cause':'LDAP'}",
                "{'client':'other'}",
                "{'not':{'cause':'API'}}",
                "{'any':[{'cause':'LDAP'}]}",
                "{'tag':'vip','cause':'LDAP'}"
            })
    void doesNotHold(String condition) {
        assertThat(parse(condition).holdsFor(EVENT)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{'any':[{'cause':'API'},{'cause':'MAGIC'}]};condition.any[1].cause names no cause: MAGIC",
                "{'current':{'shoeSize':1}};condition.current.shoeSize names no field of a user: shoeSize",
                "{'changed':['x']};condition.changed names no field of a user: x",
                "{'roles':'a'};condition.roles is no condition",
                "{'not':[]};condition.not must be a JSON object",
                "{'all':[]};condition.all must be a list of conditions",
                "{'role':{}};condition.role must be a value or a list of values",
                "[];condition must be a JSON object",
                "{;condition must be valid JSON"
            })
    void mistakeIsToldWithItsPlace(String condition, String message) {
        assertThatThrownBy(() -> parse(condition)).hasMessage(message);
    }

    @Test
    void newUserHasNoFormerValues() {
        JsonNode registered = Json.parse("{\"newUser\":{}}").orElseThrow();

        assertThat(parse("{'former':{'country':null}}").holdsFor(registered)).isFalse();
        assertThat(parse("{'changed':'country'}").holdsFor(registered)).isFalse();
    }

    private static Condition parse(String text) {
        return Condition.parse(text.replace('\'', '"'));
    }
}
