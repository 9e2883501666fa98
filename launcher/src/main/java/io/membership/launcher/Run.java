package io.membership.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code ./mvnw -Prun}: the demo realm on a Keycloak of its own, until somebody presses Ctrl-C. */
public final class Run {

    private static final Duration START_LIMIT = Duration.ofMinutes(5);

    /** Triggers of the demo may call programs on this machine. */
    private static final List<String> RECEIVERS_HERE = List.of(
            "--spi-membership-triggers--delivery--allow-http=true",
            "--spi-membership-triggers--delivery--allowed-targets=127.0.0.0/8,::1/128");

    private final Path root;
    private final Path archive;
    private final Port port;
    private final PrintStream terminal;
    private final Progress progress;

    private Run(Path root, Path archive, Port port, PrintStream terminal) {
        this.root = root;
        this.archive = archive;
        this.port = port;
        this.terminal = terminal;
        this.progress = new Progress(terminal);
    }

    /** Takes the root of the repository, the archive of the distribution and the HTTP port. */
    public static void main(String[] arguments) throws InterruptedException {
        try {
            Path root = Path.of(arguments[0]);
            new Run(root, Path.of(arguments[1]), Port.parse(arguments[2]), System.out).untilEnd();
        } catch (LaunchException e) {
            giveUp(e.getMessage());
        } catch (IOException | UncheckedIOException e) {
            giveUp("Cannot prepare the server: " + e.getMessage());
        }
    }

    private void untilEnd() throws IOException, InterruptedException {
        Path folder = root.resolve(".keycloak");
        Distribution distribution = new Distribution(archive, folder.resolve("server"));
        Database database = new Database.H2();
        try (SingleUse use = SingleUse.of(folder)) {
            requireFree();
            prepare(distribution, database);
            ServerOptions options = new ServerOptions(port, database, "768m", RECEIVERS_HERE);
            try (Server server = distribution.start(options, terminal)) {
                progress.during("Start Keycloak", () -> server.awaitReady(START_LIMIT));
                terminal.println(new Welcome(server.url()).text());
                server.awaitEnd().ifPresent(Run::giveUp);
            }
        }
    }

    private void requireFree() {
        if (!port.isFree()) {
            throw new LaunchException(
                    "Port %d is in use. Stop the program there, or choose another port: ".formatted(port.number())
                            + "./mvnw -Prun -Dhttp.port=" + (port.number() + 1));
        }
    }

    private void prepare(Distribution distribution, Database database) throws IOException, InterruptedException {
        List<Path> jars = List.of(
                root.resolve("provider/target/keycloak-membership.jar"),
                root.resolve("themes/target/keycloak-membership-themes.jar"));
        if (!distribution.isUnpacked()) {
            progress.during("Unpack " + archive.getFileName(), distribution::unpack);
        }
        if (!distribution.isBuilt(jars, database)) {
            progress.during("Build Keycloak with our JARs", () -> distribution.build(jars, database, terminal));
        }
        distribution.importRealms(new Folder(root.resolve("realm-config")).list("-realm.json"));
    }

    private static void giveUp(@Nullable String reason) {
        System.err.println("ERROR: " + reason);
        // An exception would bury the line in Maven's advice about stack traces.
        System.exit(1);
    }
}
