package io.membership.benchmark.triggers;

import static io.membership.benchmark.Findings.format;
import static io.membership.benchmark.Findings.ratio;

import io.membership.benchmark.Findings;
import io.membership.benchmark.Times;
import java.util.ArrayList;
import java.util.List;

/** An update with three triggers that want it, and one in a realm without any. */
record CostOfTriggers(int callers, int updates, int rounds) implements Scenario {

    private static final int TRIGGERS = 3;
    private static final int WARMING = 50;
    /** Not counted: the server still compiles what deliveries need. */
    private static final int FIRST_ROUNDS = 2;

    private static final int COUNTED = 50;
    private static final int STEADY = 50;

    @Override
    public void measure(Site site, Findings findings) throws Exception {
        for (int round = 0; round < FIRST_ROUNDS; round++) {
            round(site, new Times(), new Times());
        }
        List<Double> ratios = new ArrayList<>();
        Times without = new Times();
        Times with = new Times();
        for (int round = 0; round < rounds; round++) {
            ratios.add(round(site, without, with));
        }
        report(
                findings,
                "update with 3 triggers that want it, %d callers; deliveries leave meanwhile".formatted(callers),
                ratios,
                with,
                without);
    }

    private void report(Findings findings, String question, List<Double> ratios, Times with, Times without) {
        findings.add(
                question,
                "≤ 1.25×",
                ratio(Times.median(
                        ratios.stream().mapToDouble(Double::doubleValue).toArray())),
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

    private double round(Site site, Times without, Times with) throws Exception {
        Load load = new Load(site);
        load.atOnce(callers, WARMING, new Times());
        double plain = load.atOnce(callers, updates, without);
        List<String> triggers = site.createTriggers(TRIGGERS);
        load.atOnce(callers, WARMING, new Times());
        double told = load.atOnce(callers, updates, with);
        site.awaitDeliveries((long) (WARMING + updates) * TRIGGERS);
        site.deleteTriggers(triggers);
        return told / plain;
    }

    /** How long an update takes at a rate that leaves the machine time for the deliveries. */
    void steadily(Site site, Findings findings) throws Exception {
        List<Double> ratios = new ArrayList<>();
        Times without = new Times();
        Times with = new Times();
        for (int round = 0; round < rounds; round++) {
            Times plain = steady(site, 0);
            Times told = steady(site, TRIGGERS);
            plain.addTo(without);
            told.addTo(with);
            ratios.add(told.median() / plain.median());
        }
        report(findings, "the same at %d updates/s: median time of an update".formatted(STEADY), ratios, with, without);
    }

    private Times steady(Site site, int count) throws Exception {
        Times times = new Times();
        List<String> triggers = site.createTriggers(count);
        new Load(site).steadily(STEADY, updates, times);
        site.awaitDeliveries((long) updates * count, site.receivers().subList(0, count));
        site.deleteTriggers(triggers);
        return times;
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
