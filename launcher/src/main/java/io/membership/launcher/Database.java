package io.membership.launcher;

import java.util.List;

/** Where the server keeps its data. */
public sealed interface Database {

    /** The embedded H2, in the folder {@code data} of the server. */
    record H2() implements Database {}

    /** A PostgreSQL that somebody else runs. */
    record Postgres(String url, String username, String password) implements Database {}

    /** Options that are fixed when the server is built. */
    default List<String> buildOptions() {
        return this instanceof Postgres ? List.of("--db=postgres") : List.of("--db=dev-file");
    }

    /** Options of each start. */
    default List<String> startOptions() {
        return this instanceof Postgres postgres
                ? List.of(
                        "--db-url=" + postgres.url,
                        "--db-username=" + postgres.username,
                        "--db-password=" + postgres.password)
                : List.of();
    }
}
