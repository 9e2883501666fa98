package io.membership.probe;

import com.sun.management.ThreadMXBean;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hibernate.stat.Statistics;

/** Counts the SQL statements and the allocated memory of the whole server; a test that counts must be the only caller at that time. */
public final class StatementsResource {

    private static final Map<Long, Long> ALLOCATED = new ConcurrentHashMap<>();

    private final Statistics statistics;

    StatementsResource(Statistics statistics) {
        this.statistics = statistics;
    }

    /**
     * @param count statements prepared since the last reset
     * @param allocated bytes on the heap, by all threads, since they began
     */
    public record Statements(long count, long allocated) {}

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Statements read() {
        return new Statements(statistics.getPrepareStatementCount(), allocated());
    }

    /** What a thread that has ended was last seen with still counts: threads come and go while somebody counts. */
    private static long allocated() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long[] ids = threads.getAllThreadIds();
        long[] bytes = threads.getThreadAllocatedBytes(ids);
        for (int i = 0; i < ids.length; i++) {
            // -1 of those that ended meanwhile
            ALLOCATED.merge(ids[i], bytes[i], Math::max);
        }
        return ALLOCATED.values().stream()
                .mapToLong(Long::longValue)
                .filter(each -> each > 0)
                .sum();
    }

    /** Starts counting, from 0. */
    @DELETE
    public void reset() {
        statistics.setStatisticsEnabled(true);
        statistics.clear();
    }
}
