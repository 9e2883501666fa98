package io.membership.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page of the documentation that has places for what was measured. */
public record Page(Path file) {

    /** Replaces the lines between {@code <!-- place -->} and {@code <!-- end -->}. */
    public void fill(String place, String lines) throws IOException {
        String text = Files.readString(file);
        String start = "<!-- " + place + " -->\n";
        if (!text.contains(start)) {
            throw new IllegalStateException(file + " has no place for " + place);
        }
        int from = text.indexOf(start) + start.length();
        int to = text.indexOf("<!-- end -->", from);
        Files.writeString(file, text.substring(0, from) + lines + text.substring(to));
    }
}
