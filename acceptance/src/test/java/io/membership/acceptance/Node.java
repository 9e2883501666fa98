package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The Node of this machine, in a folder with a {@code package.json}. */
record Node(Path folder) {

    private static final int OLDEST = 20;
    private static final boolean WINDOWS =
            System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");

    /** True if Node is new enough and npm is there too. */
    boolean isPresent() throws InterruptedException {
        try {
            List<String> lines = new ArrayList<>();
            boolean node = run(lines, Map.of(), "node", "--version") == 0;
            return node && major(lines.get(0)) >= OLDEST && run(lines, Map.of(), npm(), "--version") == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Skips the test, with a sentence, where there is no Node; fails it where {@code CI=true}. */
    void require(String subject) throws InterruptedException {
        boolean present = isPresent();
        String sentence = subject + " was not tested: Node 20 or newer and npm are not on the PATH";
        if ("true".equals(System.getenv("CI"))) {
            assertThat(present).as(sentence).isTrue();
        }
        if (!present) {
            System.out.println(sentence);
        }
        assumeTrue(present, sentence);
    }

    /** Starts a program and hands back the first line that it prints; it runs until it is destroyed. */
    Process start(List<String> firstLine, Map<String, String> environment, String... command) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String line = process.inputReader(StandardCharsets.UTF_8).readLine();
        firstLine.add(line == null ? "" : line);
        return process;
    }

    /** Runs npm and fails with what it said if it fails. */
    void npm(String... arguments) throws IOException, InterruptedException {
        List<String> lines = new ArrayList<>();
        List<String> command = new ArrayList<>(List.of(arguments));
        command.add(0, npm());
        if (run(lines, Map.of(), command.toArray(String[]::new)) != 0) {
            throw new IOException(command + " failed:\n" + String.join("\n", lines));
        }
    }

    /** Runs {@code node --test}, shows what it says and hands back its status: 0 if all passed. */
    int test(Map<String, String> environment) throws IOException, InterruptedException {
        List<String> lines = new ArrayList<>();
        int status = run(lines, environment, "node", "--test", "--test-reporter=spec");
        lines.forEach(System.out::println);
        return status;
    }

    private int run(List<String> lines, Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            output.lines().forEach(lines::add);
        }
        return process.waitFor();
    }

    private static int major(String version) {
        return Integer.parseInt(version.replaceFirst("^v(\\d+).*", "$1"));
    }

    private static String npm() {
        return WINDOWS ? "npm.cmd" : "npm";
    }
}
