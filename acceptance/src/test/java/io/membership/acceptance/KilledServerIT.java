package io.membership.acceptance;

import static io.membership.acceptance.TriggersApi.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.membership.acceptance.Receiver.Answer;
import io.membership.launcher.Distribution;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A server that dies between commit and confirmation. */
@Tag("own-server")
final class KilledServerIT {

    private static final String[] OPTIONS = {
        "--spi-membership-triggers--delivery--poll-seconds=1",
        "--spi-membership-triggers--delivery--timeout-seconds=3",
        "--spi-membership-triggers--delivery--lease-seconds=5",
        "--spi-membership-triggers--delivery--allow-http=true",
        "--spi-membership-triggers--delivery--allowed-targets=127.0.0.0/8"
    };

    @Test
    void whatWasCommittedIsDeliveredAfterTheRestart() throws Exception {
        CountDownLatch dead = new CountDownLatch(1);
        // H2 writes its file half a second after a commit; what PostgreSQL has committed survives.
        try (TestDatabase postgres = TestDatabase.named("postgres");
                Receiver receiver = new Receiver(call -> Answer.OK)) {
            receiver.answer(call -> {
                awaitQuietly(dead);
                return Answer.OK;
            });
            Distribution distribution =
                    RunningKeycloak.built("postgres", postgres.database()).copyTo(RunningKeycloak.home("killed"), "");
            distribution.importRealms(List.of(DemoRealm.FILE));
            String user = "";
            try (OwnServer server = OwnServer.start(distribution, postgres.database(), OPTIONS)) {
                new TriggersApi(server.asAdministrator().under("/triggers")).create(receiver, "Register", "Update");
                user = server.membership()
                        .post("/users/register", Map.of("email", Unique.email(), "hasCredentials", false))
                        .expect(200)
                        .text("/userId");
                // The first call is underway, the second has to wait for it.
                server.membership()
                        .patch("/users/" + user, Map.of("firstName", "Ann"))
                        .expect(200);
                eventually(() -> receiver.calls().size() == 1);
                server.server().kill();
            }
            dead.countDown();
            receiver.answer(call -> Answer.OK);
            String registered = user;
            try (OwnServer server = OwnServer.start(distribution, postgres.database(), OPTIONS)) {
                eventually(() -> receiver.about(registered).size() == 3);
            }
            assertThat(receiver.about(user))
                    .extracting(Receiver.Call::type)
                    .containsExactly("Register", "Register", "Update");
            assertThat(receiver.calls().get(0).header("webhook-id"))
                    .isEqualTo(receiver.calls().get(1).header("webhook-id"));
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
