package io.membership.probe;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.hibernate.stat.Statistics;

/** Counts the SQL statements of the whole server; a test that counts must be the only caller at that time. */
public final class StatementsResource {

    private final Statistics statistics;

    StatementsResource(Statistics statistics) {
        this.statistics = statistics;
    }

    /** @param count statements prepared since the last reset */
    public record Statements(long count) {}

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Statements read() {
        return new Statements(statistics.getPrepareStatementCount());
    }

    /** Starts counting, from 0. */
    @DELETE
    public void reset() {
        statistics.setStatisticsEnabled(true);
        statistics.clear();
    }
}
