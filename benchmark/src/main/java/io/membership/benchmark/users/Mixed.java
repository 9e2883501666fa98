package io.membership.benchmark.users;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.percent;
import static io.gatling.javaapi.core.CoreDsl.randomSwitch;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import io.gatling.javaapi.core.ChainBuilder;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Reads and changes by eight callers for some minutes, told by the minute. */
public final class Mixed extends Timed {

    private static final int CALLERS = 8;

    /** Gatling makes one. */
    public Mixed() {
        long start = System.currentTimeMillis();
        ChainBuilder mix = mix(
                new Reads(plan.users(), plan.total(), plan.cursor()).all(),
                new Changes(plan.users(), plan.initial(), plan.role(), plan.run(), new AtomicInteger()).all());
        setUp(scenario("mixed")
                        .during(Duration.ofSeconds(plan.seconds()), false)
                        .on(stopwatch.timed(session -> minute((System.currentTimeMillis() - start) / 60_000), mix))
                        .injectOpen(atOnceUsers(CALLERS)))
                .protocols(asAdministrator());
    }

    private static ChainBuilder mix(List<Operation> reads, List<Operation> changes) {
        return exec(randomSwitch()
                .on(
                        percent(20).then(reads.get(0).ours()),
                        percent(10).then(named(reads, "the last page behind a cursor")),
                        percent(20).then(named(reads, "exact e-mail")),
                        percent(10).then(named(reads, "search by beginning, 100 of those found")),
                        percent(20).then(named(changes, "update of three members")),
                        percent(15).then(named(changes, "register without password")),
                        percent(5).then(named(changes, "register with password"))));
    }

    static String minute(long number) {
        return "minute " + number;
    }

    private static ChainBuilder named(List<Operation> all, String name) {
        return all.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow()
                .ours();
    }
}
