package io.membership.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FingerprintTest {

    @TempDir
    private Path folder;

    @Test
    void sameContentAndOptionsNeedNoBuild() throws IOException {
        Path jar = Files.writeString(folder.resolve("a.jar"), "one");
        Path note = folder.resolve("built-from");
        Fingerprint.of(List.of(jar), List.of("--db=postgres")).writeTo(note);

        Files.writeString(jar, "one");

        assertThat(Fingerprint.of(List.of(jar), List.of("--db=postgres")).isWrittenIn(note))
                .isTrue();
    }

    @Test
    void anotherContentOrOptionNeedsABuild() throws IOException {
        Path jar = Files.writeString(folder.resolve("a.jar"), "one");
        Path note = folder.resolve("built-from");
        Fingerprint.of(List.of(jar), List.of("--db=postgres")).writeTo(note);

        assertThat(Fingerprint.of(List.of(jar), List.of("--db=dev-file")).isWrittenIn(note))
                .isFalse();
        Files.writeString(jar, "two");
        assertThat(Fingerprint.of(List.of(jar), List.of("--db=postgres")).isWrittenIn(note))
                .isFalse();
    }

    @Test
    void neverBuiltNeedsABuild() throws IOException {
        assertThat(Fingerprint.of(List.of(), List.of()).isWrittenIn(folder.resolve("built-from")))
                .isFalse();
    }
}
