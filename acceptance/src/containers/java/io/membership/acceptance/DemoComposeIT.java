package io.membership.acceptance;

import static io.membership.acceptance.TriggersApi.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docker compose up}: the demo that the README promises, with a mail catcher and a receiver of webhooks. */
@Tag("compose")
final class DemoComposeIT {

    /** As the README prints it. */
    private static final String KEY = "cmk_bWVtYmVyc2hpcC1hZG1pbjpkZW1vLXNlY3JldA";

    @TempDir
    private @Nullable Path folder;

    private Compose demo = new Compose("", List.of(), Path.of(""), Map.of());
    private Api keycloak = Api.at("");
    private Api users = Api.at("");

    @BeforeEach
    void name() throws IOException {
        demo = Compose.demo(Optional.ofNullable(folder).orElseThrow());
        keycloak = Api.at("http://localhost:" + demo.port("KEYCLOAK_PORT"));
        users = keycloak.under("/realms/demo/membership/v2").as(KEY);
    }

    @AfterEach
    void remove() throws IOException, InterruptedException {
        demo.remove();
    }

    @Test
    void demoAnswersAfterUpKeepsItsDataAndLeavesNothing() throws IOException, InterruptedException {
        demo.run("build").expectSuccess();
        RunningKeycloak.PROGRESS.during("From up to the first answer", () -> {
            demo.run("up", "--detach").expectSuccess();
            awaitAnswer();
        });
        announceRegistrations();
        String first = walk();

        demo.run("restart").expectSuccess();
        awaitAnswer();
        assertThat(status(first)).isEqualTo("Blocked");
        String second = walk();

        demo.run("down").expectSuccess();
        demo.run("up", "--detach").expectSuccess();
        awaitAnswer();
        assertThat(status(first)).isEqualTo("Blocked");
        assertThat(status(second)).isEqualTo("Blocked");

        demo.remove();
        assertThat(demo.leftovers()).isEmpty();
    }

    private void awaitAnswer() {
        await().atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofMillis(250))
                .ignoreException(UncheckedIOException.class)
                .until(() -> keycloak.get("/realms/demo").status() == 200);
    }

    private void announceRegistrations() {
        Map<String, Object> trigger = Map.of(
                "name", "crm", "types", List.of("Register"), "action", Map.of("url", "http://receiver:9000/hook"));
        users.post("/triggers", trigger).expect(200);
    }

    /** Registers somebody, invites somebody else by mail, blocks the first, whose id is returned. */
    private String walk() {
        String email = Unique.email();
        Map<String, Object> ona = Map.of("email", email, "password", "correct horse", "firstName", "Ona");
        String id = users.post("/users/register", ona).expect(200).text("/result/id");
        eventually(() -> receiver().anyMatch(call -> call.path("body").asText().contains(id)));

        String invited = Unique.email();
        assertThat(users.post("/users/invite", Map.of("email", invited)).status())
                .isBetween(200, 204);
        eventually(() -> mail(invited).isPresent());
        String link = MailedPage.link(mail(invited).orElseThrow().path("text").asText());
        MailedPage.open(link).reply().expect(200);

        Map<String, Object> credentials = Map.of("userName", email, "password", "correct horse");
        users.anonymously().post("/auth/credentials", credentials).expect(200);
        users.put("/users/" + id + "/block", Map.of("reason", "chargeback")).expect(204);
        assertThat(users.anonymously().post("/auth/credentials", credentials).status())
                .isBetween(400, 403);
        return id;
    }

    private String status(String id) {
        return users.get("/users/" + id).expect(200).text("/result/status");
    }

    private Stream<JsonNode> receiver() {
        return list("RECEIVER_PORT", "");
    }

    private Optional<JsonNode> mail(String address) {
        return list("MAIL_PORT", "/email")
                .filter(mail -> mail.at("/to/0/address").asText().equals(address))
                .findFirst();
    }

    private Stream<JsonNode> list(String port, String path) {
        JsonNode list = Api.at("http://localhost:" + demo.port(port))
                .get(path)
                .expect(200)
                .json();
        return StreamSupport.stream(list.spliterator(), false);
    }
}
