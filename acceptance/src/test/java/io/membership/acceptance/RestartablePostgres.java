package io.membership.acceptance;

import io.membership.launcher.Database;
import io.membership.launcher.Port;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;

/** A PostgreSQL that can be stopped and comes back at the same address with the same data. */
final class RestartablePostgres implements AutoCloseable {

    private final Path folder;
    private final int port;
    private EmbeddedPostgres running;

    RestartablePostgres(Path folder) throws IOException {
        this.folder = folder;
        this.port = Port.free().number();
        this.running = started();
    }

    Database database() {
        return new Database.Postgres(running.getJdbcUrl("postgres", "postgres"), "postgres", "postgres");
    }

    /** Ends it, and with it every connection and transaction. */
    void stop() throws IOException {
        running.close();
    }

    void startAgain() throws IOException {
        running = started();
    }

    private EmbeddedPostgres started() throws IOException {
        return EmbeddedPostgres.builder()
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("encoding", "UTF8")
                .setDataDirectory(folder)
                .setCleanDataDirectory(false)
                .setPort(port)
                .start();
    }

    @Override
    public void close() throws IOException {
        running.close();
    }
}
