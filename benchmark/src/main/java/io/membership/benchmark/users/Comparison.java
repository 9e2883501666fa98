package io.membership.benchmark.users;

import io.membership.benchmark.Times;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What one run of {@link SideBySide} found. */
record Comparison(Plan plan, Map<String, Stopwatch.Laps> times, Map<String, Work> work) {

    /**
     * What one request costs the server.
     *
     * @param bytes allocated on its heap
     */
    record Work(double statements, long bytes) {}

    static Comparison run(Gatling gatling, Plan plan) throws IOException, InterruptedException {
        Path counts = Path.of(plan.counts());
        Files.deleteIfExists(counts);
        Map<String, Stopwatch.Laps> times = gatling.run(SideBySide.class, plan);
        Map<String, Work> work = new HashMap<>();
        for (String line : Files.readAllLines(counts)) {
            String[] parts = line.split("\t");
            work.put(parts[0] + parts[1], new Work(Double.parseDouble(parts[2]), Long.parseLong(parts[3])));
        }
        return new Comparison(plan, times, work);
    }

    List<Operation> operations() {
        return SideBySide.operations(plan);
    }

    /** How many times as many of ours are done in the same time; the median of the rounds. */
    double ratio(Operation operation, int callers) {
        return Times.median(rounds().mapToDouble(
                        round -> of(operation, false, callers, round).mean()
                                / of(operation, true, callers, round).mean())
                .toArray());
    }

    /** A second, by all callers, each of whom asks as soon as he is answered. */
    double rate(Operation operation, boolean ours, int callers) {
        return callers * 1000 / of(operation, ours, callers, Stopwatch.Laps::mean);
    }

    /** A figure of the rounds of one side, the median of them. */
    double of(Operation operation, boolean ours, int callers, ToDoubleFunction<Stopwatch.Laps> figure) {
        return Times.median(rounds().mapToDouble(round -> figure.applyAsDouble(of(operation, ours, callers, round)))
                .toArray());
    }

    long failures() {
        return times.values().stream().mapToLong(Stopwatch.Laps::failed).sum();
    }

    @Nullable Work work(Operation operation, boolean ours) {
        return work.get(operation.name() + (ours ? "membership" : "admin"));
    }

    private IntStream rounds() {
        return IntStream.rangeClosed(SideBySide.WARMING + 1, plan.rounds());
    }

    private Stopwatch.Laps of(Operation operation, boolean ours, int callers, int round) {
        String name = Phase.name(operation.name(), ours, callers, round);
        Stopwatch.Laps found = times.get(name);
        if (found == null || found.count() == 0) {
            throw new IllegalStateException("Nothing was answered: " + name);
        }
        return found;
    }
}
