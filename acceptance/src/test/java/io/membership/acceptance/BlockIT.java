package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a block says and refuses; what it does to tokens is in {@link BlockedTokensIT}. */
final class BlockIT {

    private final Realm demo = Keycloak.demo();
    private final UsersApi users = UsersApi.of(demo);
    private final String email = Unique.email();
    private final String id = demo.createUser(email);

    @Test
    void blockedUserShowsItAndTheReason() {
        users.api().put("/" + id + "/block", Map.of("reason", "Unpaid")).expect(204);

        JsonNode user = users.get(id);

        assertThat(user.path("status").asText()).isEqualTo("Blocked");
        assertThat(user.path("blockedReason").asText()).isEqualTo("Unpaid");
        assertThat(Instant.parse(user.path("blockedOn").asText()))
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(1));
        assertThat(user.has("blockedUntil")).isFalse();
    }

    @Test
    void blockNeedsNoBody() {
        users.api().call("PUT", "/" + id + "/block", null).expect(204);

        assertThat(users.get(id).path("status").asText()).isEqualTo("Blocked");
    }

    @Test
    void blockedUserIsFoundByHisStatus() {
        users.api().patch("/" + id + "/block", Map.of()).expect(204);

        Reply page = users.list(Map.of("filter", Map.of("status", "Blocked", "email", email)));

        assertThat(UsersApi.names(page)).containsExactly(email);
    }

    @Test
    void blockedUserCannotLogIn() {
        users.api().put("/" + id + "/block", Map.of()).expect(204);

        assertThat(demo.tryLogin(email, Realm.PASSWORD).expect(400).text("/error_description"))
                .isEqualTo("Account disabled");
    }

    @Test
    void secondBlockIsRefused() {
        users.api().put("/" + id + "/block", Map.of("reason", "first")).expect(204);

        users.api().put("/" + id + "/block", Map.of("reason", "second")).expectError(409, "UserAlreadyBlocked");

        assertThat(users.get(id).path("blockedReason").asText()).isEqualTo("first");
    }

    @Test
    void unblockedUserShowsNothingOfTheBlock() {
        Map<String, Object> block = Map.of("reason", "Unpaid", "until", later().toString());
        users.api().put("/" + id + "/block", block).expect(204);

        users.api().put("/" + id + "/unblock", Map.of()).expect(204);

        JsonNode user = users.get(id);
        assertThat(user.path("status").asText()).isEqualTo("Active");
        assertThat(user.properties().stream().map(Map.Entry::getKey)).noneMatch(name -> name.startsWith("blocked"));
        assertThat(demo.login(email, Realm.PASSWORD).access()).isNotEmpty();
    }

    @Test
    void whoIsNotBlockedCannotBeUnblocked() {
        users.api().put("/" + id + "/unblock", Map.of()).expectError(409, "UserNotBlocked");
    }

    @Test
    void unknownUserCannotBeBlocked() {
        String unknown = "/00000000-0000-0000-0000-000000000001";

        users.api().put(unknown + "/block", Map.of()).expectError(404, "UserNotFound");
        users.api().put(unknown + "/unblock", Map.of()).expectError(404, "UserNotFound");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2020-01-01T00:00:00Z", "tomorrow", "2030-01-01", "99999-01-01T00:00:00Z", "2030-13-01T00:00:00Z"
            })
    void endThatIsNoInstantInTheFutureIsRefused(String until) {
        Reply refused = users.api().put("/" + id + "/block", Map.of("until", until));

        refused.expectError(400, "InvalidValue");
        assertThat(refused.text("/responseStatus/errors/0/fieldName")).isEqualTo("until");
        assertThat(users.get(id).path("status").asText()).isEqualTo("Active");
    }

    @Test
    void reasonIsAtMost255CharactersLong() {
        users.api().put("/" + id + "/block", Map.of("reason", "x".repeat(256))).expectError(400, "InvalidValue");
        users.api().put("/" + id + "/block", Map.of("reason", "x".repeat(255))).expect(204);
    }

    @Test
    void whoIsDisabledInTheConsoleIsBlockedAndCanBeUnblocked() {
        demo.changeInConsole(id, Map.of("enabled", false));
        assertThat(users.get(id).path("status").asText()).isEqualTo("Blocked");
        users.api().put("/" + id + "/block", Map.of()).expectError(409, "UserAlreadyBlocked");

        users.api().put("/" + id + "/unblock", Map.of()).expect(204);

        assertThat(users.get(id).path("status").asText()).isEqualTo("Active");
        assertThat(demo.login(email, Realm.PASSWORD).access()).isNotEmpty();
    }

    @Test
    void laterBlockForgetsTheReasonAndEndOfTheOneThatTheConsoleLifted() {
        Map<String, Object> block = Map.of("reason", "Unpaid", "until", later().toString());
        users.api().put("/" + id + "/block", block).expect(204);
        demo.changeInConsole(id, Map.of("enabled", true));

        users.api().put("/" + id + "/block", Map.of()).expect(204);

        JsonNode user = users.get(id);
        assertThat(user.has("blockedUntil")).isFalse();
        assertThat(user.has("blockedReason")).isFalse();
    }

    private static Instant later() {
        return Instant.now().plus(1, ChronoUnit.DAYS);
    }
}
