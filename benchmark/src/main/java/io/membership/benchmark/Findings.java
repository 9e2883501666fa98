package io.membership.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What came out, as a table of Markdown. */
final class Findings {

    private final List<String> lines = new ArrayList<>();

    /**
     * @param question what was measured
     * @param wanted in words
     * @param measured the ratio, or what else decides
     * @param behind the numbers that it is made of
     */
    void add(String question, String wanted, String measured, String behind) {
        String line = "| %s | %s | **%s** | %s |".formatted(question, wanted, measured, behind);
        System.out.println(line);
        lines.add(line);
    }

    static String ratio(double value) {
        return format("%.2f×", value);
    }

    static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    /** Replaces the lines between {@code <!-- measured -->} and {@code <!-- end -->}. */
    void writeInto(Path file) throws IOException {
        String text = Files.readString(file);
        String start = "<!-- measured -->\n";
        int from = text.indexOf(start) + start.length();
        int to = text.indexOf("<!-- end -->");
        String table = "| | wanted | measured | of |\n|---|---|---|---|\n" + String.join("\n", lines) + "\n";
        Files.writeString(file, text.substring(0, from) + table + text.substring(to));
    }
}
