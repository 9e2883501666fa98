package io.membership.benchmark.users;

import static io.membership.benchmark.Findings.format;

import java.util.SortedMap;
import java.util.stream.Collectors;

/** Cost against the number of users, as Markdown. */
final class Growth {

    private Growth() {}

    /** 95th percentiles of one caller, ours and theirs. */
    static String markdown(SortedMap<Integer, Comparison> bySize) {
        String head = bySize.keySet().stream()
                .map(size -> format(" %,d users |", size))
                .collect(Collectors.joining(
                        "", "| p95 in ms, ours and the Admin API's |", "\n|---|" + "---|".repeat(bySize.size())));
        Comparison first = bySize.values().iterator().next();
        return head
                + first.rows().stream()
                        .map(row -> "\n| " + row.name() + " |"
                                + bySize.values().stream()
                                        .map(each -> cell(each, row))
                                        .collect(Collectors.joining()))
                        .collect(Collectors.joining())
                + "\n";
    }

    private static String cell(Comparison comparison, Comparison.Row row) {
        String ours = format(" %.1f", comparison.of(row, true, 1, Stopwatch.Laps::p95));
        return row.admin() == null
                ? ours + " |"
                : ours + format(" and %.1f |", comparison.of(row, false, 1, Stopwatch.Laps::p95));
    }
}
