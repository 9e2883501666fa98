package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.membership.acceptance.ServiceUsersApi.Created;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A key is replaced without a moment in which none works, and the one before ends when it was said. */
final class ServiceUserKeysIT {

    private static Realm realm;
    private static ServiceUsersApi programs;

    private final Created first = programs.with("membership:users:read");

    @BeforeAll
    static void prepare() {
        realm = Keycloak.newRealm();
        programs = ServiceUsersApi.of(realm);
    }

    @AfterAll
    static void remove() {
        realm.remove();
    }

    @Test
    void bothKeysWorkUntilTheOverlapIsOver() {
        Created second = programs.rotated(first, "PT24H");

        assertThat(second.key()).isNotEqualTo(first.key());
        first.isLetIn();
        second.isLetIn();
        realm.probe().ahead(Duration.ofHours(23), () -> {
            first.isLetIn();
            second.isLetIn();
        });
        realm.probe().ahead(Duration.ofHours(25), () -> {
            first.isRefused();
            second.isLetIn();
        });
    }

    @Test
    void overlapIsADayIfNothingIsSaidAndIsShown() {
        programs.api().post("/" + first.id() + "/keys", Map.of()).expect(200);

        JsonNode keys = programs.get(first.id()).path("keys");
        assertThat(UsersApi.texts(keys, "/state")).containsExactly("Current", "Previous");
        assertThat(Instant.parse(keys.at("/1/expiresOn").asText()))
                .isBetween(
                        Instant.now().plus(Duration.ofHours(23)), Instant.now().plus(Duration.ofHours(25)));
        first.isLetIn();
    }

    @Test
    void overlapOfNothingEndsTheKeyAndItsTokensAtOnce() {
        String token = first.account().token();
        realm.membership().as(token).get("/permissions/me").expect(200);
        // Keycloak tells the age of tokens by seconds.
        realm.probe().ahead(Duration.ofSeconds(5), () -> {
            Created second = programs.rotated(first, "PT0S");
            first.isRefused();
            second.isLetIn();
        });

        realm.membership().as(token).get("/permissions/me").expectError(401, "NotAuthenticated");
        assertThat(programs.get(first.id()).path("keys")).hasSize(1);
    }

    @Test
    void overlapEndsAheadOfItsTime() {
        Created second = programs.rotated(first, "P7D");
        first.isLetIn();

        programs.api().delete("/" + first.id() + "/keys/previous").expect(200);
        first.isRefused();
        second.isLetIn();
        programs.api().delete("/" + first.id() + "/keys/previous").expect(200);
        second.isLetIn();
    }

    @Test
    void onlyOneFormerKeyIsKept() {
        Created second = programs.rotated(first, "P7D");
        Created third = programs.rotated(first, "P7D");

        first.isRefused();
        second.isLetIn();
        third.isLetIn();
    }

    @Test
    void tokenEndpointTakesTheNewSecret() {
        Created second = programs.rotated(first, "P7D");

        realm.membership().as(second.account().token()).get("/users").expect(200);
    }

    @Test
    void programMayRotateItsOwnKeyIfItIsLet() {
        first.membership()
                .post("/service-users/" + first.id() + "/keys", Map.of())
                .expectError(403, "Forbidden");
        Map<String, Object> rotation =
                Map.of("permission", "membership:service-users:rotate", "resource", "users/" + first.id());
        programs.api()
                .patch("/" + first.id(), Map.of("permissions", List.of("membership:users:read", rotation)))
                .expect(200);
        Created other = programs.with("files:read");

        Created second = programs.as(first.key()).rotated(first, "PT0S");

        first.isRefused();
        second.membership().get("/users").expect(200);
        second.membership()
                .post("/service-users/" + other.id() + "/keys", Map.of())
                .expectError(403, "Forbidden");
    }

    @Test
    void formerSecretOfAnotherClientOpensNothing() {
        String clientId = Unique.name("by-hand");
        // Given with the client: a change would drop it.
        Map<String, Object> client = Map.of(
                "clientId",
                clientId,
                "secret",
                "present",
                "serviceAccountsEnabled",
                true,
                "attributes",
                Map.of(
                        "client.secret.rotated", "former",
                        "client.secret.rotated.creation.time", "1",
                        "client.secret.rotated.expiration.time", "9999999999"));
        realm.admin().post("/clients", client).expect(201);
        ServiceAccount byHand = new ServiceAccount(realm, clientId, "present", "");

        byHand.membership().get("/permissions/me").expect(200);
        byHand.withSecret("former").membership().get("/permissions/me").expectError(401, "NotAuthenticated");
    }

    @Test
    void newSecretFromTheConsoleEndsAllKeys() {
        Created second = programs.rotated(first, "P7D");

        realm.admin()
                .post("/clients/" + realm.uuidOfClient(first.clientId()) + "/client-secret", Map.of())
                .expect(200);

        first.isRefused();
        second.isRefused();
    }
}
