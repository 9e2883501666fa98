package io.membership.benchmark.triggers;

import static io.membership.benchmark.Findings.format;
import static io.membership.benchmark.Findings.ratio;

import io.membership.benchmark.Findings;
import io.membership.benchmark.Times;
import java.util.ArrayList;
import java.util.List;

/** Deliveries that wait already when their receivers are there: how fast they leave, and what memory that takes. */
record Backlog(int deliveries, int slowly, int rounds) implements Scenario {

    /** With the heap in use at a tenth, at half and at nine tenths. */
    @Override
    public void measure(Site site, Findings findings) throws Exception {
        List<String> triggers = prepared(site);
        site.receivers().forEach(each -> each.delay(0));
        site.rows().backlog(deliveries, site.users().size(), triggers);
        long start = System.nanoTime();
        List<Double> heap = new ArrayList<>();
        for (int tenths : List.of(1, 5, 9)) {
            site.awaitDeliveries(deliveries * (long) tenths / 10);
            heap.add(site.nodes().heapInUse());
        }
        site.awaitDeliveries(deliveries);
        double seconds = (System.nanoTime() - start) / 1e9;
        settled(site, triggers);
        findings.add(
                format("heap in use when 90 %% of a backlog of %,d is gone, to 10 %%", deliveries),
                "no growth",
                ratio(heap.get(2) / heap.get(0)),
                format("%.0f, %.0f and %.0f MB at 10, 50 and 90 %%", heap.get(0), heap.get(1), heap.get(2)));
        findings.add(
                "the same, drained to %d receivers by one node".formatted(Site.RECEIVERS),
                "≥ 500/s",
                format("%.0f/s", deliveries / seconds),
                format("%.0f s", seconds));
    }

    /** One node, two nodes, one node again, to receivers that take their time. */
    void onTwoNodes(Site site, Findings findings) throws Exception {
        List<Double> ratios = new ArrayList<>();
        List<String> behind = new ArrayList<>();
        long doubles = 0;
        for (int round = 0; round < rounds; round++) {
            double before = rate(site);
            site.nodes().startSecond();
            rate(site);
            double two = rate(site);
            doubles += site.receivers().stream().mapToLong(Receiver::doubles).sum();
            site.nodes().stopSecond();
            double after = rate(site);
            ratios.add(two / Times.median(before, after));
            behind.add(format("%.0f/s to %.0f and %.0f/s", two, before, after));
        }
        findings.add(
                "two nodes to one, receivers that take %d ms".formatted(slowly),
                "nearly 2×",
                ratio(Times.median(
                        ratios.stream().mapToDouble(Double::doubleValue).toArray())),
                String.join("; ", behind));
        findings.add("delivered twice by two nodes", "0", Long.toString(doubles), format("of %d", deliveries * rounds));
    }

    private double rate(Site site) throws Exception {
        List<String> triggers = prepared(site);
        site.receivers().forEach(each -> each.delay(slowly));
        site.rows().backlog(deliveries, site.users().size(), triggers);
        // Both nodes find it before the clock starts.
        site.awaitDeliveries(deliveries / 10);
        long start = System.nanoTime();
        long from = site.deliveries();
        long to = deliveries * 9L / 10;
        site.awaitDeliveries(to);
        double rate = (to - from) / ((System.nanoTime() - start) / 1e9);
        site.awaitDeliveries(deliveries);
        settled(site, triggers);
        return rate;
    }

    /** Triggers, and a first event whose body the others copy. */
    private static List<String> prepared(Site site) throws Exception {
        List<String> triggers = site.createTriggers(Site.RECEIVERS);
        site.membership().update(site.users().get(0));
        site.awaitDeliveries(Site.RECEIVERS);
        site.receivers().forEach(Receiver::reset);
        return triggers;
    }

    private static void settled(Site site, List<String> triggers) throws Exception {
        while (site.rows().pending() > 0) {
            Thread.sleep(100);
        }
        site.deleteTriggers(triggers);
        site.nodes().store().run("delete from membership_event");
        site.nodes().store().run("vacuum analyze membership_event, membership_delivery, membership_attempt");
    }
}
