package io.membership.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What came out, as a table of Markdown. */
public final class Findings {

    private final List<String> lines = new ArrayList<>();

    /**
     * @param question what was measured
     * @param wanted in words
     * @param measured the ratio, or what else decides
     * @param behind the numbers that it is made of
     */
    public void add(String question, String wanted, String measured, String behind) {
        String line = "| %s | %s | **%s** | %s |".formatted(question, wanted, measured, behind);
        System.out.println(line);
        lines.add(line);
    }

    public static String ratio(double value) {
        return format("%.2f×", value);
    }

    public static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    /** Puts the table at the place {@code measured}. */
    public void writeInto(Path file) throws IOException {
        new Page(file)
                .fill(
                        "measured",
                        "| | wanted | measured | of |\n|---|---|---|---|\n" + String.join("\n", lines) + "\n");
    }
}
