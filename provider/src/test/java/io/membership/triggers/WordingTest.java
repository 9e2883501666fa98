package io.membership.triggers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.membership.api.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.common.util.MultivaluedHashMap;

/** Texts of SMS and push: their languages, their tokens, and the formats that they are put into. */
final class WordingTest {

    private static final ActionMember TEXT = new ActionMember("text", ActionMember.Form.JSON, "Text");

    private static Wording wording(String text) {
        MultivaluedHashMap<String, String> values = new MultivaluedHashMap<>();
        values.putSingle(TEXT.name(), text);
        return Wording.of(new Stored(values), TEXT).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"lt,L", "lt-LT,L", "pt-BR,B", "pt_BR,B", "fr,E", ",E"})
    void languageOfTheUserComesBeforeThatOfTheRealm(String language, String text) {
        Wording wording = wording("{\"lt\":\"L\",\"pt_BR\":\"B\",\"en\":\"E\"}");

        assertThat(wording.in(language, "en")).isEqualTo(text);
        assertThat(wording.in("fr", "xx")).isEqualTo("L");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hi {{Receiver.User.Shoe}}",
                "Hi {{Receiver.User.FirstName2}}",
                "Hi {{}}",
                "{\"en\":\"{{x}}\"}",
                "{}"
            })
    void tokenThatThereIsNotIsRefused(String text) {
        assertThatThrownBy(() -> wording(text)).isInstanceOf(Fault.class).hasMessageContaining("action.text");
    }

    @Test
    void whatIsFilledInStaysInsideItsMemberInEitherFormat() {
        JsonNode template = Json.parse("{\"to\":[\"{{to}}\"],\"n\":1,\"text\":\"{{text}}!\"}")
                .orElseThrow();
        Filling filling = new Filling(Map.of("to", "+1&x=2", "text", "\"},{ {{to}} \u017e"));

        assertThat(Json.parse(BodyForm.JSON.write(template, filling::in)).orElseThrow())
                .isEqualTo(Json.parse("{\"to\":[\"+1&x=2\"],\"n\":1,\"text\":\"\\\"},{ {{to}} \u017e!\"}")
                        .orElseThrow());
        assertThat(List.of(BodyForm.FORM.write(template, filling::in).split("&")))
                .containsExactly("to=%2B1%26x%3D2", "n=1", "text=%22%7D%2C%7B+%7B%7Bto%7D%7D+%C5%BE%21");
    }
}
