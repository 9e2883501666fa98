package io.membership.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** An unpacked Keycloak in a folder of ours. Its subfolder {@code data} outlives every change of version. */
public final class Distribution {

    private static final long BYTES_UNPACKED_AND_BUILT = 500L << 20;
    private static final long BYTES_TO_RUN = 50L << 20;
    private static final List<String> HEALTH_ON_THE_MAIN_PORT =
            List.of("--health-enabled=true", "--http-management-health-enabled=false");

    private final Path archive;
    private final Path home;
    private final String path;
    private final List<String> extra;

    /** @param archive the ZIP file {@code keycloak-quarkus-dist} of Maven Central */
    public Distribution(Path archive, Path home) {
        this(archive, home, "", List.of());
    }

    private Distribution(Path archive, Path home, String path, List<String> extra) {
        this.archive = archive;
        this.home = home.toAbsolutePath().normalize();
        this.path = path;
        this.extra = List.copyOf(extra);
    }

    /**
     * A copy without data, as far unpacked and built as this one.
     *
     * @param path under which the copy serves, such as {@code /auth}; another than this one's wants a build of its own
     * @param extra further options of {@code kc.sh build}; any of them wants a build of its own, too
     */
    public Distribution copyTo(Path folder, String path, String... extra) throws IOException {
        new Folder(home).copyTo(folder, data());
        return new Distribution(archive, folder, path, List.of(extra));
    }

    /** True if {@link #unpack} has nothing to do. */
    public boolean isUnpacked() throws IOException {
        return Files.exists(origin())
                && Files.readString(origin()).equals(archive.getFileName().toString());
    }

    /** Replaces everything but the data by the content of the archive. */
    public void unpack() throws IOException {
        Files.createDirectories(home);
        needSpace(BYTES_UNPACKED_AND_BUILT);
        List<Path> old;
        try (Stream<Path> children = Files.list(home)) {
            old = children.filter(child -> !child.equals(data())).toList();
        }
        for (Path child : old) {
            new Folder(child).delete();
        }
        new Archive(archive).unpackInto(home);
        Files.writeString(origin(), archive.getFileName().toString());
    }

    /** True if {@link #build} with the same arguments has been done. */
    public boolean isBuilt(List<Path> jars, Database database) throws IOException {
        return Fingerprint.of(jars, buildOptions(database)).isWrittenIn(builtFrom());
    }

    /** Installs these providers instead of all earlier ones and builds the server with them. */
    public void build(List<Path> jars, Database database, PrintStream terminal)
            throws IOException, InterruptedException {
        Files.deleteIfExists(builtFrom());
        new Folder(home.resolve("providers")).holdOnly(jars, ".jar");
        List<String> command = new ArrayList<>(List.of("build"));
        command.addAll(buildOptions(database));
        run(command, "Keycloak cannot be built: ", terminal);
        Fingerprint.of(jars, buildOptions(database)).writeTo(builtFrom());
    }

    /** Writes a realm with its users into a file, while no server runs on these data. */
    public void export(String realm, Path file, Database database, PrintStream terminal)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("export", "--optimized", "--realm=" + realm, "--file=" + file));
        command.addAll(database.startOptions());
        run(command, "Realm " + realm + " cannot be exported: ", terminal);
    }

    private void run(List<String> command, String failure, PrintStream terminal)
            throws IOException, InterruptedException {
        Journal journal = new Journal(home.resolve(command.get(0) + ".log"), terminal);
        Process process = new JavaCommand(home, "1g").with(command).start();
        try (Guard guard = Guard.of(process)) {
            journal.follow(process.getInputStream());
            if (process.waitFor() != 0) {
                throw new LaunchException(failure + journal.complaint());
            }
        }
    }

    /** Lets the next start import these realm files; a realm that exists is left as it is. */
    public void importRealms(List<Path> files) throws IOException {
        new Folder(data().resolve("import")).holdOnly(files, ".json");
    }

    /** Forgets all data. */
    public void reset() throws IOException {
        new Folder(data()).delete();
    }

    /** Starts the built server; it answers after {@link Server#awaitReady}. */
    public Server start(ServerOptions options, PrintStream terminal) throws IOException {
        needSpace(BYTES_TO_RUN);
        return Server.start(home, path, options, terminal);
    }

    private Path data() {
        return home.resolve("data");
    }

    private Path origin() {
        return home.resolve("unpacked-from");
    }

    private Path builtFrom() {
        return home.resolve("built-from");
    }

    private List<String> buildOptions(Database database) {
        List<String> options = new ArrayList<>(HEALTH_ON_THE_MAIN_PORT);
        options.addAll(database.buildOptions());
        if (!path.isEmpty()) {
            options.add("--http-relative-path=" + path);
        }
        options.addAll(extra);
        return options;
    }

    private void needSpace(long bytes) throws IOException {
        long usable = Files.getFileStore(home).getUsableSpace();
        if (usable < bytes) {
            throw new LaunchException("The disk is full: %d MB are free in %s, the server needs %d MB"
                    .formatted(usable >> 20, home, bytes >> 20));
        }
    }
}
