package io.membership.acceptance;

import io.membership.launcher.Database;
import io.membership.launcher.Distribution;
import io.membership.launcher.LaunchException;
import io.membership.launcher.Port;
import io.membership.launcher.Progress;
import io.membership.launcher.Server;
import io.membership.launcher.ServerOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Starts one Keycloak before the first test class of this JVM and stops it after the last. With
 * {@code -Dmembership.url=http://…} it starts none and uses that server, which has the three JARs, the demo realm and the
 * administrator {@code admin}/{@code admin}: for many short runs while tests are written.
 */
public final class RunningKeycloak implements BeforeAllCallback {

    static final Path ROOT = Path.of(System.getProperty("membership.root", ".."));
    static final Path TARGET = ROOT.resolve("acceptance/target");
    static final Progress PROGRESS = new Progress(System.out);

    /** Of this run: {@code h2} or {@code postgres}, in a container also {@code mariadb}. */
    static final String DATABASE = System.getProperty("membership.db", "h2");

    static final Path PROBE = ROOT.resolve("acceptance/probe/target/keycloak-membership-probe.jar");

    private static final List<Path> JARS = List.of(
            ROOT.resolve("provider/target/keycloak-membership.jar"),
            ROOT.resolve("themes/target/keycloak-membership-themes.jar"),
            PROBE);

    /** Empty unless a server is given. */
    private static final String GIVEN = System.getProperty("membership.url", "");

    /**
     * A timed block ends within a second, so that a test can wait for it. Receivers of triggers are here, except on
     * 127.9.0.0/16, which stands for what is private.
     */
    static final List<String> OPTIONS = List.of(
            "--spi-realm-restapi-extension--membership--block-expiry-seconds=1",
            "--spi-realm-restapi-extension--membership--erasure-seconds=5",
            "--spi-membership-triggers--delivery--poll-seconds=1",
            "--spi-membership-triggers--delivery--schedule=0,1,1,1,600",
            "--spi-membership-triggers--delivery--timeout-seconds=4",
            "--spi-membership-triggers--delivery--lease-seconds=8",
            "--spi-membership-triggers--delivery--allow-http=true",
            "--spi-membership-triggers--delivery--allowed-targets=127.0.0.0/16,::1/128");

    private static @Nullable Installation installation;

    /** Address of the server under test, without a slash at the end. */
    static String url() {
        return GIVEN.isEmpty() ? server().url() : GIVEN;
    }

    /** What the server under test has logged; for a given one {@code -Dmembership.log=…} says where. */
    static Path log() {
        return GIVEN.isEmpty() ? server().log() : Path.of(System.getProperty("membership.log", ""));
    }

    static Path home(String database) {
        return TARGET.resolve("keycloak-" + database);
    }

    private static ServerUnderTest server() {
        if (installation == null) {
            throw new IllegalStateException("Ask for Keycloak inside a test, not in a static initialiser");
        }
        return installation.server();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        if (!GIVEN.isEmpty()) {
            return;
        }
        ExtensionContext.Store store = context.getRoot().getStore(Namespace.create(RunningKeycloak.class));
        installation = store.computeIfAbsent(Installation.class);
        installation.server();
    }

    /** The server for all test classes; JUnit closes it with its root store. */
    static final class Installation implements AutoCloseable {

        private @Nullable ServerUnderTest server;
        /** Kept, so that the test classes that follow fail at once instead of trying again. */
        private @Nullable Exception failure;

        Installation() throws InterruptedException {
            ServerUnderTest.Starter starter = ServiceLoader.load(ServerUnderTest.Starter.class)
                    .findFirst()
                    .orElse(Unpacked::start);
            try {
                server = starter.start();
            } catch (IOException | LaunchException e) {
                failure = e;
            }
        }

        ServerUnderTest server() {
            if (server == null) {
                throw new IllegalStateException("No Keycloak to test", failure);
            }
            return server;
        }

        @Override
        public void close() throws IOException {
            if (server != null) {
                server.close();
            }
        }
    }

    /** A distribution from Maven Central, with the database that it stands on. */
    private record Unpacked(Server server, TestDatabase database) implements ServerUnderTest {

        static ServerUnderTest start() throws IOException, InterruptedException {
            TestDatabase database = TestDatabase.named(DATABASE);
            try {
                return new Unpacked(RunningKeycloak.start(database), database);
            } catch (IOException | InterruptedException | LaunchException failed) {
                database.close();
                throw failed;
            }
        }

        @Override
        public String url() {
            return server.url().toString();
        }

        @Override
        public Path log() {
            return home(database.name()).resolve("server.log");
        }

        @Override
        public void close() throws IOException {
            server.close();
            database.close();
        }
    }

    private static Server start(TestDatabase database) throws IOException, InterruptedException {
        Distribution distribution = built(database.name(), database.database());
        distribution.reset();
        distribution.importRealms(List.of(DemoRealm.FILE));
        ServerOptions options = new ServerOptions(Port.free(), database.database(), "1g", OPTIONS);
        Server server = distribution.start(options, System.out);
        PROGRESS.during("Start Keycloak on " + database.name(), () -> server.awaitReady(Duration.ofMinutes(5)));
        return server;
    }

    /** Keycloak with our JARs for this database; nothing is done that was done by an earlier run. */
    static Distribution built(String name, Database database) throws IOException, InterruptedException {
        Distribution distribution = new Distribution(Path.of(System.getProperty("membership.archive", "")), home(name));
        if (!distribution.isUnpacked()) {
            PROGRESS.during("Unpack Keycloak", distribution::unpack);
        }
        build(distribution, database);
        return distribution;
    }

    static void build(Distribution distribution, Database database) throws IOException, InterruptedException {
        if (!distribution.isBuilt(JARS, database)) {
            PROGRESS.during("Build Keycloak with our JARs", () -> distribution.build(JARS, database, System.out));
        }
    }
}
