package io.membership.benchmark.triggers;

import io.membership.benchmark.Findings;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code ./mvnw -Pbenchmark verify}: what triggers cost, written into {@code docs/performance-triggers.md}. */
public final class TriggersBenchmark {

    private static final int USERS = 2000;

    private TriggersBenchmark() {}

    /** Takes the root of the repository, the archive of the distribution, names of scenarios or all, and whether to be quick. */
    public static void main(String[] arguments) throws Exception {
        // The answer of a receiver must not wait for a confirmation of its beginning.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        Path root = Path.of(arguments[0]);
        boolean all = arguments[2].equals("all");
        Findings findings = new Findings();
        try (Site site = Site.open(root, Path.of(arguments[1]), USERS)) {
            for (Map.Entry<String, Scenario> each :
                    scenarios(Boolean.parseBoolean(arguments[3])).entrySet()) {
                if (all || List.of(arguments[2].split(",")).contains(each.getKey())) {
                    System.out.println("> " + each.getKey());
                    each.getValue().measure(site, findings);
                }
            }
        }
        if (all) {
            findings.writeInto(root.resolve("docs/performance-triggers.md"));
        }
    }

    private static Map<String, Scenario> scenarios(boolean quick) {
        int rounds = quick ? 1 : 3;
        Map<String, Scenario> scenarios = new LinkedHashMap<>();
        scenarios.put("cost", (site, findings) -> {
            new CostOfTriggers(1, quick ? 200 : 1500, quick ? 1 : 5).measure(site, findings);
            new CostOfTriggers(8, quick ? 400 : 2500, quick ? 1 : 5).measure(site, findings);
            new CostOfTriggers(1, quick ? 300 : 500, rounds).steadily(site, findings);
        });
        scenarios.put("latency", new Punctuality(50, quick ? 10 : 20, 1));
        scenarios.put("hung", new Punctuality(30, quick ? 10 : 20, quick ? 1 : 3)::withOneThatHangs);
        scenarios.put("backlog", new Backlog(quick ? 10_000 : 100_000, 0, 1));
        scenarios.put("nodes", new Backlog(quick ? 2000 : 6000, 200, 1)::onTwoNodes);
        // Counting stays switched on, and costs: last.
        scenarios.put("statements", CostOfTriggers::statements);
        return scenarios;
    }
}
