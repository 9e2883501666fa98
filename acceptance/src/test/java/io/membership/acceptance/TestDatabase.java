package io.membership.acceptance;

import io.membership.launcher.Database;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** The database of this run, empty at its start. */
record TestDatabase(
        String name, Database database, @Nullable EmbeddedPostgres postgres) implements AutoCloseable {

    static TestDatabase named(String name) {
        return switch (name) {
            case "h2" -> new TestDatabase(name, new Database.H2(), null);
            case "postgres" -> onPostgres(name);
            default -> throw new IllegalArgumentException("membership.db is h2 or postgres, not " + name);
        };
    }

    private static TestDatabase onPostgres(String name) {
        try {
            // The C locale is the only one that every machine has.
            EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                    .setLocaleConfig("locale", "C")
                    .setLocaleConfig("encoding", "UTF8")
                    .start();
            String url = postgres.getJdbcUrl("postgres", "postgres");
            return new TestDatabase(name, new Database.Postgres(url, "postgres", "postgres"), postgres);
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL does not start", e);
        }
    }

    @Override
    public void close() throws IOException {
        if (postgres != null) {
            postgres.close();
        }
    }
}
