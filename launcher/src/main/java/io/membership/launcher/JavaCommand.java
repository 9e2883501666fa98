package io.membership.launcher;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The command line that {@code bin/kc.sh} of Keycloak 26.7 ends in. We say it ourselves, so that there is one process to
 * watch and to stop, on every operating system.
 */
record JavaCommand(Path home, String heap) {

    private static final List<String> FLAGS = List.of(
            "-XX:MetaspaceSize=96M",
            "-XX:MaxMetaspaceSize=384m",
            "-XX:+UseG1GC",
            "-XX:+ExitOnOutOfMemoryError",
            "-Dfile.encoding=UTF-8",
            "-Dstdout.encoding=UTF-8",
            "-Dstderr.encoding=UTF-8",
            "-Duser.language=en",
            "-Duser.country=US",
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
            "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                    + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
            "-Dpicocli.disable.closures=true",
            "-Dquarkus-log-max-startup-records=10000",
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
            "--add-opens=java.base/java.security=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--enable-native-access=ALL-UNNAMED");

    ProcessBuilder with(List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(java().toString());
        command.add("-Xmx" + heap);
        command.addAll(FLAGS);
        // As bin/kc.sh has it: system properties are for the JVM, wherever they stand.
        command.addAll(arguments.stream().filter(JavaCommand::isProperty).toList());
        command.add("-Dkc.home.dir=" + home);
        command.add("-Djboss.server.config.dir=" + home.resolve("conf"));
        command.add("-cp");
        command.add(home.resolve("lib").resolve("quarkus-run.jar").toString());
        command.add("io.quarkus.bootstrap.runner.QuarkusEntryPoint");
        command.addAll(
                arguments.stream().filter(argument -> !isProperty(argument)).toList());
        ProcessBuilder process = new ProcessBuilder(command).redirectErrorStream(true);
        // Options meant for another Keycloak of this user must not change ours.
        process.environment().keySet().removeIf(name -> name.startsWith("KC_"));
        return process;
    }

    private static boolean isProperty(String argument) {
        return argument.startsWith("-D");
    }

    private static Path java() {
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
        return Path.of(System.getProperty("java.home"), "bin", windows ? "java.exe" : "java");
    }
}
