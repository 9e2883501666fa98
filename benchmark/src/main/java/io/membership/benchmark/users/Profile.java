package io.membership.benchmark.users;

import static io.membership.benchmark.Findings.format;

import io.membership.benchmark.Nodes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/** Where the threads of the server are while one operation is repeated, by Java Flight Recorder. */
record Profile(Nodes nodes, Gatling gatling, Path file) {

    /** From the end of the stack that works to the beginning: the first that is found has the sample. */
    private static final List<String> LAYERS = List.of(
            "org.postgresql",
            "org.hibernate",
            "com.fasterxml.jackson",
            "org.keycloak",
            "io.membership",
            "io.quarkus",
            "io.vertx");

    /** Nobody wrote these. */
    private static final Pattern GENERATED = Pattern.compile("\\$\\$|lambda\\$|quarkusrestinvoker");

    private static final int SHOWN = 12;

    /** @return a table of layers and one of our own and Keycloak's methods, with the share of samples that have them */
    String of(Plan plan) throws IOException, InterruptedException {
        nodes.jcmd("JFR.start", "name=operation", "settings=profile");
        gatling.run(SideBySide.class, plan);
        nodes.jcmd("JFR.dump", "name=operation", "filename=" + file);
        nodes.jcmd("JFR.stop", "name=operation");
        Map<String, Integer> layers = new HashMap<>();
        Map<String, Integer> methods = new HashMap<>();
        int samples = 0;
        try (RecordingFile events = new RecordingFile(file)) {
            while (events.hasMoreEvents()) {
                RecordedEvent event = events.readEvent();
                if (event.getEventType().getName().endsWith("MethodSample")
                        || event.getEventType().getName().endsWith("ExecutionSample")) {
                    if (isWork(event)) {
                        samples++;
                        List<String> stack = stack(event);
                        layers.merge(layer(stack), 1, Integer::sum);
                        stack.stream()
                                .filter(each -> each.startsWith("io.membership")
                                        && !GENERATED.matcher(each).find())
                                .distinct()
                                .forEach(each -> methods.merge(each, 1, Integer::sum));
                    }
                }
            }
        }
        return table("the nearest of", layers, samples) + "\n" + table("called by", methods, samples);
    }

    private static boolean isWork(RecordedEvent event) {
        var thread = event.getThread("sampledThread");
        return event.getStackTrace() != null
                && thread != null
                && String.valueOf(thread.getJavaName()).startsWith("executor-thread");
    }

    private static List<String> stack(RecordedEvent event) {
        return event.getStackTrace().getFrames().stream()
                .filter(RecordedFrame::isJavaFrame)
                .map(frame -> frame.getMethod().getType().getName() + "."
                        + frame.getMethod().getName())
                .toList();
    }

    private static String layer(List<String> stack) {
        return stack.stream()
                .flatMap(frame -> LAYERS.stream().filter(frame::startsWith))
                .findFirst()
                .orElse("other");
    }

    private static String table(String title, Map<String, Integer> counts, int samples) {
        return "| " + title + " | share |\n|---|---|\n"
                + counts.entrySet().stream()
                        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                        .limit(SHOWN)
                        .map(each -> format("| `%s` | %.0f %% |", each.getKey(), 100.0 * each.getValue() / samples))
                        .collect(Collectors.joining("\n"))
                + "\n";
    }
}
