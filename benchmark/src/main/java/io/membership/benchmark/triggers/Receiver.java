package io.membership.benchmark.triggers;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.membership.benchmark.Times;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who is told: counts ids of deliveries, and how long after their events they came. */
final class Receiver implements AutoCloseable {

    private static final Pattern TIME = Pattern.compile("\"time\":\"([^\"]+)\"");

    private final HttpServer server;
    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "receiver");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<String, Boolean> ids = new ConcurrentHashMap<>();
    private final AtomicLong calls = new AtomicLong();
    private volatile Times ages = new Times();
    private volatile long delay;

    Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
    }

    /** Answers so much later from now on. */
    void delay(long millis) {
        delay = millis;
    }

    /** Forgets what came. */
    void reset() {
        ids.clear();
        calls.set(0);
        ages = new Times();
    }

    /** Deliveries, however often they came. */
    int deliveries() {
        return ids.size();
    }

    /** How often one came that had come before. */
    long doubles() {
        return calls.get() - ids.size();
    }

    /** From the event to its arrival. */
    Times ages() {
        return ages;
    }

    private void handle(HttpExchange exchange) throws IOException {
        Instant now = Instant.now();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Matcher time = TIME.matcher(body);
        if (time.find()) {
            ages.add(now.toEpochMilli() - Instant.parse(time.group(1)).toEpochMilli());
        }
        calls.incrementAndGet();
        ids.put(String.valueOf(exchange.getRequestHeaders().getFirst("webhook-id")), true);
        if (delay == 0) {
            answer(exchange);
        } else {
            later.schedule(() -> answer(exchange), delay, TimeUnit.MILLISECONDS);
        }
    }

    private static void answer(HttpExchange exchange) {
        try (exchange) {
            exchange.sendResponseHeaders(204, -1);
        } catch (IOException gone) {
            // It did not wait.
        }
    }

    @Override
    public void close() {
        server.stop(0);
        later.shutdownNow();
    }
}
