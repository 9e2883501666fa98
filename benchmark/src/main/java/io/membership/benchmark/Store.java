package io.membership.benchmark;

import io.membership.launcher.Database;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A PostgreSQL of our own, as durable as one in production. */
public record Store(EmbeddedPostgres postgres) implements AutoCloseable {

    public static Store open() throws IOException {
        return new Store(EmbeddedPostgres.builder()
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("encoding", "UTF8")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("shared_buffers", "256MB")
                .start());
    }

    public Database database() {
        return new Database.Postgres(postgres.getJdbcUrl("postgres", "postgres"), "postgres", "postgres");
    }

    public void run(String sql) throws SQLException {
        try (Connection connection = connection()) {
            connection.createStatement().execute(sql);
        }
    }

    /** The first column. */
    public List<String> texts(String sql) throws SQLException {
        try (Connection connection = connection();
                ResultSet rows = connection.createStatement().executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }

    public Connection connection() throws SQLException {
        return postgres.getPostgresDatabase().getConnection();
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
