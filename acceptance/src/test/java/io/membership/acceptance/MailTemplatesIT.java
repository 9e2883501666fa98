package io.membership.acceptance;

import static io.membership.acceptance.TriggersApi.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.membership.acceptance.Mailbox.Letter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every template in every language, as a mail server gets it. The mails stay in {@code target/mails} to be looked at. */
final class MailTemplatesIT {

    private static final String OFFICE = "office@example.test";
    private static final Path KEPT = Path.of("target", "mails");

    private final Mailbox mailbox = new Mailbox();
    private final String email = Unique.email();
    private Realm realm = new Realm("", "");
    private TriggersApi triggers = new TriggersApi(Api.at(""));

    @BeforeEach
    void create() {
        realm = Keycloak.newRealm();
        mailbox.serve(realm);
        String manager = realm.createUser(email);
        realm.grantManagement(manager, "manage-realm");
        triggers = new TriggersApi(realm.membership().under("/triggers").as(realm.userToken(email)));
    }

    @AfterEach
    void remove() {
        realm.remove();
        mailbox.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "lt"})
    void everyTypeIsTold(String language) throws IOException {
        realm.admin()
                .put("", Map.of("defaultLocale", language, "displayName", "Acme & Co"))
                .expect(204);
        List<String> types =
                UsersApi.texts(triggers.api().get("/types").expect(200).at("/result"), "/type");
        String trigger = triggers.createEmail(
                        Map.of("to", List.of("user", OFFICE)), Map.of(), types.toArray(String[]::new))
                .path("id")
                .asText();

        types.forEach(type -> triggers.api()
                .post("/" + trigger + "/test", Map.of("type", type))
                .expect(200));
        eventually(() -> mailbox.letters().size() == 2 * types.size());

        assertThat(types).hasSize(12);
        assertThat(mailbox.to(email)).extracting(Letter::subject).doesNotContainNull();
        assertThat(mailbox.to(OFFICE)).extracting(Letter::subject).doesNotContainNull();
        Files.createDirectories(KEPT);
        for (Letter letter : mailbox.letters()) {
            isReadable(letter, language);
            Files.writeString(
                    KEPT.resolve(language + "-" + letter.subject().replaceAll("\\W+", "-") + ".html"), letter.html());
        }
    }

    private static void isReadable(Letter letter, String language) {
        for (String text : List.of(letter.subject(), letter.text(), letter.html())) {
            // A key without message, a token or a variable that nobody has put in.
            assertThat(text).doesNotContainPattern("membership[A-Z]|\\{[0-9A-Z]|\\$\\{|''|\\.one|\\.other");
        }
        assertThat(letter.html())
                .startsWith("<!DOCTYPE html>")
                .contains(
                        "<html lang=\"" + language + "\" dir=\"ltr\">",
                        "name=\"viewport\"",
                        "prefers-color-scheme: dark")
                .contains("Acme &amp; Co")
                .doesNotContain("Acme & Co", "&amp;amp;", "&amp;quot;");
        assertThat(letter.text())
                .startsWith(letter.subject())
                .contains("Acme & Co")
                .doesNotContainPattern("<[a-z/]|&[a-z]+;|\n\n\n\n");
    }
}
