package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The client that CodeMash published, unmodified, against our server: {@code acceptance/codemash-js}. */
final class CodeMashClientIT {

    private static final Path TESTS = Path.of(System.getProperty("membership.root", ".."), "acceptance", "codemash-js");

    @Test
    void publishedClientWorksUnmodified() throws IOException, InterruptedException {
        Node node = new Node(TESTS);
        node.require("The CodeMash client");
        Realm realm = Keycloak.newRealm();
        Realm accounts = Keycloak.newRealm();
        accounts.set("needVerification", true);

        node.npm("ci", "--prefer-offline", "--no-audit", "--no-fund");
        try (Mailbox mailbox = new Mailbox();
                Receiver reader = new Receiver(call -> letters(mailbox, call.body()))) {
            mailbox.serve(accounts);
            int failed = node.test(Map.of(
                    "CODEMASH_API_URL", Keycloak.url(),
                    "CODEMASH_PROJECT_ID", realm.id(),
                    "CODEMASH_SECRET_KEY", realm.apiKey(),
                    "ACCOUNTS_PROJECT_ID", accounts.id(),
                    "ACCOUNTS_SECRET_KEY", accounts.apiKey(),
                    "MAILBOX_URL", reader.url()));

            assertThat(failed).as("status of node --test, its lines are above").isZero();
        }
    }

    private static Receiver.Answer letters(Mailbox mailbox, String address) {
        return new Receiver.Answer(200, Map.of(), Json.text(mailbox.to(address)));
    }
}
