package io.membership.triggers.delivery;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A sender that may call loopback, and waits for two seconds at most. */
final class TestSender implements AutoCloseable {

    private final ScheduledExecutorService alarm = Executors.newSingleThreadScheduledExecutor();
    private final HttpSender sender = HttpSender.open(
            new TargetGuard(PlainHttp.ALWAYS, List.of(AddressRange.parse("127.0.0.0/16"))),
            List.of(),
            null,
            new HttpSender.Limits(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(2)),
            4,
            Clock.systemUTC(),
            (delay, task) -> {
                var future = alarm.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
                return () -> future.cancel(false);
            });

    HttpSender sender() {
        return sender;
    }

    @Override
    public void close() throws IOException {
        sender.close();
        alarm.shutdownNow();
    }
}
