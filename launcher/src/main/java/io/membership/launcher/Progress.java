package io.membership.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Says on the terminal what is being done and how many seconds it took. */
public record Progress(PrintStream terminal) {

    /** A phase that touches files or processes. */
    @FunctionalInterface
    public interface Phase {
        void run() throws IOException, InterruptedException;
    }

    /** Runs the phase; one line before it and one after. */
    public void during(String title, Phase phase) throws IOException, InterruptedException {
        terminal.println("> " + title + " ...");
        Instant start = Instant.now();
        phase.run();
        double seconds = Duration.between(start, Instant.now()).toMillis() / 1000.0;
        terminal.println(String.format(Locale.ROOT, "  done in %.1f s", seconds));
    }
}
