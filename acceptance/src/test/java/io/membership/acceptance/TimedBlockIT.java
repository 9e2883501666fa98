package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A block with an end ends by itself. */
final class TimedBlockIT {

    private final Realm demo = Keycloak.demo();
    private final UsersApi users = UsersApi.of(demo);
    private final String email = Unique.email();
    private final String id = demo.createUser(email);

    @Test
    void userMaySignInAgainWhenTheTimeHasCome() {
        Tokens before = demo.login(email, Realm.PASSWORD);
        Instant until = Instant.now().plusSeconds(2);
        block(until);
        assertThat(users.get(id).path("status").asText()).isEqualTo("Blocked");

        awaitActive();

        assertThat(Instant.now()).isAfterOrEqualTo(until);
        assertThat(users.get(id).has("blockedUntil")).isFalse();
        assertThat(demo.login(email, Realm.PASSWORD).access()).isNotEmpty();
        users.profile(before.access()).expectError(401, "NotAuthenticated");
        demo.refresh(before).expect(400);
    }

    @Test
    void endIsToldInUtcWithMilliseconds() {
        users.api()
                .put("/" + id + "/block", Map.of("until", "2099-01-31T08:00:00Z"))
                .expect(204);

        assertThat(users.get(id).path("blockedUntil").asText()).isEqualTo("2099-01-31T08:00:00.000Z");
        assertThat(users.get(id).path("status").asText()).isEqualTo("Blocked");
    }

    @Test
    void endOfABlockIsAnEvent() {
        Realm realm = Keycloak.newRealm();
        UsersApi own = UsersApi.of(realm);
        String user = own.registeredId(Map.of());
        own.api()
                .put(
                        "/" + user + "/block",
                        Map.of("until", Instant.now().plusSeconds(1).toString()))
                .expect(204);

        await().until(() -> own.get(user).path("status").asText().equals("Active"));

        Reply events = Keycloak.anonymously().get("/realms/" + realm.name() + "/membership-events");
        assertThat(UsersApi.texts(events.expect(200).json(), "/type"))
                .containsExactly("Registered", "Blocked", "Unblocked");
        realm.remove();
    }

    @Test
    void blockWithoutEndThatFollowsATimedOneDoesNotEnd() {
        block(Instant.now().plusSeconds(3));
        demo.changeInConsole(id, Map.of("enabled", true));
        users.api().put("/" + id + "/block", Map.of()).expect(204);
        String other = demo.createUser(Unique.email());
        users.api()
                .put(
                        "/" + other + "/block",
                        Map.of("until", Instant.now().plusSeconds(4).toString()))
                .expect(204);

        await().until(() -> users.get(other).path("status").asText().equals("Active"));

        assertThat(users.get(id).path("status").asText()).isEqualTo("Blocked");
    }

    private void block(Instant until) {
        users.api().put("/" + id + "/block", Map.of("until", until.toString())).expect(204);
    }

    private void awaitActive() {
        await().until(() -> users.get(id).path("status").asText().equals("Active"));
    }
}
