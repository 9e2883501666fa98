package io.membership.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A running Keycloak; closing it ends it. */
public final class Server implements AutoCloseable {

    private static final int OK = 200;
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Process process;
    private final Guard guard;
    private final Journal journal;
    private final Port port;
    private final String path;

    private Server(Process process, Journal journal, Port port, String path) {
        this.process = process;
        this.guard = Guard.of(process);
        this.journal = journal;
        this.port = port;
        this.path = path;
    }

    static Server start(Path home, String path, ServerOptions options, PrintStream terminal) throws IOException {
        if (!options.port().isFree()) {
            throw new LaunchException("Port %d is in use: another program answers there"
                    .formatted(options.port().number()));
        }
        Journal journal = new Journal(home.resolve("server.log"), terminal);
        ProcessBuilder command = new JavaCommand(home, options.heap()).with(options.arguments());
        command.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", "admin");
        command.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", "admin");
        Process process = command.start();
        Thread reader = new Thread(() -> journal.follow(process.getInputStream()), "keycloak-log");
        reader.setDaemon(true);
        reader.start();
        return new Server(process, journal, options.port(), path);
    }

    /** The address that people and clients use. */
    public URI url() {
        return URI.create("http://localhost:" + port.number() + path);
    }

    /**
     * Returns when the server answers.
     *
     * @throws LaunchException if it ends before that or does not answer in time
     */
    public void awaitReady(Duration limit) throws InterruptedException {
        Instant deadline = Instant.now().plus(limit);
        while (!answers()) {
            if (process.waitFor(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new LaunchException("Keycloak ended while it started: " + journal.complaint());
            }
            if (Instant.now().isAfter(deadline)) {
                throw new LaunchException(
                        "Keycloak does not answer after %d s: %s".formatted(limit.toSeconds(), journal.complaint()));
            }
        }
    }

    /** Returns when the server has ended; says why in one line, unless it was told to end. */
    public Optional<String> awaitEnd() throws InterruptedException {
        int status = process.waitFor();
        return guard.isEnding()
                ? Optional.empty()
                : Optional.of("Keycloak ended with status %d: %s".formatted(status, journal.complaint()));
    }

    /** Ends it as a power cut does: it gets no chance to do anything. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        guard.close();
    }

    private boolean answers() throws InterruptedException {
        URI health = URI.create("http://127.0.0.1:" + port.number() + path + "/health/ready");
        HttpRequest request =
                HttpRequest.newBuilder(health).timeout(Duration.ofSeconds(5)).build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == OK;
        } catch (IOException e) {
            return false;
        }
    }
}
