package io.membership.benchmark.users;

import io.gatling.javaapi.core.Simulation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Runs a simulation in a process of its own.
 *
 * @param results folder of its reports
 */
record Gatling(Path results) {

    /** @return what its {@link Stopwatch} took, by name */
    Map<String, Stopwatch.Laps> run(Class<? extends Simulation> simulation, Plan plan)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-Xmx512m",
                "-Dgatling.data.console.light=true",
                "-Dgatling.data.console.writePeriod=60",
                "-Dgatling.http.requestTimeout=120000"));
        plan.properties().forEach((name, value) -> command.add("-D" + name + "=" + value));
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
        return Stopwatch.read(Path.of(plan.times()));
    }
}
