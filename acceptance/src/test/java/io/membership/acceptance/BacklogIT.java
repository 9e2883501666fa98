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
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten thousand deliveries wait for their receivers; these return, and the database restarts while they leave. */
@Tag("own-server")
final class BacklogIT {

    private static final int ALL = 10_000;
    private static final int AT_ONCE = 4;
    /** Two things happen to each, and two receivers are told. */
    private static final List<String> USERS =
            Stream.generate(() -> UUID.randomUUID().toString()).limit(ALL / 4).toList();

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
                Receiver one = new Receiver(call -> Answer.of(503));
                Receiver other = new Receiver(call -> Answer.of(503))) {
            Distribution distribution =
                    RunningKeycloak.built("postgres", postgres.database()).copyTo(RunningKeycloak.home("backlog"), "");
            distribution.importRealms(List.of(DemoRealm.FILE));
            try (OwnServer server = OwnServer.start(distribution, postgres.database(), OPTIONS)) {
                Api api = server.membership().under("/triggers");
                List<String> triggers = Stream.of(one, other)
                        .map(each -> new TriggersApi(api).create(each, "Register", "Update"))
                        .map(trigger -> trigger.path("id").asText())
                        .toList();
                register(server);
                rename(server);
                assertThat(one.calls().size() + other.calls().size()).isBetween(2, ALL / 10);
                one.answer(call -> Answer.OK);
                other.answer(call -> Answer.OK);

                untilSo(() -> one.calls().size() + other.calls().size() > ALL / 5);
                postgres.stop();
                postgres.startAgain();

                untilSo(() -> triggers.stream().noneMatch(trigger -> isPending(api, trigger)));
                assertThat(deliveries(one) + deliveries(other)).isEqualTo(ALL);
                assertOrder(one);
                assertOrder(other);
            }
        }
    }

    /** All in one transaction. */
    private static void register(OwnServer server) {
        List<Map<String, Object>> users = USERS.stream()
                .map(id -> Map.<String, Object>of("id", id, "username", id, "enabled", true))
                .toList();
        server.admin()
                .post("/admin/realms/demo/partialImport", Map.of("ifResourceExists", "FAIL", "users", users))
                .expect(200);
    }

    private static void rename(OwnServer server) throws Exception {
        Api users = server.membership().under("/users/");
        List<Callable<Integer>> shares = IntStream.range(0, AT_ONCE)
                .<Callable<Integer>>mapToObj(share -> () -> {
                    for (int i = share; i < USERS.size(); i += AT_ONCE) {
                        users.patch(USERS.get(i), Map.of("firstName", "Ann")).expect(200);
                    }
                    return share;
                })
                .toList();
        AtOnce.call(shares);
    }

    /** Whether something waits, or nobody can tell. */
    private static boolean isPending(Api api, String trigger) {
        Reply reply = api.get("/" + trigger + "/deliveries?state=pending&pageSize=1");
        return reply.status() != 200 || !reply.at("/result").isEmpty();
    }

    /** What was sent, however often. */
    private static long deliveries(Receiver receiver) {
        return receiver.calls().stream()
                .map(call -> call.header("webhook-id"))
                .distinct()
                .count();
    }

    private static void assertOrder(Receiver receiver) {
        Map<String, LinkedHashSet<String>> types = receiver.calls().stream()
                .collect(Collectors.groupingBy(
                        Call::user, Collectors.mapping(Call::type, Collectors.toCollection(LinkedHashSet::new))));
        assertThat(types).hasSize(USERS.size());
        assertThat(types.values()).allSatisfy(each -> assertThat(each).containsExactly("Register", "Update"));
    }

    private static void untilSo(Callable<Boolean> condition) {
        await().atMost(Duration.ofMinutes(4))
                .pollInterval(Duration.ofMillis(200))
                .until(condition);
    }
}
