package io.membership.benchmark.users;

import io.membership.benchmark.Times;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What one run of {@link SideBySide} found. */
record Comparison(Plan plan, Map<String, Stopwatch.Laps> times, List<Row> rows) {

    /**
     * What one request costs the server.
     *
     * @param bytes allocated on its heap
     */
    record Work(double statements, long bytes) {}

    /**
     * An {@link Operation}, which exists within Gatling only.
     *
     * @param wanted least ratio, as text; empty if there is none
     * @param admin null if the Admin API has no such thing
     */
    record Row(
            String name, String wanted, Work ours, @Nullable Work admin) {}

    static Comparison run(Gatling gatling, Plan plan) throws IOException, InterruptedException {
        Path counts = Path.of(plan.counts());
        Files.deleteIfExists(counts);
        Map<String, Stopwatch.Laps> times = gatling.run(SideBySide.class, plan);
        Map<String, Row> rows = new LinkedHashMap<>();
        for (String line : Files.readAllLines(counts)) {
            String[] parts = line.split("\t");
            Work work = new Work(Double.parseDouble(parts[3]), Long.parseLong(parts[4]));
            rows.merge(
                    parts[0],
                    new Row(parts[0], parts[1], work, null),
                    (ours, admin) -> new Row(ours.name(), ours.wanted(), ours.ours(), work));
        }
        return new Comparison(plan, times, List.copyOf(rows.values()));
    }

    /** How many times as many of ours are done in the same time; the median of the rounds. */
    double ratio(Row row, int callers) {
        return Times.median(
                rounds().mapToDouble(round -> of(row, false, callers, round).mean()
                                / of(row, true, callers, round).mean())
                        .toArray());
    }

    /** A second, by all callers, each of whom asks as soon as he is answered. */
    double rate(Row row, boolean ours, int callers) {
        return callers * 1000 / of(row, ours, callers, Stopwatch.Laps::mean);
    }

    /** A figure of the rounds of one side, the median of them. */
    double of(Row row, boolean ours, int callers, ToDoubleFunction<Stopwatch.Laps> figure) {
        return Times.median(rounds().mapToDouble(round -> figure.applyAsDouble(of(row, ours, callers, round)))
                .toArray());
    }

    long failures() {
        return times.values().stream().mapToLong(Stopwatch.Laps::failed).sum();
    }

    private IntStream rounds() {
        return IntStream.rangeClosed(SideBySide.WARMING + 1, plan.rounds());
    }

    private Stopwatch.Laps of(Row row, boolean ours, int callers, int round) {
        String name = Phase.name(row.name(), ours, callers, round);
        Stopwatch.Laps found = times.get(name);
        if (found == null || found.count() == 0) {
            throw new IllegalStateException("Nothing was answered: " + name);
        }
        return found;
    }
}
