package io.membership.benchmark;

import io.membership.launcher.Distribution;
import io.membership.launcher.Port;
import io.membership.launcher.Progress;
import io.membership.launcher.Server;
import io.membership.launcher.ServerOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keycloak with our JARs, one node or two, on one PostgreSQL, with the demo realm. */
public final class Nodes implements AutoCloseable {

    private static final Progress PROGRESS = new Progress(System.out);
    private static final Pattern USED = Pattern.compile("used (\\d+)K");
    private static final Pattern THREADS = Pattern.compile("(?m)^\"");
    private static final List<String> OPTIONS = List.of(
            "--spi-membership-triggers--delivery--allow-http=true",
            "--spi-membership-triggers--delivery--allowed-targets=127.0.0.0/8",
            "--cache=ispn",
            "--cache-stack=jdbc-ping",
            "--cache-embedded-network-bind-address=127.0.0.1");

    private final Path root;
    private final Distribution distribution;
    private final Store store;
    private final List<Server> servers = new ArrayList<>();
    private final List<Long> processes = new ArrayList<>();

    private Nodes(Path root, Distribution distribution, Store store) {
        this.root = root;
        this.distribution = distribution;
        this.store = store;
    }

    /**
     * Builds what is not built yet, and starts one node.
     *
     * @param root of the repository
     * @param archive of the distribution
     */
    public static Nodes open(Path root, Path archive) throws IOException, InterruptedException {
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
        Nodes nodes = new Nodes(root, distribution, store);
        nodes.start(distribution);
        return nodes;
    }

    private void start(Distribution node) throws IOException, InterruptedException {
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
        servers.add(server);
        PROGRESS.during("Start Keycloak", () -> server.awaitReady(Duration.ofMinutes(5)));
    }

    public void startSecond() throws IOException, InterruptedException {
        start(distribution.copyTo(root.resolve("benchmark/target/keycloak-2"), ""));
    }

    public void stopSecond() {
        servers.remove(1).close();
        processes.remove(1);
    }

    /** Of the first node. */
    public URI url() {
        return servers.get(0).url();
    }

    public Store store() {
        return store;
    }

    /** Megabytes of objects of the first node that are in use, after a collection of all garbage. */
    public double heapInUse() throws IOException, InterruptedException {
        jcmd("GC.run");
        Matcher used = USED.matcher(jcmd("GC.heap_info"));
        if (!used.find()) {
            throw new IllegalStateException("jcmd tells no heap");
        }
        return Long.parseLong(used.group(1)) / 1024.0;
    }

    /** Threads of the first node. */
    public long threads() throws IOException, InterruptedException {
        return THREADS.matcher(jcmd("Thread.print")).results().count();
    }

    /**
     * Has the JVM of the first node do something.
     *
     * @return what it said
     */
    public String jcmd(String... command) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), Long.toString(processes.get(0))));
        line.addAll(List.of(command));
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        StringBuilder said = new StringBuilder();
        try (BufferedReader lines = process.inputReader()) {
            lines.lines().forEach(each -> said.append(each).append('\n'));
        }
        process.waitFor();
        return said.toString();
    }

    @Override
    public void close() throws IOException {
        servers.forEach(Server::close);
        store.close();
    }
}
