package io.membership.triggers.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The threads of the worker: one that ticks, and the senders. Keycloak's own timer is one thread for the whole server. */
public final class Pump implements Executor, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Pump.class);
    private static final Duration AFTER_A_FAULT = Duration.ofSeconds(1);
    private static final Duration SHORTEST_BREATH = Duration.ofMillis(40);
    private static final Duration LONGEST_BREATH = Duration.ofMillis(60);
    private static final Duration SENDERS_STAY = Duration.ofSeconds(30);

    private final Clock clock;
    private final Duration poll;
    private final ScheduledThreadPoolExecutor ticker;
    private final ThreadPoolExecutor senders;
    private final AtomicBoolean wanted = new AtomicBoolean();
    private volatile @Nullable OutboxWorker worker;
    /**
     * When the next tick may be, by {@link System#nanoTime}: half as long after the last as that took, and never at once. So
     * under load each finds more to do in as many statements and commits, and leaves time to the changes that it tells of;
     * what happens alone still leaves without waiting.
     */
    private volatile long breath = System.nanoTime();

    private Runnable cancelNext = () -> {};

    /** @param atOnce senders; the worker never hands over more */
    public Pump(Clock clock, Duration poll, int atOnce) {
        this.clock = clock;
        this.poll = poll;
        this.ticker = new ScheduledThreadPoolExecutor(1, named("membership-outbox"));
        this.senders = new ThreadPoolExecutor(
                atOnce,
                atOnce,
                SENDERS_STAY.toMillis(),
                TimeUnit.MILLISECONDS,
                new LinkedBlockingQueue<>(),
                named("membership-sender"));
        senders.allowCoreThreadTimeOut(true);
        ticker.setRemoveOnCancelPolicy(true);
        ticker.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    private static ThreadFactory named(String name) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Ticks from now on. */
    public void start(OutboxWorker started) {
        worker = started;
        wake();
    }

    /** Asks for a tick as soon as the one before is over; any number of times. */
    public void wake() {
        if (worker != null && wanted.compareAndSet(false, true)) {
            schedule(Duration.ofNanos(Math.max(0, breath - System.nanoTime())), () -> {
                wanted.set(false);
                tick();
            });
        }
    }

    private void tick() {
        OutboxWorker ticking = worker;
        if (ticking == null) {
            return;
        }
        Duration pause;
        long start = System.nanoTime();
        try {
            Instant now = clock.instant();
            pause = Duration.between(now, ticking.tick(now));
        } catch (RuntimeException fault) {
            LOG.warn("The outbox could not be looked after; it is tried again", fault);
            pause = AFTER_A_FAULT;
        }
        long end = System.nanoTime();
        breath = end + Math.max(SHORTEST_BREATH.toNanos(), Math.min((end - start) / 2, LONGEST_BREATH.toNanos()));
        cancelNext.run();
        if (pause.isZero() || pause.isNegative()) {
            wake();
        } else {
            cancelNext = schedule(pause.compareTo(poll) > 0 ? poll : pause, this::wake);
        }
    }

    /** Runs a task later, on the thread that ticks: only what takes no time. */
    public Runnable schedule(Duration delay, Runnable task) {
        try {
            var future = ticker.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
            return () -> future.cancel(false);
        } catch (RejectedExecutionException closed) {
            return () -> {};
        }
    }

    @Override
    public void execute(Runnable task) {
        senders.execute(task);
    }

    /** What is underway stays claimed, and is sent again by somebody when its lease ends. */
    @Override
    public void close() {
        worker = null;
        ticker.shutdown();
        senders.shutdown();
    }
}
