package io.membership.benchmark.users;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Each operation by both sides in turns, one after the other: a first round of each that counts nowhere, then rounds with one
 * caller and with sixteen, and at the end SQL statements and allocated bytes, for counting them costs.
 */
public final class SideBySide extends Timed {

    static final List<Integer> CALLERS = List.of(1, 16);

    /** Round that only warms. */
    static final int WARMING = 0;

    private static final int COUNTED = 10;
    private static final String PROBE = "/realms/demo/membership-probe/statements";

    /** Gatling makes one. */
    public SideBySide() {
        setUp(inTurn(populations())).protocols(asAdministrator());
    }

    /** All of them, those of a chart of growth, or the one of that name, by our side only. */
    static List<Operation> operations(Plan plan) {
        Reads reads = new Reads(plan.users(), plan.total(), plan.cursor());
        Changes changes = new Changes(plan.users(), plan.initial(), plan.role(), plan.run(), new AtomicInteger());
        if (plan.part().equals(Plan.GROWING)) {
            return Stream.concat(reads.growing().stream(), changes.growing().stream())
                    .toList();
        }
        List<Operation> all =
                Stream.concat(reads.all().stream(), changes.all().stream()).toList();
        return plan.part().equals(Plan.ALL)
                ? all
                : all.stream()
                        .filter(each -> each.name().equals(plan.part()))
                        .map(each -> Operation.reading(each.name(), null, each.ours(), null))
                        .toList();
    }

    private List<PopulationBuilder> populations() {
        List<PopulationBuilder> all = new ArrayList<>();
        List<Operation> operations = operations(plan);
        List<Integer> callers = plan.part().equals(Plan.ALL) ? CALLERS : CALLERS.subList(0, 1);
        for (Operation operation : operations) {
            for (int each : callers) {
                // What one caller has warmed is warm for many.
                for (int round = each == callers.get(0) ? WARMING : WARMING + 1; round <= plan.rounds(); round++) {
                    for (boolean ours : sides(operation)) {
                        all.add(population(new Phase(operation, ours, each, round)));
                    }
                }
            }
        }
        for (Operation operation : operations) {
            for (boolean ours : sides(operation)) {
                all.add(counting(new Phase(operation, ours, 1, plan.rounds() + 1)));
            }
        }
        return all;
    }

    private static List<Boolean> sides(Operation operation) {
        return operation.admin() == null ? List.of(true) : List.of(true, false);
    }

    private PopulationBuilder population(Phase phase) {
        return scenario(phase.name())
                // A chain that has begun goes on to its end.
                .during(
                        Duration.ofSeconds(phase.round() == WARMING ? Math.min(3, plan.seconds()) : plan.seconds()),
                        false)
                .on(stopwatch.timed(session -> phase.name(), phase.chain()))
                .injectOpen(atOnceUsers(phase.callers()));
    }

    private PopulationBuilder counting(Phase phase) {
        return scenario("count " + phase.name())
                .exec(http("start counting").delete(PROBE).check(status().is(204)))
                .exec(http("count")
                        .get(PROBE)
                        .check(jsonPath("$.allocated").ofLong().saveAs("before")))
                .repeat(COUNTED)
                .on(phase.chain())
                .exec(http("count")
                        .get(PROBE)
                        .check(jsonPath("$.count").ofLong().saveAs("statements"))
                        .check(jsonPath("$.allocated").ofLong().saveAs("after")))
                .exec(exec(session -> write(phase, session)))
                .injectOpen(atOnceUsers(1));
    }

    private Session write(Phase phase, Session session) {
        Double wanted = phase.operation().wanted();
        String line = "%s\t%s\t%s\t%.1f\t%d\n"
                .formatted(
                        phase.operation().name(),
                        wanted == null ? "" : wanted,
                        phase.ours() ? "membership" : "admin",
                        session.getLong("statements") / (double) COUNTED,
                        (session.getLong("after") - session.getLong("before")) / COUNTED);
        try {
            Files.writeString(Path.of(plan.counts()), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return session;
    }

    private static PopulationBuilder inTurn(List<PopulationBuilder> all) {
        PopulationBuilder last = all.get(all.size() - 1);
        for (int i = all.size() - 2; i >= 0; i--) {
            last = all.get(i).andThen(last);
        }
        return last;
    }
}
