package io.membership.acceptance;

import io.membership.launcher.Distribution;
import io.membership.launcher.Port;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Two nodes of one Keycloak on a PostgreSQL of their own, with the demo realm. */
final class Cluster implements AutoCloseable {

    private final TestDatabase postgres = TestDatabase.named("postgres");
    private final List<OwnServer> nodes = new ArrayList<>();

    /** Starts one node after the other: the first creates the tables, imports the realm and waits for the second. */
    static Cluster start(String... options) throws IOException, InterruptedException {
        Cluster cluster = new Cluster();
        try {
            Distribution first = RunningKeycloak.built("postgres", cluster.postgres.database());
            for (String name : List.of("node-1", "node-2")) {
                Distribution node = first.copyTo(RunningKeycloak.home(name), "");
                node.importRealms(List.of(DemoRealm.FILE));
                cluster.add(node, options);
            }
            return cluster;
        } catch (IOException | InterruptedException | RuntimeException failed) {
            cluster.close();
            throw failed;
        }
    }

    private void add(Distribution distribution, String... options) throws IOException, InterruptedException {
        List<String> all = Stream.concat(
                        Stream.of(
                                "--cache=ispn",
                                "--cache-stack=jdbc-ping",
                                "--cache-embedded-network-bind-address=127.0.0.1",
                                "--cache-embedded-network-bind-port="
                                        + Port.free().number()),
                        Stream.of(options))
                .toList();
        nodes.add(OwnServer.start(distribution, postgres.database(), all.toArray(String[]::new)));
    }

    OwnServer first() {
        return nodes.get(0);
    }

    OwnServer second() {
        return nodes.get(1);
    }

    @Override
    public void close() throws IOException {
        nodes.forEach(OwnServer::close);
        postgres.close();
    }
}
