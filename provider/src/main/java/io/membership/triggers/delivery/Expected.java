package io.membership.triggers.delivery;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.membership.api.Json;
import java.util.Optional;

/** What the answer of a gateway has to say, beside 2xx: some of them answer 200 with an error inside. */
public record Expected(JsonPointer place, String value) {

    /** Why this answer is not it; empty if it is. */
    Optional<String> fault(String answer) {
        Optional<String> found = Json.parse(answer)
                .map(json -> json.at(place))
                .filter(JsonNode::isValueNode)
                .map(JsonNode::asText);
        return found.filter(value::equals).isPresent()
                ? Optional.empty()
                : Optional.of("The answer has " + found.orElse("nothing") + " at " + place + ", not " + value);
    }
}
