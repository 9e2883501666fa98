package io.membership.acceptance;

import static io.membership.acceptance.TriggersApi.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.membership.acceptance.Receiver.Answer;
import io.membership.acceptance.Receiver.Call;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two servers over one PostgreSQL. */
@Tag("own-server")
final class TwoSendersIT {

    private static final String[] OPTIONS = {
        "--spi-membership-triggers--delivery--poll-seconds=1",
        "--spi-membership-triggers--delivery--lease-seconds=20",
        "--spi-membership-triggers--delivery--allow-http=true",
        "--spi-membership-triggers--delivery--allowed-targets=127.0.0.0/8"
    };

    @Test
    void nothingIsDeliveredTwiceWithinALeaseAndNothingIsLost() throws Exception {
        try (Cluster cluster = Cluster.start(OPTIONS);
                Receiver receiver = new Receiver()) {
            Api triggers = cluster.first().asAdministrator().under("/triggers");
            new TriggersApi(triggers).create(receiver, "Register", "Update");
            receiver.answer(call -> slowly());
            deliver(cluster.first(), cluster.second(), receiver);
        }
    }

    private static void deliver(OwnServer first, OwnServer second, Receiver receiver) throws InterruptedException {
        for (int i = 0; i < 40; i++) {
            OwnServer one = i % 2 == 0 ? first : second;
            OwnServer other = i % 2 == 0 ? second : first;
            String user = one.membership()
                    .post("/users/register", Map.of("email", Unique.email(), "hasCredentials", false))
                    .expect(200)
                    .text("/userId");
            other.membership()
                    .patch("/users/" + user, Map.of("firstName", "Ann"))
                    .expect(200);
        }
        eventually(() -> receiver.calls().size() >= 80);

        assertThat(receiver.calls())
                .extracting(call -> call.header("webhook-id"))
                .doesNotHaveDuplicates();
        assertThat(receiver.calls()).hasSize(80);
        receiver.calls().stream()
                .map(Call::user)
                .distinct()
                .forEach(user ->
                        assertThat(receiver.about(user)).extracting(Call::type).containsExactly("Register", "Update"));
    }

    /** As slow as receivers are, so that both nodes have their hands full. */
    private static Answer slowly() {
        LockSupport.parkNanos(50_000_000);
        return Answer.OK;
    }
}
