package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Properties;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code compose.production.yml} with the {@code .env} that {@code make-env.sh} writes. */
@Tag("compose")
final class ProductionComposeIT {

    @Test
    void productionHasTlsItsOwnSecretsAndNoDemo(@TempDir Path folder)
            throws IOException, InterruptedException, GeneralSecurityException {
        Path envFile = folder.resolve(".env");
        Compose.makeEnv(envFile).expectSuccess();
        Files.writeString(envFile, "TLS=tls internal\n", StandardOpenOption.APPEND);
        Compose production = Compose.production(envFile);
        try {
            production.run("up", "--detach", "--build").expectSuccess();
            Site site = new Site(trusting(authority(production)), production.port("HTTPS_PORT"));
            site.awaitAnswer();

            assertThat(site.json("/realms/master/.well-known/openid-configuration")
                            .path("issuer")
                            .asText())
                    .isEqualTo("https://localhost/realms/master");
            assertThat(site.get("/realms/master/membership/openapi").statusCode())
                    .isEqualTo(200);
            assertThat(site.get("/realms/demo").statusCode()).isEqualTo(404);
            assertThat(site.signIn("admin").body()).contains("invalid_grant");
            assertThat(site.signIn(value(envFile, "KEYCLOAK_ADMIN_PASSWORD")).statusCode())
                    .isEqualTo(200);
            assertThat(site.get("/metrics").statusCode()).isEqualTo(404);
        } finally {
            production.remove();
        }
        assertThat(production.leftovers()).isEmpty();
    }

    @Test
    void envFileIsPrivateAndMadeOnce(@TempDir Path folder) throws IOException, InterruptedException {
        Path first = folder.resolve("first");
        Path second = folder.resolve("second");
        Compose.makeEnv(first).expectSuccess();
        Compose.makeEnv(second).expectSuccess();
        String written = Files.readString(first);
        Compose.makeEnv(first).expectSuccess();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(first)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(first)).isEqualTo(written);
        assertThat(value(first, "POSTGRES_PASSWORD"))
                .hasSizeGreaterThan(40)
                .isNotEqualTo(value(first, "KEYCLOAK_ADMIN_PASSWORD"))
                .isNotEqualTo(value(second, "POSTGRES_PASSWORD"));
    }

    private static String value(Path envFile, String name) throws IOException {
        Properties values = new Properties();
        values.load(Files.newBufferedReader(envFile));
        return values.getProperty(name);
    }

    /** Certificate of the authority that the proxy made for itself, once it has made it. */
    private static String authority(Compose production) {
        String[] cat = {"exec", "-T", "proxy", "cat", "/data/caddy/pki/authorities/local/root.crt"};
        return await().atMost(Duration.ofMinutes(2))
                .until(() -> production.run(cat), outcome -> outcome.status() == 0)
                .output();
    }

    private static HttpClient trusting(String certificate) throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        byte[] bytes = certificate.getBytes(StandardCharsets.US_ASCII);
        trusted.setCertificateEntry(
                "proxy", CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(bytes)));
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).build();
    }

    /** The published address. */
    private record Site(HttpClient http, int port) {

        /** The proxy has its authority before it listens. */
        void awaitAnswer() {
            await().atMost(Duration.ofMinutes(1))
                    .ignoreExceptionsInstanceOf(IOException.class)
                    .until(() -> get("/realms/master").statusCode() == 200);
        }

        HttpResponse<String> get(String path) throws IOException, InterruptedException {
            return http.send(HttpRequest.newBuilder(address(path)).build(), BodyHandlers.ofString());
        }

        JsonNode json(String path) throws IOException, InterruptedException {
            return Json.parse(get(path).body());
        }

        HttpResponse<String> signIn(String password) throws IOException, InterruptedException {
            String form = "grant_type=password&client_id=admin-cli&username=admin&password=" + password;
            HttpRequest request = HttpRequest.newBuilder(address("/realms/master/protocol/openid-connect/token"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(form))
                    .build();
            return http.send(request, BodyHandlers.ofString());
        }

        private URI address(String path) {
            return URI.create("https://localhost:" + port + path);
        }
    }
}
