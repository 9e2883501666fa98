package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the server answered.
 *
 * @param request method and address, for messages
 * @param body the body as it came, empty if there was none
 */
public record Reply(String request, int status, HttpHeaders headers, String body) {

    private static final int SHOWN = 1500;

    /** Fails with the whole answer if the status is another. */
    public Reply expect(int expected) {
        assertThat(status).as("%s", summary()).isEqualTo(expected);
        return this;
    }

    /** Fails unless this is our error body with that code in {@code responseStatus.errorCode}. */
    public Reply expectError(int expected, String errorCode) {
        expect(expected).expectErrorShape();
        assertThat(text("/responseStatus/errorCode")).as("%s", summary()).isEqualTo(errorCode);
        return this;
    }

    /** Fails unless the body is exactly what {@code docs/api/compatibility.md} promises of every refusal. */
    public Reply expectErrorShape() {
        assertThat(header("Content-Type")).as("%s", summary()).startsWith("application/json");
        JsonNode reason = json().path("responseStatus");
        assertThat(names(json())).as("%s", summary()).containsExactly("responseStatus");
        assertThat(names(reason)).as("%s", summary()).containsExactlyInAnyOrder("errorCode", "message", "errors");
        assertThat(reason.path("errorCode").asText()).matches("[A-Z][A-Za-z]+");
        assertThat(reason.path("message").asText()).isNotBlank();
        for (JsonNode fault : reason.path("errors")) {
            assertThat(names(fault)).as("%s", summary()).containsExactlyInAnyOrder("errorCode", "fieldName", "message");
            assertThat(fault.path("message").asText()).isNotBlank();
        }
        return this;
    }

    private static List<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }

    /** The body; a missing node if it is empty or no JSON. */
    public JsonNode json() {
        return Json.parse(body);
    }

    /** The members of the body, which can be changed and sent back. */
    public Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        json().properties().forEach(member -> members.put(member.getKey(), member.getValue()));
        return members;
    }

    /** The value at a JSON pointer such as {@code /result/0/id}; a missing node if there is none. */
    public JsonNode at(String pointer) {
        return json().at(pointer);
    }

    /** The value at a JSON pointer as text; empty if there is none. */
    public String text(String pointer) {
        return at(pointer).asText("");
    }

    /** The first header of that name; empty if there is none. */
    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    private String summary() {
        return request + " answered " + (body.length() > SHOWN ? body.substring(0, SHOWN) + "…" : body);
    }
}
