package io.membership.benchmark.triggers;

import static io.membership.benchmark.Findings.format;
import static io.membership.benchmark.Findings.ratio;

import io.membership.benchmark.Findings;
import io.membership.benchmark.Times;
import java.util.ArrayList;
import java.util.List;

/** How long after an update its receivers know, at a steady rate; ten receivers share the users. */
record Punctuality(int perSecond, int seconds, int rounds) implements Scenario {

    private static final long HANGS = 30_000;

    @Override
    public void measure(Site site, Findings findings) throws Exception {
        Times all = new Times();
        Times requests = new Times();
        List<String> triggers = site.createSharing();
        List<Times> ages = run(site, requests, 0);
        site.deleteTriggers(triggers);
        ages.forEach(each -> each.addTo(all));
        findings.add(
                "from an update to its arrival, %d updates/s, %d receivers".formatted(perSecond, Site.RECEIVERS),
                "p95 ≤ 2 s",
                format("p95 %.0f ms", all.p95()),
                format("median %.0f ms of %d deliveries", all.median(), all.count()));
    }

    /** The same with a receiver among them that hangs. */
    void withOneThatHangs(Site site, Findings findings) throws Exception {
        Times with = new Times();
        Times without = new Times();
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            Times plain = new Times();
            Times beside = new Times();
            List<String> triggers = site.createSharing();
            othersOf(run(site, new Times(), 0)).forEach(each -> each.addTo(plain));
            site.deleteTriggers(triggers);
            triggers = site.createSharing();
            othersOf(run(site, new Times(), HANGS)).forEach(each -> each.addTo(beside));
            site.deleteTriggers(triggers);
            plain.addTo(without);
            beside.addTo(with);
            ratios.add(beside.p95() / plain.p95());
        }
        findings.add(
                "p95 of the others while one receiver hangs for 30 s",
                "≤ 1.1×",
                ratio(Times.median(
                        ratios.stream().mapToDouble(Double::doubleValue).toArray())),
                format(
                        "%d updates/s, %d receivers, %d rounds of %d s: %s; p95 %.0f and %.0f ms",
                        perSecond,
                        Site.RECEIVERS,
                        rounds,
                        seconds,
                        String.join(" ", ratios.stream().map(Findings::ratio).toList()),
                        with.p95(),
                        without.p95()));
    }

    private static <T> List<T> othersOf(List<T> all) {
        return all.subList(1, all.size());
    }

    /** @param hangs how long the first receiver takes to answer */
    private List<Times> run(Site site, Times requests, long hangs) throws Exception {
        Load load = new Load(site);
        load.steadily(perSecond, perSecond * 3, new Times());
        site.awaitDeliveries(perSecond * 3L);
        site.receivers().forEach(Receiver::reset);
        site.receivers().get(0).delay(hangs);
        int updates = perSecond * seconds;
        load.steadily(perSecond, updates, requests);
        // Users take turns, and with them receivers.
        site.awaitDeliveries(updates * (Site.RECEIVERS - 1L) / Site.RECEIVERS, othersOf(site.receivers()));
        return site.receivers().stream().map(Receiver::ages).toList();
    }
}
