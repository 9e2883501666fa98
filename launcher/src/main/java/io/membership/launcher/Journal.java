package io.membership.launcher;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a Keycloak process says: all of it goes to a file, warnings and errors to the terminal too. */
final class Journal {

    private static final Pattern RECORD = Pattern.compile("^\\d{4}-\\S+ \\S+ (\\w+) +\\[\\S+] \\(.*?\\) (.*)$");
    private static final String DISK_FULL = "No space left on device";
    private static final String ADVICE = "For more details run the same command";
    /** Said at every build or start, of Keycloak's own defaults and of what we do on purpose. */
    private static final Pattern CHATTER = Pattern.compile(
            "Deprecated features .*|KC-SERVICES0047: .*|Using a body parameter with jakarta.ws.rs.GET .*|type=\".*");

    private final Path file;
    private final PrintStream terminal;
    private volatile String complaint = "";
    private boolean shown;

    Journal(Path file, PrintStream terminal) {
        this.file = file;
        this.terminal = terminal;
    }

    /** Reads until the process closes its output. */
    void follow(InputStream output) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(output, StandardCharsets.UTF_8));
                PrintWriter all = new PrintWriter(Files.newBufferedWriter(file), true)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                all.println(line);
                read(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The reason that the process gave for its end, in one line. */
    String complaint() {
        return complaint.isEmpty() ? "see " + file : complaint + " (see " + file + ")";
    }

    private void read(String line) {
        Matcher record = RECORD.matcher(line);
        if (record.matches()) {
            boolean warning = record.group(1).equals("WARN");
            boolean error = record.group(1).equals("ERROR") || record.group(1).equals("FATAL");
            shown = error || (warning && !CHATTER.matcher(record.group(2)).matches());
            if (error && !record.group(2).startsWith(ADVICE)) {
                complain(record.group(2));
            }
        }
        if (line.contains(DISK_FULL)) {
            complain(DISK_FULL);
        }
        if (shown) {
            terminal.println(line);
        }
    }

    private void complain(String message) {
        if (!complaint.equals(DISK_FULL)) {
            complaint = message;
        }
    }
}
