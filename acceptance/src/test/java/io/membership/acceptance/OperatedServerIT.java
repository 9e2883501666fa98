package io.membership.acceptance;

import static io.membership.acceptance.TriggersApi.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.membership.acceptance.Receiver.Answer;
import io.membership.acceptance.Receiver.Call;
import io.membership.launcher.Port;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What triggers make of that which Keycloak has only where its operator asks for it: vault, trust store, metrics. */
@Tag("own-server")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OperatedServerIT {

    private Path folder = Path.of("");

    private final Receiver receiver = new Receiver();
    private @Nullable OwnServer started;
    private @Nullable TestCertificate certificate;
    private ServerMetrics metrics = new ServerMetrics(Api.at(""));

    @BeforeAll
    void start(@TempDir Path own) throws Exception {
        folder = own;
        TestCertificate made = TestCertificate.create(folder);
        Port management = Port.free();
        names("127.0.0.1");
        started = OwnServer.start(
                OwnServer.install("operated", "", "--vault=file", "--metrics-enabled=true"),
                "--vault-dir=" + folder,
                "--truststore-paths=" + made.pem(folder),
                "--http-management-port=" + management.number(),
                "-Djdk.net.hosts.file=" + folder.resolve("hosts"),
                "-Dsun.net.inetaddr.ttl=0",
                "--spi-membership-triggers--delivery--poll-seconds=1",
                "--spi-membership-triggers--delivery--schedule=0,1,1",
                "--spi-membership-triggers--delivery--allowed-targets=127.0.0.0/16");
        certificate = made;
        metrics = new ServerMetrics(Api.at("http://127.0.0.1:" + management.number()));
        settings(true);
    }

    @AfterEach
    void forget() {
        api().get("")
                .at("/result")
                .forEach(trigger ->
                        api().delete("/" + trigger.path("id").asText()).expect(200));
        settings(true);
    }

    @AfterAll
    void stop() {
        receiver.close();
        server().close();
    }

    private OwnServer server() {
        if (started == null) {
            throw new IllegalStateException("not started");
        }
        return started;
    }

    private Api api() {
        return server().asAdministrator().under("/triggers");
    }

    private TriggersApi triggers() {
        return new TriggersApi(api());
    }

    private void settings(boolean http) {
        server().asAdministrator()
                .patch("/settings", Map.of("allowHttpTargets", http))
                .expect(200);
    }

    /** Where the name {@code hook.test} leads. */
    private void names(String address) throws IOException {
        Files.writeString(folder.resolve("hosts"), "127.0.0.1 localhost\n" + address + " hook.test\n");
    }

    private String register() {
        return server().membership()
                .post("/users/register", Map.of("email", Unique.email(), "hasCredentials", false))
                .expect(200)
                .text("/userId");
    }

    /** Errors of all attempts of the one delivery of a trigger, once there are so many. */
    private List<String> errors(JsonNode trigger, int attempts) {
        String path = "/" + trigger.path("id").asText() + "/deliveries";
        eventually(() -> api().get(path).at("/result/0/attemptCount").asInt() >= attempts);
        List<String> errors = new ArrayList<>();
        api().get("/deliveries/" + api().get(path).text("/result/0/id"))
                .at("/result/attempts")
                .forEach(attempt -> errors.add(attempt.path("error").asText()));
        return errors;
    }

    private Map<String, Object> to(String url) {
        return Map.of("action", Map.of("url", url));
    }

    @Test
    void receiverWithACertificateThatTheServerTrustsIsToldAndItsEndIsShown() throws Exception {
        TestCertificate trusted = certificate;
        if (trusted == null) {
            throw new IllegalStateException("no certificate");
        }
        try (Receiver encrypted = new Receiver(trusted)) {
            encrypted.answer(call -> new Answer(204, Map.of(), ""));
            String trigger = triggers().create(encrypted, "Register").path("id").asText();
            String user = register();
            eventually(() -> encrypted.about(user).size() == 1);

            Reply check = api().post("/" + trigger + "/check", Map.of()).expect(200);

            assertThat(check.at("/result/delivered").asBoolean()).isTrue();
            assertThat(Instant.parse(check.text("/result/certificateEnds"))).isEqualTo(trusted.ends());
        }
    }

    @Test
    void receiverWithAnotherCertificateIsToldNothing() throws Exception {
        try (Receiver stranger = new Receiver(TestCertificate.create(folder))) {
            JsonNode trigger = triggers().create(stranger, "Register");
            register();

            assertThat(errors(trigger, 1)).first().asString().contains("SSLHandshakeException");
            assertThat(stranger.calls()).isEmpty();
        }
    }

    @Test
    void secretOfTheVaultSignsAndMayRotate() throws Exception {
        String former = "whsec_" + "A".repeat(32);
        String fresh = "whsec_" + "B".repeat(32);
        Files.writeString(folder.resolve("demo_hook"), former);
        Files.writeString(folder.resolve("demo_hook-2"), fresh);
        JsonNode trigger = triggers()
                .create(
                        receiver,
                        Map.of("action", Map.of("url", receiver.url(), "secret", "${vault.hook}")),
                        "Register");
        assertThat(trigger.toString()).doesNotContain(former);

        WebhookIT.verify(former, told(register()));
        api().post("/" + trigger.path("id").asText() + "/rotate", Map.of("secret", "${vault.hook-2}"))
                .expect(200);
        Call both = told(register());
        Files.writeString(folder.resolve("demo_hook-2"), former);
        Call changedInTheVault = told(register());

        WebhookIT.verify(former, both);
        WebhookIT.verify(fresh, both);
        WebhookIT.verify(former, changedInTheVault);
    }

    @Test
    void secretThatTheVaultLacksHoldsNobodyElse() {
        JsonNode broken = triggers()
                .create(
                        receiver,
                        Map.of("action", Map.of("url", receiver.url("hook.test"), "secret", "${vault.nowhere}")),
                        "Register");
        triggers().create(receiver, "Register");

        String user = register();

        assertThat(errors(broken, 3)).containsOnly("The vault has no usable secret ${vault.nowhere}");
        assertThat(receiver.about(user)).hasSize(1);
        api().post("/" + broken.path("id").asText() + "/check", Map.of()).expectError(400, "InvalidValue");
    }

    private Call told(String user) {
        eventually(() -> receiver.about(user).size() == 1);
        return receiver.about(user).get(0);
    }

    @Test
    void nameThatTurnsPrivateAfterItWasSavedLeadsNowhere() throws Exception {
        names("127.0.0.1");
        JsonNode trigger = triggers().create(receiver, to(receiver.url("hook.test")), "Register");
        names("127.9.0.1");

        String user = register();

        assertThat(errors(trigger, 3))
                .allMatch(error -> error.endsWith("hook.test leads to an address that is not public"));
        assertThat(receiver.about(user)).isEmpty();
        api().patch("/" + trigger.path("id").asText(), Map.of("name", "again")).expectError(400, "InvalidValue");
    }

    @Test
    void plainHttpIsForTheRealmToAllow() {
        JsonNode trigger = triggers().create(receiver, "Register");
        settings(false);

        String user = register();

        assertThat(errors(trigger, 1)).first().asString().isEqualTo("action.url must begin with https://");
        assertThat(receiver.about(user)).isEmpty();
        api().post("/" + trigger.path("id").asText() + "/check", Map.of()).expectError(400, "InvalidValue");
        api().patch("/" + trigger.path("id").asText(), Map.of("name", "again")).expectError(400, "InvalidValue");
    }

    @Test
    void metricsTellWhatBecameOfDeliveriesAndTheServerIsWellMeanwhile() {
        try (Receiver down = new Receiver(call -> Answer.of(503))) {
            JsonNode trigger = triggers().create(down, "Register");
            triggers().create(receiver, "Register");
            String user = register();
            told(user);
            errors(trigger, 3);

            eventually(() -> metrics.value("membership_dead_total") >= 1);
            assertThat(server().anonymously().get("/health/ready").expect(200).text("/status"))
                    .isEqualTo("UP");
            assertThat(metrics.value("membership_delivery_seconds_count{channel=\"webhook\",outcome=\"delivered\"}"))
                    .isPositive();
            assertThat(metrics.value("membership_delivery_seconds_count{channel=\"webhook\",outcome=\"unreachable\"}"))
                    .isGreaterThanOrEqualTo(3);
            assertThat(metrics.value("membership_delivery_since_commit_seconds_count"))
                    .isPositive();
            eventually(() -> metrics.value("membership_outbox_depth") == 0);
            assertThat(metrics.value("membership_outbox_oldest_seconds")).isZero();
        }
    }
}
