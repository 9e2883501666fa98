package io.membership.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ArchiveTest {

    @TempDir
    private Path folder;

    @Test
    void topFolderIsLeftOut() throws IOException {
        new Archive(zip("keycloak-1/bin/kc.sh")).unpackInto(folder.resolve("server"));

        assertThat(folder.resolve("server/bin/kc.sh")).hasContent("keycloak-1/bin/kc.sh");
    }

    @Test
    void entryThatLeadsOutsideIsRefused() throws IOException {
        Archive archive = new Archive(zip("keycloak-1/../evil"));

        assertThatIOException()
                .isThrownBy(() -> archive.unpackInto(folder.resolve("server")))
                .withMessageContaining("keycloak-1/../evil");
        assertThat(folder.resolve("evil")).doesNotExist();
    }

    private Path zip(String entry) throws IOException {
        Path file = folder.resolve("keycloak.zip");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(entry.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }
}
