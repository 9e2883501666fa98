package io.membership.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JournalTest {

    private static final String INFO = "2026-11-22 02:24:03,664 INFO  [io.quarkus] (main) Keycloak started";
    private static final String CHATTER =
            "2026-11-22 02:24:03,526 WARN  [org.keycloak.common.Profile] (executor-thread-1) Deprecated features x:v1";
    private static final String ERROR = "2026-11-22 02:24:04,000 ERROR [org.keycloak.x] (main) Failed to run import";
    private static final String TRACE = "java.lang.IllegalStateException: no";
    private static final String ADVICE =
            "2026-11-22 02:24:04,001 ERROR [org.keycloak.x] (main) For more details run the same command again";

    private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @Test
    void errorsAreShownWithTheirTracesAndTheRestIsKeptInTheFile() {
        Journal journal = follow(INFO, CHATTER, ERROR, TRACE, INFO);

        assertThat(terminal.toString(StandardCharsets.UTF_8).lines()).containsExactly(ERROR, TRACE);
        assertThat(file()).hasContent(String.join("\n", INFO, CHATTER, ERROR, TRACE, INFO));
        assertThat(journal.complaint()).isEqualTo("Failed to run import (see " + file() + ")");
    }

    @Test
    void adviceIsNoReason() {
        assertThat(follow(ERROR, ADVICE).complaint()).startsWith("Failed to run import");
    }

    @Test
    void fullDiskIsTheReasonWhateverFollows() {
        assertThat(follow("java.io.IOException: No space left on device", ERROR).complaint())
                .startsWith("No space left on device");
    }

    @Test
    void withoutAReasonTheFileIsNamed() {
        assertThat(follow(INFO).complaint()).isEqualTo("see " + file());
    }

    private Journal follow(String... lines) {
        Journal journal = new Journal(file(), new PrintStream(terminal, true, StandardCharsets.UTF_8));
        String text = String.join("\n", lines);
        journal.follow(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        return journal;
    }

    private Path file() {
        return folder.resolve("server.log");
    }
}
