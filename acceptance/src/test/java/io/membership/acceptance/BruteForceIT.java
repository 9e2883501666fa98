package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What Keycloak's brute force protection has locked, the end of a block opens. */
final class BruteForceIT {

    private final Realm realm = Keycloak.newRealm();
    private final UsersApi users = UsersApi.of(realm);
    private final String email = Unique.email();
    private final String id = realm.createUser(email);

    @AfterEach
    void remove() {
        realm.remove();
    }

    @Test
    void temporaryLockEndsWithABlock() {
        lockAfterTwoFailures(false);
        users.api().put("/" + id + "/block", Map.of()).expect(204);

        users.api().put("/" + id + "/unblock", Map.of()).expect(204);

        realm.tryLogin(email, Realm.PASSWORD).expect(200);
    }

    @Test
    void permanentLockIsABlockAndEndsAsOne() {
        lockAfterTwoFailures(true);
        assertThat(users.get(id).path("status").asText()).isEqualTo("Blocked");

        users.api().put("/" + id + "/unblock", Map.of()).expect(204);

        assertThat(users.get(id).path("status").asText()).isEqualTo("Active");
        realm.tryLogin(email, Realm.PASSWORD).expect(200);
        realm.tryLogin(email, "wrong").expect(400);
        realm.tryLogin(email, Realm.PASSWORD).expect(200);
    }

    private Reply lock() {
        return realm.admin().get("/attack-detection/brute-force/users/" + id).expect(200);
    }

    private void lockAfterTwoFailures(boolean permanently) {
        Map<String, Object> protection = Map.of(
                "failureFactor", 2,
                "waitIncrementSeconds", 600,
                "quickLoginCheckMilliSeconds", 0,
                "permanentLockout", permanently);
        realm.admin().put("", protection).expect(204);
        realm.tryLogin(email, "wrong").expect(400);
        // Keycloak counts failures behind the answer, and one that comes meanwhile not at all.
        await().until(() -> lock().at("/numFailures").asInt() == 1);
        realm.tryLogin(email, "wrong").expect(400);
        await().until(() -> lock().at("/disabled").asBoolean());
        realm.tryLogin(email, Realm.PASSWORD).expect(400);
    }
}
