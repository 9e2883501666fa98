package io.membership.benchmark.users;

import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.group;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Takes the time of each execution of a chain, all of its requests together: Gatling's own report knows whole milliseconds, and
 * is made for people.
 */
final class Stopwatch {

    /** What a chain took, in milliseconds, or NaN if one of its requests was not answered as expected. */
    private final Map<String, Queue<Double>> times = new ConcurrentHashMap<>();

    /**
     * Of one name, in milliseconds.
     *
     * @param count that were answered as expected
     * @param failed that were not
     */
    record Laps(long count, long failed, double mean, double p50, double p95, double p99) {

        private static Laps of(List<Double> all) {
            double[] sorted = all.stream()
                    .filter(each -> !each.isNaN())
                    .mapToDouble(Double::doubleValue)
                    .sorted()
                    .toArray();
            return new Laps(
                    sorted.length,
                    all.size() - sorted.length,
                    Arrays.stream(sorted).average().orElse(Double.NaN),
                    quantile(sorted, 0.5),
                    quantile(sorted, 0.95),
                    quantile(sorted, 0.99));
        }

        private static double quantile(double[] sorted, double share) {
            return sorted.length == 0 ? Double.NaN : sorted[(int) (share * (sorted.length - 1))];
        }
    }

    /** @param name of the group, which may change with time */
    ChainBuilder timed(Function<Session, String> name, ChainBuilder chain) {
        return exec(session -> session.markAsSucceeded()
                        .set("name", name.apply(session))
                        .set("start", System.nanoTime()))
                .exec(group("#{name}").on(chain))
                .exec(session -> {
                    double millis = (System.nanoTime() - session.getLong("start")) / 1e6;
                    times.computeIfAbsent(session.getString("name"), each -> new ConcurrentLinkedQueue<>())
                            .add(session.isFailed() ? Double.NaN : millis);
                    return session;
                });
    }

    void writeTo(Path file) {
        String lines = times.entrySet().stream()
                .flatMap(each -> each.getValue().stream().map(time -> each.getKey() + "\t" + time))
                .collect(Collectors.joining("\n"));
        try {
            Files.writeString(file, lines);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static Map<String, Laps> read(Path file) throws IOException {
        Map<String, List<Double>> all = new HashMap<>();
        for (String line : Files.readAllLines(file)) {
            String[] parts = line.split("\t");
            all.computeIfAbsent(parts[0], name -> new ArrayList<>()).add(Double.parseDouble(parts[1]));
        }
        return all.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, each -> Laps.of(each.getValue())));
    }
}
