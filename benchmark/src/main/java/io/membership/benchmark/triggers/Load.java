package io.membership.benchmark.triggers;

import io.membership.benchmark.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Updates of users, one after the other in turn. */
record Load(Site site) {

    /**
     * As many as callers manage.
     *
     * @return milliseconds that all of them took, divided by their number
     */
    double atOnce(int callers, int updates, Times times) throws InterruptedException, ExecutionException {
        AtomicInteger next = new AtomicInteger();
        long start = System.nanoTime();
        run(callers, () -> {
            for (int i = next.getAndIncrement(); i < updates; i = next.getAndIncrement()) {
                update(i, times);
            }
            return callers;
        });
        return (System.nanoTime() - start) / 1e6 / updates;
    }

    /** So many a second, whether or not the ones before are done. */
    void steadily(int perSecond, int updates, Times times) throws InterruptedException, ExecutionException {
        AtomicInteger next = new AtomicInteger();
        long start = System.nanoTime();
        run(16, () -> {
            for (int i = next.getAndIncrement(); i < updates; i = next.getAndIncrement()) {
                long due = start + i * 1_000_000_000L / perSecond;
                for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                update(i, times);
            }
            return perSecond;
        });
    }

    private void update(int i, Times times) throws Exception {
        long start = System.nanoTime();
        site.membership().update(site.users().get(i % site.users().size()));
        times.add((System.nanoTime() - start) / 1e6);
    }

    private static void run(int threads, Callable<Integer> task) throws InterruptedException, ExecutionException {
        ExecutorService callers = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Integer>> all = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                all.add(callers.submit(task));
            }
            for (Future<Integer> each : all) {
                each.get();
            }
        } finally {
            callers.shutdownNow();
        }
    }
}
