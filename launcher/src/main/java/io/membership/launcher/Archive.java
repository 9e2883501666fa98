package io.membership.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A ZIP file that keeps everything in one top folder, as the Keycloak distribution does. */
record Archive(Path file) {

    /** Unpacks what is inside the top folder into {@code target}. */
    void unpackInto(Path target) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                Path path = inside(target, entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                } else {
                    Files.createDirectories(path.getParent());
                    try (InputStream content = zip.getInputStream(entry)) {
                        Files.copy(content, path);
                    }
                }
            }
        }
    }

    private static Path inside(Path target, String entry) throws IOException {
        Path path = target.resolve(entry.substring(entry.indexOf('/') + 1)).normalize();
        if (!path.startsWith(target)) {
            throw new IOException("Refused an archive entry that leads outside: " + entry);
        }
        return path;
    }
}
