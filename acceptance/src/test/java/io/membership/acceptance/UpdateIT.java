package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an update changes. */
final class UpdateIT {

    private final Realm demo = Keycloak.demo();
    private final UsersApi users = UsersApi.of(demo);

    @ParameterizedTest
    @CsvSource({"PATCH,path", "PUT,path", "PATCH,body", "PUT,body"})
    void everyMemberCanBeChanged(String verb, String place) {
        String id = users.registeredId(Map.of());
        Map<String, Object> members = new HashMap<>(ProfileBlock.TEXTS);
        members.put("email", Unique.email());
        members.put("zone", "south");
        members.put("tags", List.of("vip"));
        members.put("subscribeToNews", true);
        members.put("unsubscribedNewsTags", List.of("offers"));
        members.put("roles", List.of("Administrator"));
        members.put("meta", Map.of("plan", "silver"));
        if (place.equals("body")) {
            members.put("id", id);
        }

        users.api().call(verb, place.equals("path") ? "/" + id : "", members).expect(204);

        JsonNode user = users.get(id);
        ProfileBlock.TEXTS.forEach(
                (name, value) -> assertThat(user.path(name).asText()).as(name).isEqualTo(value));
        assertThat(user.path("email").asText()).isEqualTo(members.get("email"));
        assertThat(user.path("zone").asText()).isEqualTo("south");
        assertThat(UsersApi.texts(user.path("tags"), "")).containsExactly("vip");
        assertThat(user.path("subscribedToNews").asBoolean()).isTrue();
        assertThat(UsersApi.texts(user.path("unsubscribedNewsTags"), "")).containsExactly("offers");
        assertThat(UsersApi.roles(user)).containsExactly("Administrator");
        assertThat(user.path("meta").asText()).isEqualTo("{\"plan\":\"silver\"}");
    }

    @Test
    void idOfThePathWinsOverThatOfTheBody() {
        String id = users.registeredId(Map.of());
        String other = users.registeredId(Map.of());

        users.api().patch("/" + id, Map.of("id", other, "city", "Vilnius")).expect(204);

        assertThat(users.get(id).path("city").asText()).isEqualTo("Vilnius");
        assertThat(users.get(other).has("city")).isFalse();
    }

    @Test
    void updateByBodyNeedsTheId() {
        Reply reply = users.api().patch("", Map.of("city", "Vilnius")).expectError(400, "NotEmpty");

        assertThat(reply.text("/responseStatus/errors/0/fieldName")).isEqualTo("id");
    }

    @Test
    void whatIsAbsentOrNullStays() {
        Map<String, Object> members = new HashMap<>(ProfileBlock.TEXTS);
        members.put("tags", List.of("vip"));
        members.put("zone", "north");
        members.put("subscribeToNews", true);
        members.put("unsubscribedNewsTags", List.of("offers"));
        members.put("roles", List.of("Administrator"));
        members.put("meta", Map.of("plan", "gold"));
        String id = users.registeredId(members);
        JsonNode before = users.get(id);
        Map<String, Object> nulls = new HashMap<>();
        members.keySet().forEach(name -> nulls.put(name, null));
        nulls.put("email", null);
        nulls.put("rolesTree", null);

        users.api().patch("/" + id, nulls).expect(204);
        users.api().patch("/" + id, "{}").expect(204);

        assertThat(withoutModification(users.get(id))).isEqualTo(withoutModification(before));
    }

    @Test
    void emptyListClears() {
        String id = users.registeredId(Map.of(
                "tags",
                List.of("a", "b"),
                "unsubscribedNewsTags",
                List.of("offers"),
                "roles",
                List.of("Administrator"),
                "city",
                "Vilnius"));

        users.api()
                .patch("/" + id, Map.of("tags", List.of(), "unsubscribedNewsTags", List.of(), "roles", List.of()))
                .expect(204);

        JsonNode user = users.get(id);
        assertThat(user.path("tags")).isEmpty();
        assertThat(user.path("unsubscribedNewsTags")).isEmpty();
        assertThat(user.path("roles")).isEmpty();
        assertThat(user.path("city").asText()).isEqualTo("Vilnius");
    }

    @Test
    void rolesReplaceTheSet() {
        String id = users.registeredId(Map.of("roles", List.of("Authenticated")));

        users.api().patch("/" + id, Map.of("roles", List.of("Administrator"))).expect(204);

        assertThat(UsersApi.roles(users.get(id))).containsExactly("Administrator");
    }

    @Test
    void metaReplacesTheMeta() {
        String id = users.registeredId(Map.of("meta", Map.of("plan", "gold", "seats", 5)));

        users.api().patch("/" + id, Map.of("meta", Map.of("colour", "red"))).expect(204);

        assertThat(users.get(id).path("meta").asText()).isEqualTo("{\"colour\":\"red\"}");
    }

    @Test
    void modifiedOnMovesAndCreatedOnStays() {
        JsonNode before = users.get(users.registeredId(Map.of()));
        String id = before.path("id").asText();

        users.api().patch("/" + id, Map.of("city", "Vilnius")).expect(204);
        JsonNode afterText = users.get(id);
        users.api().patch("/" + id, Map.of("roles", List.of("Administrator"))).expect(204);
        JsonNode afterRoles = users.get(id);

        assertThat(modified(afterText)).isAfter(modified(before));
        assertThat(modified(afterRoles)).isAfter(modified(afterText));
        assertThat(afterRoles.path("createdOn")).isEqualTo(before.path("createdOn"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"countryCode", "displayName"})
    void oneRefusedMemberChangesNothing(String member) {
        String id = users.registeredId(Map.of());
        Map<String, Object> members = Map.of("city", "Vilnius", member, "x".repeat(300));

        Reply reply = users.api().patch("/" + id, members).expectError(400, "InvalidValue");

        assertThat(reply.text("/responseStatus/errors/0/fieldName")).isEqualTo(member);
        assertThat(users.get(id).has("city")).isFalse();
    }

    @Test
    void refusedRoleChangesNothing() {
        String id = users.registeredId(Map.of());

        users.api()
                .patch("/" + id, Map.of("city", "Vilnius", "roles", List.of("Nonsense")))
                .expectError(400, "InvalidValue");

        assertThat(users.get(id).has("city")).isFalse();
        assertThat(UsersApi.roles(users.get(id))).containsExactly("Authenticated");
    }

    @Test
    void addressOfAnotherUserIsRefused() {
        String taken = Unique.email();
        users.registeredId(Map.of("email", taken));
        JsonNode user = users.get(users.registeredId(Map.of()));

        Reply reply = users.api()
                .patch("/" + user.path("id").asText(), Map.of("email", taken))
                .expectError(409, "UserAlreadyExists");

        assertThat(reply.text("/responseStatus/errors/0/fieldName")).isEqualTo("email");
        assertThat(users.get(user.path("id").asText()).path("email")).isEqualTo(user.path("email"));
    }

    @Test
    void unknownUserIsNotFound() {
        users.api()
                .patch("/d4d7c6f2-1111-4222-8333-944455556666", Map.of("city", "x"))
                .expectError(404, "UserNotFound");
    }

    private static Instant modified(JsonNode user) {
        return Instant.parse(user.path("modifiedOn").asText());
    }

    private static Map<String, JsonNode> withoutModification(JsonNode user) {
        Map<String, JsonNode> members = new HashMap<>();
        user.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
        members.remove("modifiedOn");
        return members;
    }
}
