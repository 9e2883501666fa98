package io.membership.triggers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What functions get, as CodeMash documents it. */
final class FunctionInputTest {

    private static ObjectNode event(TriggerType type) {
        return EventCatalogue.example(type, UUID.randomUUID(), "realm", Instant.EPOCH);
    }

    @Test
    void inputHasTheMembersOfCodeMashAndNoOthers() {
        JsonNode json = Payload.functionInput(event(TriggerType.UPDATE), Set.of(), "{\"list\":7}");

        assertThat(json.fieldNames()).toIterable().containsExactly("projectId", "input");
        assertThat(json.path("input").fieldNames())
                .toIterable()
                .containsExactly("initiatorUserId", "template", "triggerType", "formerUser", "newUser");
        assertThat(json.at("/input/newUser").fieldNames())
                .toIterable()
                .containsOnly("id", "createdOn", "modifiedOn", "email", "firstName", "lastName", "meta");
        assertThat(json.at("/input/newUser/meta").asText()).isEqualTo("{\"plan\":\"gold\"}");
    }

    @Test
    void fieldsOfTheTriggerTakeThePlaceOfThoseOfCodeMash() {
        JsonNode json = Payload.functionInput(event(TriggerType.DELETE), Set.of("country"), null);

        assertThat(json.at("/input/formerUser").fieldNames()).toIterable().containsOnly("id", "country");
        assertThat(json.path("input").has("newUser")).isFalse();
        assertThat(json.path("input").has("template")).isFalse();
    }

    @Test
    void verifiedTellsNoFormerUser() {
        assertThat(Payload.functionInput(event(TriggerType.VERIFIED), Set.of(), null)
                        .path("input")
                        .has("formerUser"))
                .isFalse();
    }
}
