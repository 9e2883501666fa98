package io.membership.acceptance;

import static org.awaitility.Awaitility.await;

import com.github.dockerjava.api.exception.DockerClientException;
import dasniko.testcontainers.keycloak.KeycloakContainer;
import io.membership.launcher.LaunchException;
import io.membership.launcher.Port;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.containers.output.OutputFrame;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.builder.ImageFromDockerfile;
import org.testcontainers.utility.MountableFile;

/**
 * The flow tests' server as a container of our image, started as people start it. It is on the network of this machine,
 * because tests have receivers, mail servers and identity providers here; that wants an engine on Linux.
 */
public final class ImageUnderTest implements ServerUnderTest.Starter {

    private static final String VERSION = System.getProperty("membership.keycloak", "");
    private static final long MEMORY = 1536L << 20;
    private static final Duration LONG = Duration.ofMinutes(5);

    @Override
    public ServerUnderTest start() throws IOException, InterruptedException {
        ContainerDatabase database = ContainerDatabase.named(RunningKeycloak.DATABASE);
        Path log = RunningKeycloak.TARGET.resolve("image-%s-%s.log".formatted(RunningKeycloak.DATABASE, VERSION));
        try {
            String[] image = {""};
            RunningKeycloak.PROGRESS.during(
                    "Build the image of Keycloak " + VERSION, () -> image[0] = image(database.vendor()));
            Map<String, String> account = database.start();
            Port port = Port.free();
            Port management = Port.free();
            KeycloakContainer keycloak =
                    container(image[0], port, management, log).withEnv(account);
            RunningKeycloak.PROGRESS.during("Start it on " + RunningKeycloak.DATABASE, () -> {
                keycloak.start();
                // It listens while it still creates its tables.
                await().atMost(LONG)
                        .pollInterval(Duration.ofSeconds(1))
                        .until(() -> Api.at("http://127.0.0.1:" + management.number())
                                        .get("/health/ready")
                                        .status()
                                == 200);
            });
            return new Container(keycloak, database, "http://localhost:" + port.number(), log);
        } catch (ContainerLaunchException failed) {
            database.close();
            throw new LaunchException("The image does not start; it said why in " + log + ": " + failed.getMessage());
        }
    }

    /** The Dockerfile of this repository, for that database, and with the JAR that shows tests the inside of the server. */
    private static String image(String vendor) {
        ImageFromDockerfile image = new ImageFromDockerfile("keycloak-membership-test:" + vendor + "-" + VERSION, false)
                .withBuildArg("KEYCLOAK_VERSION", VERSION)
                .withBuildArg("KC_DB", vendor)
                .withFileFromPath("provider/target/keycloak-membership-probe.jar", RunningKeycloak.PROBE);
        for (String file : List.of(
                "Dockerfile",
                "provider/target/keycloak-membership.jar",
                "themes/target/keycloak-membership-themes.jar")) {
            image.withFileFromPath(file, RunningKeycloak.ROOT.resolve(file));
        }
        try {
            return image.get();
        } catch (DockerClientException failed) {
            throw new LaunchException("The image cannot be built: " + failed.getMessage());
        }
    }

    private static KeycloakContainer container(String image, Port port, Port management, Path log) throws IOException {
        Files.createDirectories(log.getParent());
        Files.deleteIfExists(log);
        KeycloakContainer keycloak = new KeycloakContainer(image)
                .withProductionMode()
                .withOptimizedFlag()
                .withEnabledMetrics()
                .withRamPercentage(10, 65)
                .withNetworkMode("host")
                .withCreateContainerCmdModifier(
                        command -> command.getHostConfig().withMemory(MEMORY))
                .withCopyFileToContainer(
                        MountableFile.forHostPath(DemoRealm.FILE, 0644), "/opt/keycloak/data/import/demo-realm.json")
                .withLogConsumer(frame -> append(log, frame))
                .waitingFor(Wait.forLogMessage(".*Listening on: .*", 1).withStartupTimeout(LONG));
        keycloak.setExposedPorts(List.of());
        List.of(
                        "--http-enabled=true",
                        "--http-host=127.0.0.1",
                        "--http-port=" + port.number(),
                        "--http-management-port=" + management.number(),
                        "--hostname-strict=false",
                        "--cache=local")
                .forEach(keycloak::withCustomCommand);
        RunningKeycloak.OPTIONS.forEach(keycloak::withCustomCommand);
        return keycloak;
    }

    private static void append(Path log, OutputFrame frame) {
        if (frame.getBytes() == null) {
            return;
        }
        try (OutputStream file = Files.newOutputStream(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            file.write(frame.getBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Container(KeycloakContainer keycloak, ContainerDatabase database, String url, Path log)
            implements ServerUnderTest {

        @Override
        public void close() {
            keycloak.stop();
            database.close();
        }
    }
}
