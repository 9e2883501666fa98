package io.membership.benchmark.users;

import static io.membership.benchmark.Findings.format;
import static io.membership.benchmark.Findings.ratio;

import io.membership.benchmark.users.Comparison.Row;
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
        comparison.rows().forEach(each -> lines.add(line(each)));
        return HEAD + String.join("\n", lines) + "\n";
    }

    private String line(Row row) {
        boolean both = row.admin() != null;
        return "| %s | %s | %s | %s | %s | %s | %s | %s | %s | %s |"
                .formatted(
                        row.name(),
                        row.wanted().isEmpty() ? "" : "≥ " + row.wanted().replaceFirst("\\.0$", "") + "×",
                        both ? "**" + ratio(comparison.ratio(row, 1)) + "**" : "",
                        both ? "**" + ratio(comparison.ratio(row, 16)) + "**" : "",
                        figures(row, true, 1),
                        both ? figures(row, false, 1) : "",
                        figures(row, true, 16),
                        both ? figures(row, false, 16) : "",
                        work(row, "%.1f", Work::statements),
                        work(row, "%.0f", each -> each.bytes() / 1024.0));
    }

    private String figures(Row row, boolean ours, int callers) {
        return format(
                "%.0f/s, %.1f, %.1f, %.1f ms",
                comparison.rate(row, ours, callers),
                comparison.of(row, ours, callers, Stopwatch.Laps::p50),
                comparison.of(row, ours, callers, Stopwatch.Laps::p95),
                comparison.of(row, ours, callers, Stopwatch.Laps::p99));
    }

    private static String work(Row row, String format, ToDoubleFunction<Work> figure) {
        Work admin = row.admin();
        return format(format, figure.applyAsDouble(row.ours()))
                + (admin == null ? "" : " to " + format(format, figure.applyAsDouble(admin)));
    }
}
