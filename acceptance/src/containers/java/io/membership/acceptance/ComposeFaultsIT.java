package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator reads when something is wrong before Keycloak can say anything itself. */
@Tag("compose")
final class ComposeFaultsIT {

    @TempDir
    private @Nullable Path folder;

    private Compose compose = new Compose("", List.of(), Path.of(""), Map.of());

    @AfterEach
    void remove() throws IOException, InterruptedException {
        if (!compose.leftovers().isEmpty()) {
            compose.remove();
        }
        assertThat(compose.leftovers()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "POSTGRES_PASSWORD=", "KEYCLOAK_HOSTNAME=id.example.test\nKEYCLOAK_ADMIN_PASSWORD=secret"})
    void envFileWithoutASecretStartsNothingAndIsNamed(String content) throws IOException, InterruptedException {
        compose = Compose.production(Files.writeString(folder().resolve(".env"), content));

        Compose.Outcome up = compose.run("up", "--detach");

        assertThat(up.status()).isNotZero();
        assertThat(up.lines("sh compose/make-env.sh")).as(up.output()).hasSize(1);
        assertThat(compose.leftovers()).isEmpty();
    }

    @Test
    void brokenLineOfEnvFileIsNamedByItsNumber() throws IOException, InterruptedException {
        Path envFile = folder().resolve(".env");
        Compose.makeEnv(envFile).expectSuccess();
        long lines = Files.readAllLines(envFile).size();
        Files.writeString(envFile, "half a secret\n", StandardOpenOption.APPEND);
        String line = "line " + (lines + 1);

        Compose.Outcome made = Compose.makeEnv(envFile);

        assertThat(made.status()).isNotZero();
        assertThat(made.output()).containsOnlyOnce(line).hasLineCount(1).doesNotContain("secret");
        assertThat(Compose.production(envFile).run("config", "--quiet").lines(line))
                .hasSize(1);
    }

    @Test
    void envFileThatLostASecretIsNotLeftUnsaid() throws IOException, InterruptedException {
        Path envFile = folder().resolve(".env");
        Compose.makeEnv(envFile).expectSuccess();
        Files.writeString(envFile, Files.readString(envFile).replaceFirst("(?m)^POSTGRES_PASSWORD=.*$", ""));

        Compose.Outcome made = Compose.makeEnv(envFile);

        assertThat(made.status()).isNotZero();
        assertThat(made.output()).contains("POSTGRES_PASSWORD has no value").hasLineCount(1);
    }

    @Test
    void occupiedPortIsNamed() throws IOException, InterruptedException {
        try (ServerSocket occupant = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            String port = Integer.toString(occupant.getLocalPort());
            compose = Compose.demo(folder()).with("MAIL_PORT", port);

            Compose.Outcome up = compose.run("up", "--detach", "mail");

            assertThat(up.status()).isNotZero();
            assertThat(up.lines("127.0.0.1:" + port))
                    .as(up.output())
                    .isNotEmpty()
                    .allMatch(line -> line.contains("address already in use"));
        }
    }

    @Test
    void keycloakIsNotStartedBeforeADatabaseThatDoesNotAnswer() throws IOException, InterruptedException {
        Path dead = Files.writeString(
                folder().resolve("dead.yml"),
                "services: { postgres: { entrypoint: [sleep, '600'], healthcheck: { retries: 2 }, stop_grace_period: 1s } }");
        compose = Compose.demo(folder()).with(dead);
        compose.run("build").expectSuccess();

        Compose.Outcome up = compose.run("up", "--detach", "keycloak");

        assertThat(up.status()).isNotZero();
        assertThat(up.lines("is unhealthy")).as(up.output()).hasSize(1);
        assertThat(compose.run("logs", "keycloak").output()).doesNotContain("Keycloak 26");
    }

    private Path folder() {
        return Optional.ofNullable(folder).orElseThrow();
    }
}
