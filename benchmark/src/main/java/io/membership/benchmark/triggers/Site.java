package io.membership.benchmark.triggers;

import io.membership.benchmark.Nodes;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Keycloak with our JARs, one node or two, on PostgreSQL, with users, and receivers that are told. */
final class Site implements AutoCloseable {

    static final int RECEIVERS = 10;

    private final Nodes nodes;
    private final List<Receiver> receivers =
            IntStream.range(0, RECEIVERS).mapToObj(i -> new Receiver()).toList();
    private final List<String> users;

    private Site(Nodes nodes, int users) throws SQLException {
        this.nodes = nodes;
        this.users = rows().seed(users);
    }

    /** Builds what is not built yet, and starts one node. */
    static Site open(Path root, Path archive, int users) throws Exception {
        return new Site(Nodes.open(root, archive), users);
    }

    Nodes nodes() {
        return nodes;
    }

    Membership membership() {
        return new Membership(nodes.url());
    }

    Rows rows() {
        return new Rows(nodes.store());
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

    @Override
    public void close() throws IOException {
        receivers.forEach(Receiver::close);
        nodes.close();
    }
}
