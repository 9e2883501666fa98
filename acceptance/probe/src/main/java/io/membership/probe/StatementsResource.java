package io.membership.probe;

import com.sun.management.ThreadMXBean;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.hibernate.stat.Statistics;

/** Counts the SQL statements and the allocated memory of the whole server; a test that counts must be the only caller at that time. */
public final class StatementsResource {

    private final Statistics statistics;

    StatementsResource(Statistics statistics) {
        this.statistics = statistics;
    }

    /**
     * @param count statements prepared since the last reset
     * @param allocated bytes on the heap, by all threads that live, since they began
     */
    public record Statements(long count, long allocated) {}

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Statements read() {
        return new Statements(statistics.getPrepareStatementCount(), allocated());
    }

    private static long allocated() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        // -1 of those that ended meanwhile
        return Arrays.stream(threads.getThreadAllocatedBytes(threads.getAllThreadIds()))
                .filter(bytes -> bytes > 0)
                .sum();
    }

    /** Starts counting, from 0. */
    @DELETE
    public void reset() {
        statistics.setStatisticsEnabled(true);
        statistics.clear();
    }
}
