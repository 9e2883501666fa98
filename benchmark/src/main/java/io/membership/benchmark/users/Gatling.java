package io.membership.benchmark.users;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gatling.javaapi.core.Simulation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Runs a simulation in a process of its own.
 *
 * @param results folder of its reports
 */
record Gatling(Path results) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * One group of requests, times in milliseconds.
     *
     * @param count that succeeded
     * @param failed that did not answer as expected
     */
    record Group(long count, long failed, double p50, double p95, double p99) {

        private static Group of(JsonNode stats) {
            return new Group(
                    stats.at("/numberOfRequests/ok").asLong(),
                    stats.at("/numberOfRequests/ko").asLong(),
                    stats.at("/percentiles1/ok").asDouble(),
                    stats.at("/percentiles3/ok").asDouble(),
                    stats.at("/percentiles4/ok").asDouble());
        }
    }

    /** @return what its report says of each group */
    Map<String, Group> run(Class<? extends Simulation> simulation, Map<String, String> properties)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-Xmx512m",
                "-Dgatling.charting.useGroupDurationMetric=true",
                "-Dgatling.data.console.light=true",
                "-Dgatling.data.console.writePeriod=60",
                "-Dgatling.http.requestTimeout=120000"));
        properties.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                "io.gatling.app.Gatling",
                "--simulation",
                simulation.getName(),
                "--results-folder",
                results.toString()));
        Files.createDirectories(results);
        Path log = results.resolve(simulation.getSimpleName() + ".log");
        int exit = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IOException("Gatling ended with " + exit + ", see " + log);
        }
        Map<String, Group> groups = new HashMap<>();
        collect(JSON.readTree(latest().resolve("js/stats.json").toFile()), groups);
        return groups;
    }

    private Path latest() throws IOException {
        try (Stream<Path> runs = Files.list(results)) {
            return runs.filter(run -> Files.exists(run.resolve("js/stats.json")))
                    .max((one, other) -> Long.compare(
                            one.toFile().lastModified(), other.toFile().lastModified()))
                    .orElseThrow();
        }
    }

    private static void collect(JsonNode node, Map<String, Group> groups) {
        for (JsonNode each : node.path("contents")) {
            if (each.path("type").asText().equals("GROUP")) {
                groups.put(each.path("name").asText(), Group.of(each.path("stats")));
            }
        }
    }
}
