package io.membership.acceptance;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;

/**
 * What the image under test keeps its data in.
 *
 * @param vendor as the build argument {@code KC_DB} of the Dockerfile wants it
 * @param server null for the embedded database
 */
record ContainerDatabase(String vendor, @Nullable GenericContainer<?> server) implements AutoCloseable {

    private static final String NAME = "keycloak";

    static ContainerDatabase named(String name) {
        return switch (name) {
            case "h2" -> new ContainerDatabase("dev-file", null);
            case "postgres" -> new ContainerDatabase(name, postgres());
            case "mariadb" -> new ContainerDatabase(name, mariadb());
            default -> throw new IllegalArgumentException("membership.db is h2, postgres or mariadb, not " + name);
        };
    }

    private static GenericContainer<?> postgres() {
        return new GenericContainer<>("postgres:17")
                .withEnv(Map.of("POSTGRES_DB", NAME, "POSTGRES_USER", NAME, "POSTGRES_PASSWORD", NAME))
                .withExposedPorts(5432)
                // While the image creates the database it listens on no address.
                .waitingFor(Wait.forSuccessfulCommand("pg_isready -h 127.0.0.1 -U " + NAME));
    }

    private static GenericContainer<?> mariadb() {
        Map<String, String> account = Map.of(
                "MARIADB_DATABASE", NAME,
                "MARIADB_USER", NAME,
                "MARIADB_PASSWORD", NAME,
                "MARIADB_RANDOM_ROOT_PASSWORD", "yes");
        return new GenericContainer<>("mariadb:10.11")
                .withEnv(account)
                // By default a transaction would not see what others committed while it waited for its turn.
                .withCommand(
                        "--character-set-server=utf8mb4",
                        "--collation-server=utf8mb4_unicode_ci",
                        "--transaction-isolation=READ-COMMITTED")
                .withExposedPorts(3306)
                .waitingFor(Wait.forSuccessfulCommand("mariadb-admin ping -h 127.0.0.1 -u " + NAME + " -p" + NAME));
    }

    /** Starts it and hands back what Keycloak has to know about it. */
    Map<String, String> start() {
        if (server == null) {
            return Map.of();
        }
        server.start();
        String protocol = vendor.equals("postgres") ? "postgresql" : vendor;
        String url = "jdbc:%s://localhost:%d/%s".formatted(protocol, server.getFirstMappedPort(), NAME);
        return Map.of("KC_DB_URL", url, "KC_DB_USERNAME", NAME, "KC_DB_PASSWORD", NAME);
    }

    @Override
    public void close() {
        if (server != null) {
            server.stop();
        }
    }
}
