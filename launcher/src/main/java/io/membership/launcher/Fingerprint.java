package io.membership.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** What a built server was built from; equal fingerprints need no second build. */
record Fingerprint(String value) {

    static Fingerprint of(List<Path> jars, List<String> buildOptions) throws IOException {
        MessageDigest digest = sha256();
        digest.update(String.join("\n", buildOptions).getBytes(StandardCharsets.UTF_8));
        for (Path jar : jars) {
            digest.update(("\n" + jar.getFileName() + "\n").getBytes(StandardCharsets.UTF_8));
            try (InputStream content = new DigestInputStream(Files.newInputStream(jar), digest)) {
                content.transferTo(OutputStream.nullOutputStream());
            }
        }
        return new Fingerprint(HexFormat.of().formatHex(digest.digest()));
    }

    boolean isWrittenIn(Path file) throws IOException {
        return Files.exists(file) && Files.readString(file).equals(value);
    }

    void writeTo(Path file) throws IOException {
        Files.writeString(file, value);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
