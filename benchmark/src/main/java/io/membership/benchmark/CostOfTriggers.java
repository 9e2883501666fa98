package io.membership.benchmark;

import static io.membership.benchmark.Findings.format;
import static io.membership.benchmark.Findings.ratio;

import java.util.ArrayList;
import java.util.List;

/** An update with three triggers that want it, and one in a realm without any. */
record CostOfTriggers(int callers, int updates, int rounds) implements Scenario {

    private static final int TRIGGERS = 3;
    private static final int WARMING = 50;
    private static final int COUNTED = 50;

    @Override
    public void measure(Site site, Findings findings) throws Exception {
        Load load = new Load(site);
        load.atOnce(callers, updates, new Times());
        List<Double> ratios = new ArrayList<>();
        Times without = new Times();
        Times with = new Times();
        for (int round = 0; round < rounds; round++) {
            load.atOnce(callers, WARMING, new Times());
            double plain = load.atOnce(callers, updates, without);
            List<String> triggers = site.createTriggers(TRIGGERS);
            load.atOnce(callers, WARMING, new Times());
            double told = load.atOnce(callers, updates, with);
            site.awaitDeliveries((long) (WARMING + updates) * TRIGGERS);
            site.deleteTriggers(triggers);
            ratios.add(told / plain);
        }
        double median =
                Times.median(ratios.stream().mapToDouble(Double::doubleValue).toArray());
        findings.add(
                "update with 3 triggers that want it, %d callers; deliveries leave meanwhile".formatted(callers),
                "≤ 1.25×",
                ratio(median),
                format(
                        "%d updates each, %d rounds: %s; median %.1f and %.1f ms, p95 %.1f and %.1f ms",
                        updates,
                        rounds,
                        String.join(" ", ratios.stream().map(Findings::ratio).toList()),
                        with.median(),
                        without.median(),
                        with.p95(),
                        without.p95()));
    }

    /** SQL statements instead of time: the same on every machine. */
    static void statements(Site site, Findings findings) throws Exception {
        Load load = new Load(site);
        long without = counted(site, load, 0);
        List<String> triggers = site.createTriggers(TRIGGERS);
        long with = counted(site, load, TRIGGERS);
        site.deleteTriggers(triggers);
        findings.add(
                "SQL statements of an update with 3 triggers, sending and recording included",
                "",
                format("%.1f", with / (double) COUNTED),
                format("%.1f without", without / (double) COUNTED));
    }

    private static long counted(Site site, Load load, int triggers) throws Exception {
        load.atOnce(1, WARMING, new Times());
        site.awaitDeliveries((long) WARMING * triggers);
        site.membership().countStatements();
        load.atOnce(1, COUNTED, new Times());
        site.awaitDeliveries((long) (WARMING + COUNTED) * triggers);
        return site.membership().statements();
    }
}
