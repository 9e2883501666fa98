package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.membership.launcher.Port;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A project of the repository's Compose files, with a name and ports of its own.
 *
 * @param envFile read instead of the {@code .env} of the developer
 * @param environment ports and image
 */
record Compose(String project, List<String> files, Path envFile, Map<String, String> environment) {

    private static final List<String> KINDS = List.of("container", "volume", "network");

    /** What a command printed, with its exit status. */
    record Outcome(int status, String output) {

        Outcome expectSuccess() {
            assertThat(status).as(output).isZero();
            return this;
        }

        /** The lines with this word in it. */
        List<String> lines(String word) {
            return output.lines().filter(line -> line.contains(word)).toList();
        }
    }

    static Compose demo(Path folder) throws IOException {
        return of(Files.createFile(folder.resolve("empty.env")), "docker-compose.yml", "docker-compose.override.yml");
    }

    static Compose production(Path envFile) throws IOException {
        return of(envFile, "docker-compose.yml", "compose.production.yml");
    }

    /** Writes the {@code .env} of a production at localhost, or looks through the one that is there. */
    static Outcome makeEnv(Path file) throws IOException, InterruptedException {
        String script = RunningKeycloak.ROOT.resolve("compose/make-env.sh").toString();
        return execute(List.of("sh", script, "localhost", file.toString()), Map.of());
    }

    private static Compose of(Path envFile, String... files) throws IOException {
        Map<String, String> environment = new HashMap<>(Map.of("KEYCLOAK_IMAGE", "keycloak-membership-test:compose"));
        for (String port : List.of("KEYCLOAK_PORT", "MAIL_PORT", "RECEIVER_PORT", "HTTP_PORT", "HTTPS_PORT")) {
            environment.put(port, Integer.toString(Port.free().number()));
        }
        return new Compose(Unique.name("membership-test"), List.of(files), envFile, environment);
    }

    /** The same with another value of its environment. */
    Compose with(String name, String value) {
        Map<String, String> other = new HashMap<>(environment);
        other.put(name, value);
        return new Compose(project, files, envFile, other);
    }

    /** The same with one more file, which has the last word. */
    Compose with(Path file) {
        List<String> all = new ArrayList<>(files);
        all.add(file.toString());
        return new Compose(project, all, envFile, environment);
    }

    int port(String name) {
        return Integer.parseInt(environment.getOrDefault(name, ""));
    }

    Outcome run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(program());
        command.addAll(List.of("--project-name", project, "--project-directory", RunningKeycloak.ROOT.toString()));
        command.addAll(List.of("--env-file", envFile.toString()));
        for (String file : files) {
            command.addAll(List.of("--file", RunningKeycloak.ROOT.resolve(file).toString()));
        }
        command.addAll(List.of(arguments));
        return execute(command, environment);
    }

    /** Takes everything down, its data too. */
    void remove() throws IOException, InterruptedException {
        run("down", "--volumes", "--remove-orphans").expectSuccess();
    }

    /** Containers, volumes and networks of this project that there are. */
    List<String> leftovers() throws IOException, InterruptedException {
        List<String> all = new ArrayList<>();
        for (String kind : KINDS) {
            List<String> command = new ArrayList<>(List.of("docker", kind, "ls", "--quiet"));
            if (kind.equals("container")) {
                command.add("--all");
            }
            command.addAll(List.of("--filter", "label=com.docker.compose.project=" + project));
            execute(command, Map.of()).expectSuccess().output().lines().forEach(name -> all.add(kind + " " + name));
        }
        return all;
    }

    /** The plugin of the Docker client, or else the program of its own. */
    private static List<String> program() throws IOException, InterruptedException {
        boolean plugin =
                execute(List.of("docker", "compose", "version"), Map.of()).status() == 0;
        return plugin ? List.of("docker", "compose") : List.of("docker-compose");
    }

    static Outcome execute(List<String> command, Map<String, String> environment)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.matches("(POSTGRES|KEYCLOAK)_.*|TLS|COMPOSE_FILE"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), output);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s of %s", project, files);
    }
}
