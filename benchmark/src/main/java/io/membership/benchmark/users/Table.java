package io.membership.benchmark.users;

import static io.membership.benchmark.Findings.format;
import static io.membership.benchmark.Findings.ratio;

import io.membership.benchmark.users.Comparison.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** A comparison as Markdown. */
record Table(Comparison comparison) {

    private static final String HEAD = """
            | | wanted | 1 caller | 16 callers | ours at 1: rate, p50, p95, p99 | Admin API | ours at 16 | Admin API | SQL | KB allocated |
            |---|---|---|---|---|---|---|---|---|---|
            """;

    String markdown() {
        List<String> lines = new ArrayList<>();
        comparison.operations().forEach(each -> lines.add(line(each)));
        return HEAD + String.join("\n", lines) + "\n";
    }

    private String line(Operation operation) {
        boolean both = operation.admin() != null;
        Double wanted = operation.wanted();
        return "| %s | %s | %s | %s | %s | %s | %s | %s | %s | %s |"
                .formatted(
                        operation.name(),
                        wanted == null ? "" : "≥ " + trimmed(wanted) + "×",
                        both ? "**" + ratio(comparison.ratio(operation, 1)) + "**" : "",
                        both ? "**" + ratio(comparison.ratio(operation, 16)) + "**" : "",
                        figures(operation, true, 1),
                        both ? figures(operation, false, 1) : "",
                        figures(operation, true, 16),
                        both ? figures(operation, false, 16) : "",
                        work(operation, "%.1f", Work::statements),
                        work(operation, "%.0f", each -> each.bytes() / 1024.0));
    }

    private String figures(Operation operation, boolean ours, int callers) {
        return format(
                "%.0f/s, %.1f, %.1f, %.1f ms",
                comparison.rate(operation, ours, callers),
                comparison.of(operation, ours, callers, Stopwatch.Laps::p50),
                comparison.of(operation, ours, callers, Stopwatch.Laps::p95),
                comparison.of(operation, ours, callers, Stopwatch.Laps::p99));
    }

    private String work(Operation operation, String format, ToDoubleFunction<Work> figure) {
        Work ours = comparison.work(operation, true);
        Work admin = comparison.work(operation, false);
        return (ours == null ? "" : format(format, figure.applyAsDouble(ours)))
                + (admin == null ? "" : " to " + format(format, figure.applyAsDouble(admin)));
    }

    private static String trimmed(double number) {
        return number == Math.rint(number) ? format("%.0f", number) : Double.toString(number);
    }
}
