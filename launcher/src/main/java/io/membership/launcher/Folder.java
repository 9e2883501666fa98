package io.membership.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What we do with whole folders. */
record Folder(Path path) {

    /** Deletes the folder with everything in it, if it is there. */
    void delete() throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(path)) {
            for (Path each : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    /** Copies everything but {@code except} to another folder, times included: Keycloak compares those of its JARs. */
    void copyTo(Path target, Path except) throws IOException {
        new Folder(target).delete();
        try (Stream<Path> tree = Files.walk(path)) {
            for (Path each : tree.filter(file -> !file.startsWith(except)).toList()) {
                Files.copy(each, target.resolve(path.relativize(each)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    /** Makes the folder hold exactly copies of these files, besides what does not end in {@code suffix}. */
    void holdOnly(List<Path> files, String suffix) throws IOException {
        Files.createDirectories(path);
        for (Path stale : list(suffix)) {
            Files.delete(stale);
        }
        for (Path file : files) {
            Files.copy(file, path.resolve(file.getFileName()));
        }
    }

    /** The files directly in this folder whose names end in {@code suffix}, by name; none if it does not exist. */
    List<Path> list(String suffix) {
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(file -> file.getFileName().toString().endsWith(suffix))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
