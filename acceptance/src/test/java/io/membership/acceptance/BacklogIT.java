package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.membership.acceptance.Receiver.Answer;
import io.membership.acceptance.Receiver.Call;
import io.membership.launcher.Distribution;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten thousand deliveries wait for their receiver; it returns, and the database restarts while they leave. */
@Tag("own-server")
final class BacklogIT {

    private static final List<String> VALUES = List.of("first", "second", "third", "fourth");
    private static final List<String> USERS =
            IntStream.range(0, 2500).mapToObj(i -> UUID.randomUUID().toString()).toList();
    private static final int ALL = USERS.size() * VALUES.size();

    private static final String[] OPTIONS = {
        "--spi-membership-triggers--delivery--poll-seconds=1",
        "--spi-membership-triggers--delivery--timeout-seconds=5",
        "--spi-membership-triggers--delivery--lease-seconds=10",
        "--spi-membership-triggers--delivery--allow-http=true",
        "--spi-membership-triggers--delivery--allowed-targets=127.0.0.0/8"
    };

    @Test
    void allArriveAndEachUsersInOrder(@TempDir Path folder) throws Exception {
        try (RestartablePostgres postgres = new RestartablePostgres(folder);
                Receiver receiver = new Receiver(call -> Answer.of(503))) {
            Distribution distribution =
                    RunningKeycloak.built("postgres", postgres.database()).copyTo(RunningKeycloak.home("backlog"), "");
            distribution.importRealms(List.of(DemoRealm.FILE));
            try (OwnServer server = OwnServer.start(distribution, postgres.database(), OPTIONS)) {
                new TriggersApi(server.asAdministrator().under("/triggers")).create(receiver, "Register", "Update");
                VALUES.forEach(value -> write(server, value));
                int refused = receiver.calls().size();
                receiver.answer(call -> Answer.OK);

                untilSo(() -> delivered(receiver, refused).size() >= ALL / 5);
                postgres.stop();
                postgres.startAgain();

                untilSo(() -> delivered(receiver, refused).stream()
                                .map(call -> call.header("webhook-id"))
                                .distinct()
                                .count()
                        == ALL);
                assertOrder(delivered(receiver, refused));
                assertThat(refused).isPositive().isLessThan(ALL / 10);
            }
        }
    }

    /** All users in one transaction. */
    private static void write(OwnServer server, String value) {
        List<Map<String, Object>> users = USERS.stream()
                .map(id -> Map.<String, Object>of("id", id, "username", id, "enabled", true, "firstName", value))
                .toList();
        server.admin()
                .post("/admin/realms/demo/partialImport", Map.of("ifResourceExists", "OVERWRITE", "users", users))
                .expect(200);
    }

    private static List<Call> delivered(Receiver receiver, int refused) {
        List<Call> calls = receiver.calls();
        return calls.subList(refused, calls.size());
    }

    private static void assertOrder(List<Call> calls) {
        Map<String, LinkedHashSet<String>> values = calls.stream()
                .collect(Collectors.groupingBy(
                        Call::user,
                        Collectors.mapping(
                                call -> call.json()
                                        .at("/input/newUser/firstName")
                                        .asText(),
                                Collectors.toCollection(LinkedHashSet::new))));
        assertThat(values).hasSize(USERS.size());
        assertThat(values.values()).allSatisfy(each -> assertThat(each).containsExactlyElementsOf(VALUES));
    }

    private static void untilSo(Callable<Boolean> condition) {
        await().atMost(Duration.ofMinutes(4))
                .pollInterval(Duration.ofMillis(200))
                .until(condition);
    }
}
