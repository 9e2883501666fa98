package io.membership.triggers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.membership.api.Json;
import io.membership.events.Cause;
import io.membership.events.FieldChange;
import io.membership.events.Header;
import io.membership.events.Initiator;
import io.membership.events.MembershipEvent.Updated;
import io.membership.events.UserSnapshot;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** JSON of events, in full and as it leaves the house. */
final class PayloadTest {

    private static final Header HEADER = new Header(
            UUID.fromString("00000000-0000-0000-0000-000000000001"),
            Instant.parse("2027-01-31T08:00:00Z"),
            "realm",
            new Initiator(null, "app", "s1"),
            Cause.API);

    private static final UserSnapshot ADA = user(Map.of(
            "locale", List.of("lt"),
            "phoneNumber", List.of("+370"),
            "subscribedToNews", List.of("true"),
            "membership.meta", List.of("{\"plan\":\"gold\"}"),
            "membership.meta.plan", List.of("gold"),
            "team", List.of("a", "b"),
            "ldap", List.of("x")));

    private static UserSnapshot user(Map<String, List<String>> attributes) {
        return new UserSnapshot(
                "u1",
                "ada",
                "ada@example.test",
                true,
                "Ada",
                null,
                true,
                false,
                null,
                attributes,
                List.of("R"),
                List.of());
    }

    private static JsonNode sent(List<FieldChange> changes, String... fields) {
        JsonNode full = Payload.full(TriggerType.UPDATE, new Updated(HEADER, ADA, user(Map.of()), changes));
        return Json.parse(Payload.sent(full, Set.of(fields), null)).orElseThrow();
    }

    @Test
    void attributesHaveTheNamesOfTheApiAndOthersTheirOwnPlace() {
        JsonNode user = sent(List.of()).at("/input/newUser");

        assertThat(user.path("language").asText()).isEqualTo("lt");
        assertThat(user.path("phone").asText()).isEqualTo("+370");
        assertThat(user.path("subscribedToNews").asBoolean()).isTrue();
        assertThat(user.path("meta").asText()).isEqualTo("{\"plan\":\"gold\"}");
        assertThat(user.path("attributes").toString())
                .isIn("{\"team\":[\"a\",\"b\"],\"ldap\":[\"x\"]}", "{\"ldap\":[\"x\"],\"team\":[\"a\",\"b\"]}");
        assertThat(user.has("lastName")).isFalse();
        assertThat(user.path("modifiedOn").asText()).isEqualTo("2027-01-31T08:00:00.000Z");
        assertThat(sent(List.of()).at("/input/formerUser").has("modifiedOn")).isFalse();
    }

    @Test
    void onlyNamedFieldsLeave() {
        JsonNode input = sent(
                        List.of(
                                new FieldChange("attributes.locale", null, List.of("lt")),
                                new FieldChange("attributes.team", null, List.of("a", "b")),
                                new FieldChange("email", null, "ada@example.test"),
                                new FieldChange(FieldChange.PASSWORD, null, null)),
                        "language",
                        "attributes.team")
                .path("input");

        assertThat(input.path("newUser").toString())
                .isEqualTo("{\"id\":\"u1\",\"language\":\"lt\",\"attributes\":{\"team\":[\"a\",\"b\"]}}");
        assertThat(input.path("changes").toString())
                .isEqualTo("[{\"field\":\"language\",\"former\":null,\"current\":\"lt\"},"
                        + "{\"field\":\"attributes.team\",\"former\":null,\"current\":[\"a\",\"b\"]},"
                        + "{\"field\":\"password\"}]");
        assertThat(input.toString()).doesNotContain("ada@example.test");
    }

    @Test
    void indexCopiesOfMetaAreNoChanges() {
        JsonNode changes = sent(List.of(
                        new FieldChange("attributes.membership.meta", null, List.of("{}")),
                        new FieldChange("attributes.membership.meta.plan", null, List.of("gold"))))
                .at("/input/changes");

        assertThat(changes).hasSize(1);
        assertThat(changes.at("/0/field").asText()).isEqualTo("meta");
    }

    @Test
    void unknownInitiatorIsLeftOut() {
        JsonNode input = sent(List.of()).path("input");

        assertThat(input.has("initiatorUserId")).isFalse();
        assertThat(input.path("initiator").toString()).isEqualTo("{\"clientId\":\"app\",\"sessionId\":\"s1\"}");
    }
}
