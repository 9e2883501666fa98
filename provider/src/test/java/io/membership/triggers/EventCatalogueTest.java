package io.membership.triggers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.membership.api.Json;
import io.membership.events.MembershipEvent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The list of types, and the examples that stand in it. */
final class EventCatalogueTest {

    @Test
    void everyEventHasItsType() {
        Stream<Class<?>> events = Stream.of(MembershipEvent.class.getPermittedSubclasses())
                .flatMap(each -> each.isSealed() ? Stream.of(each.getPermittedSubclasses()) : Stream.of(each));

        assertThat(Arrays.stream(TriggerType.values()).map(TriggerType::event))
                .containsExactlyInAnyOrderElementsOf(
                        events.<Class<? extends MembershipEvent>>map(each -> each.asSubclass(MembershipEvent.class))
                                .toList());
    }

    @ParameterizedTest
    @EnumSource
    void exampleIsOfItsTypeWithTheUsersThatItPromises(TriggerType type) {
        JsonNode example = Json.parse(Payload.sent(
                        EventCatalogue.example(type, UUID.randomUUID(), "realm", java.time.Instant.EPOCH),
                        Set.of(),
                        null))
                .orElseThrow();
        JsonNode schema = EventCatalogue.schema(type);

        assertThat(example.path("type").asText()).isEqualTo(type.toString());
        List<String> required = new java.util.ArrayList<>();
        schema.at("/properties/input/required").forEach(name -> required.add(name.asText()));
        assertThat(required)
                .allSatisfy(name ->
                        assertThat(example.path("input").has(name)).as(name).isTrue());
        assertThat(example.path("input").fieldNames())
                .toIterable()
                .allSatisfy(name -> assertThat(
                                schema.at("/properties/input/properties").has(name))
                        .as(name)
                        .isTrue());
        for (String user : List.of("formerUser", "newUser")) {
            example.path("input")
                    .path(user)
                    .fieldNames()
                    .forEachRemaining(
                            name -> assertThat(schema.at("/properties/input/properties/" + user + "/properties")
                                            .has(name))
                                    .as(name)
                                    .isTrue());
        }
    }
}
