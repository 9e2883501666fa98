package io.membership.benchmark;

import io.membership.launcher.Distribution;
import io.membership.launcher.Port;
import io.membership.launcher.Progress;
import io.membership.launcher.Server;
import io.membership.launcher.ServerOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Keycloak with our JARs, one node or two, on PostgreSQL, with users, and receivers that are told. */
final class Site implements AutoCloseable {

    static final int RECEIVERS = 10;

    private static final Progress PROGRESS = new Progress(System.out);
    private static final Pattern USED = Pattern.compile("used (\\d+)K");
    private static final List<String> OPTIONS = List.of(
            "--spi-membership-triggers--delivery--allow-http=true",
            "--spi-membership-triggers--delivery--allowed-targets=127.0.0.0/8",
            "--cache=ispn",
            "--cache-stack=jdbc-ping",
            "--cache-embedded-network-bind-address=127.0.0.1");

    private final Path root;
    private final Distribution distribution;
    private final Store store;
    private final List<Server> nodes = new ArrayList<>();
    private final List<Long> processes = new ArrayList<>();
    private final List<Receiver> receivers =
            IntStream.range(0, RECEIVERS).mapToObj(i -> new Receiver()).toList();
    private final List<String> users;

    private Site(Path root, Distribution distribution, Store store, int users)
            throws IOException, InterruptedException, java.sql.SQLException {
        this.root = root;
        this.distribution = distribution;
        this.store = store;
        startNode(distribution);
        this.users = store.seed(users);
    }

    /** Builds what is not built yet, and starts one node. */
    static Site open(Path root, Path archive, int users) throws Exception {
        Store store = Store.open();
        Distribution distribution = new Distribution(archive, root.resolve("benchmark/target/keycloak-1"));
        if (!distribution.isUnpacked()) {
            PROGRESS.during("Unpack Keycloak", distribution::unpack);
        }
        List<Path> jars = List.of(
                root.resolve("provider/target/keycloak-membership.jar"),
                root.resolve("themes/target/keycloak-membership-themes.jar"),
                root.resolve("acceptance/probe/target/keycloak-membership-probe.jar"));
        if (!distribution.isBuilt(jars, store.database())) {
            PROGRESS.during(
                    "Build Keycloak with our JARs", () -> distribution.build(jars, store.database(), System.out));
        }
        return new Site(root, distribution, store, users);
    }

    private void startNode(Distribution node) throws IOException, InterruptedException {
        node.importRealms(List.of(root.resolve("realm-config/demo-realm.json")));
        List<String> options = new ArrayList<>(OPTIONS);
        options.add("--cache-embedded-network-bind-port=" + Port.free().number());
        List<ProcessHandle> before = ProcessHandle.current().children().toList();
        Server server = node.start(new ServerOptions(Port.free(), store.database(), "1g", options), System.out);
        processes.add(ProcessHandle.current()
                .children()
                .filter(each -> !before.contains(each) && each.isAlive())
                .findFirst()
                .orElseThrow()
                .pid());
        nodes.add(server);
        PROGRESS.during("Start Keycloak", () -> server.awaitReady(Duration.ofMinutes(5)));
    }

    void startSecondNode() throws IOException, InterruptedException {
        startNode(distribution.copyTo(root.resolve("benchmark/target/keycloak-2"), ""));
    }

    void stopSecondNode() {
        nodes.remove(1).close();
        processes.remove(1);
    }

    Membership membership() {
        return new Membership(nodes.get(0).url());
    }

    Store store() {
        return store;
    }

    List<String> users() {
        return users;
    }

    List<Receiver> receivers() {
        return receivers;
    }

    /** For the first receivers, one each, that want all updates. @return their ids */
    List<String> createTriggers(int count) throws IOException, InterruptedException {
        return createTriggers(count, false);
    }

    /** For all receivers, one each, that share the users among them. @return their ids */
    List<String> createSharing() throws IOException, InterruptedException {
        return createTriggers(RECEIVERS, true);
    }

    private List<String> createTriggers(int count, boolean sharing) throws IOException, InterruptedException {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            receivers.get(i).reset();
            receivers.get(i).delay(0);
            ids.add(membership().createTrigger(receivers.get(i), sharing ? "Last" + i : null));
        }
        return ids;
    }

    void deleteTriggers(List<String> ids) throws IOException, InterruptedException {
        for (String id : ids) {
            membership().deleteTrigger(id);
        }
    }

    /** What all receivers have got. */
    long deliveries() {
        return deliveries(receivers);
    }

    private static long deliveries(List<Receiver> some) {
        return some.stream().mapToLong(Receiver::deliveries).sum();
    }

    /** Waits until receivers have got so many, and fails if that takes too long. */
    void awaitDeliveries(long count) throws InterruptedException {
        awaitDeliveries(count, receivers);
    }

    /** The same of some receivers. */
    void awaitDeliveries(long count, List<Receiver> some) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofMinutes(15).toNanos();
        while (deliveries(some) < count) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("Only " + deliveries(some) + " of " + count + " deliveries arrived");
            }
            Thread.sleep(5);
        }
    }

    /** Megabytes of objects of the first node that are in use, after a collection of all garbage. */
    double heapInUse() throws IOException, InterruptedException {
        jcmd("GC.run");
        Matcher used = USED.matcher(jcmd("GC.heap_info"));
        if (!used.find()) {
            throw new IllegalStateException("jcmd tells no heap");
        }
        return Long.parseLong(used.group(1)) / 1024.0;
    }

    private String jcmd(String command) throws IOException, InterruptedException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process process = new ProcessBuilder(jcmd, Long.toString(processes.get(0)), command)
                .redirectErrorStream(true)
                .start();
        StringBuilder said = new StringBuilder();
        try (BufferedReader lines = process.inputReader()) {
            lines.lines().forEach(line -> said.append(line).append('\n'));
        }
        process.waitFor();
        return said.toString();
    }

    @Override
    public void close() throws IOException {
        nodes.forEach(Server::close);
        receivers.forEach(Receiver::close);
        store.close();
    }
}
