package io.membership.benchmark.users;

import static io.membership.benchmark.Findings.format;

import io.membership.benchmark.Nodes;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Some minutes of {@link Mixed} load, and what becomes of the server meanwhile. */
record Endurance(Nodes nodes, Gatling gatling) {

    /** One minute. */
    private record Minute(double heap, double threads, double connections) {}

    /**
     * @return figures by the minute: heap after a collection of garbage, threads of the server, connections to the database,
     *     median and 95th percentile of the time of an operation, operations a second
     */
    Map<String, List<Double>> run(Plan plan) throws IOException, InterruptedException, SQLException {
        CompletableFuture<Map<String, Stopwatch.Laps>> load = CompletableFuture.supplyAsync(() -> {
            try {
                return gatling.run(Mixed.class, plan);
            } catch (IOException | InterruptedException failed) {
                throw new CompletionException(failed);
            }
        });
        List<Minute> minutes = new ArrayList<>();
        while (!over(load)) {
            minutes.add(new Minute(
                    nodes.heapInUse(),
                    nodes.threads(),
                    Double.parseDouble(nodes.store()
                            .texts("select count(*) from pg_stat_activity where backend_type = 'client backend'")
                            .get(0))));
        }
        Map<String, Stopwatch.Laps> times = load.join();
        Map<String, List<Double>> figures = new LinkedHashMap<>();
        figures.put("heap in use, MB", minutes.stream().map(Minute::heap).toList());
        figures.put("threads", minutes.stream().map(Minute::threads).toList());
        figures.put("connections", minutes.stream().map(Minute::connections).toList());
        List<Stopwatch.Laps> answers = new ArrayList<>();
        for (int i = 0; times.containsKey(Mixed.minute(i)) && i < plan.seconds() / 60; i++) {
            answers.add(times.get(Mixed.minute(i)));
        }
        figures.put("median, ms", answers.stream().map(Stopwatch.Laps::p50).toList());
        figures.put("p95, ms", answers.stream().map(Stopwatch.Laps::p95).toList());
        figures.put(
                "operations/s",
                answers.stream().map(each -> each.count() / 60.0).toList());
        return figures;
    }

    private static boolean over(CompletableFuture<?> load) throws InterruptedException {
        try {
            load.get(1, TimeUnit.MINUTES);
            return true;
        } catch (TimeoutException notYet) {
            return false;
        } catch (ExecutionException failed) {
            return true;
        }
    }

    static String markdown(Map<String, List<Double>> figures) {
        StringBuilder lines = new StringBuilder();
        int minutes = figures.values().stream().mapToInt(List::size).max().orElse(0);
        lines.append("| by the minute |").append(" |".repeat(minutes)).append("\n|---|");
        lines.append("---|".repeat(minutes)).append('\n');
        figures.forEach((name, values) -> {
            lines.append("| ").append(name).append(" |");
            values.forEach(each -> lines.append(format(" %.0f |", each)));
            lines.append('\n');
        });
        return lines.toString();
    }
}
