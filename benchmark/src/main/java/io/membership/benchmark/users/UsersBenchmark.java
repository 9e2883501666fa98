package io.membership.benchmark.users;

import static io.membership.benchmark.Findings.format;

import io.membership.benchmark.Nodes;
import io.membership.benchmark.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** {@code ./mvnw -Pbenchmark verify}: our API beside the Admin API, written into {@code docs/performance.md}. */
public final class UsersBenchmark {

    private static final List<Integer> SIZES = List.of(2_000, 20_000, 200_000);
    private static final int MOST = 1_000_000;
    private static final int QUICK = 20_000;

    private final Path root;
    private final Nodes nodes;
    private final Gatling gatling;
    private final boolean quick;

    private UsersBenchmark(Path root, Nodes nodes, boolean quick) {
        this.root = root;
        this.nodes = nodes;
        this.gatling = new Gatling(root.resolve("benchmark/target/gatling"));
        this.quick = quick;
    }

    /** Takes the root of the repository, the archive of the distribution, the number of users, and whether to be quick. */
    public static void main(String[] arguments) throws Exception {
        Path root = Path.of(arguments[0]);
        boolean quick = Boolean.parseBoolean(arguments[3]);
        try (Nodes nodes = Nodes.open(root, Path.of(arguments[1]))) {
            new UsersBenchmark(root, nodes, quick).run(quick ? QUICK : Integer.parseInt(arguments[2]));
        }
    }

    private void run(int users) throws Exception {
        Realm realm = Realm.prepare(nodes.url());
        Population population = new Population(nodes.store());
        SortedMap<Integer, Comparison> growth = new TreeMap<>();
        int before = 0;
        for (int size : sizes(users)) {
            seed(population, before, size);
            before = size;
            if (!quick) {
                growth.put(size, compare(plan(realm, size, Plan.GROWING, 2, 2)));
            }
        }
        Comparison all = compare(plan(realm, users, Plan.ALL, quick ? 1 : 2, quick ? 1 : 3));
        String table = new Table(all).markdown();
        System.out.println(table);
        Page page = new Page(root.resolve("docs/performance.md"));
        Charts charts = new Charts(root.resolve(quick ? "benchmark/target/charts" : "docs/images"));
        String list = profile(plan(realm, users, "page of 100 with roles and meta, first", 1, quick ? 3 : 30));
        if (quick) {
            System.out.println(list);
            charts.ratios(all);
            return;
        }
        page.fill("when", format("%s, %,d users, %d requests that failed\n", LocalDate.now(), users, all.failures()));
        page.fill("measured", table);
        page.fill("list", list);
        charts.ratios(all);
        page.fill("register", profile(plan(realm, users, "register without password", 2, 30)));
        show(growth, page, charts);
        var minutes = new Endurance(nodes, gatling).run(plan(realm, users, "mixed", 1, 600));
        page.fill("minutes", Endurance.markdown(minutes));
        charts.minutes(minutes);
        if (users < MOST) {
            seed(population, users, MOST);
            growth.put(MOST, compare(plan(realm, MOST, Plan.GROWING, 2, 2)));
            show(growth, page, charts);
        }
    }

    private static void show(SortedMap<Integer, Comparison> growth, Page page, Charts charts) throws IOException {
        page.fill("growth", Growth.markdown(growth));
        charts.growth(growth);
    }

    private String profile(Plan plan) throws IOException, InterruptedException {
        System.out.println("> profile of " + plan.part());
        return new Profile(nodes, gatling, root.resolve("benchmark/target/operation.jfr")).of(plan);
    }

    private static void seed(Population population, int before, int size) throws SQLException {
        long start = System.nanoTime();
        population.add(before + 1, size);
        System.out.printf(
                "> %,d users, seeded in %d s%n",
                size, Duration.ofNanos(System.nanoTime() - start).toSeconds());
    }

    private static List<Integer> sizes(int users) {
        List<Integer> sizes =
                new ArrayList<>(SIZES.stream().filter(size -> size < users).toList());
        sizes.add(users);
        return sizes;
    }

    private Comparison compare(Plan plan) throws IOException, InterruptedException {
        System.out.println("> " + plan.part() + " with " + plan.users() + " users");
        return Comparison.run(gatling, plan);
    }

    private Plan plan(Realm realm, int users, String part, int rounds, int seconds)
            throws IOException, InterruptedException {
        int total = realm.total();
        return new Plan(
                nodes.url().toString(),
                realm.token(),
                users,
                total,
                realm.cursorOfTheLastPage(total),
                realm.role("Authenticated"),
                realm.role("bench-1"),
                part.charAt(0) + Integer.toString(users) + "-" + rounds,
                part,
                rounds,
                seconds,
                root.resolve("benchmark/target/times.tsv").toString(),
                root.resolve("benchmark/target/counts.tsv").toString());
    }
}
