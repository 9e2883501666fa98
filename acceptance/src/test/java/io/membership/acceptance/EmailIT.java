package io.membership.acceptance;

import static io.membership.acceptance.TriggersApi.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.membership.acceptance.Mailbox.Letter;
import io.membership.launcher.Port;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From a change of a user to a mail in a mailbox. */
final class EmailIT {

    private Realm realm = new Realm("", "");
    private TriggersApi triggers = new TriggersApi(Api.at(""));
    private final Mailbox mailbox = new Mailbox();
    private final String email = Unique.email();

    @BeforeEach
    void create() {
        realm = Keycloak.newRealm();
        triggers = TriggersApi.of(realm);
        mailbox.serve(realm);
    }

    @AfterEach
    void remove() {
        realm.remove();
        mailbox.close();
    }

    private String email(Object to, String... types) {
        return email(Map.of("to", to), Map.of(), types);
    }

    private String email(Map<String, ?> action, Map<String, ?> more, String... types) {
        return triggers.createEmail(action, more, types).path("id").asText();
    }

    /** The last attempt of the only delivery of a trigger that is in this state. */
    private JsonNode lastAttempt(String trigger, String state) {
        String path = "/" + trigger + "/deliveries?state=" + state;
        eventually(() -> triggers.api().get(path).at("/result/0/attemptCount").asInt() > 0);
        String delivery = triggers.api().get(path).text("/result/0/id");
        JsonNode attempts = triggers.api().get("/deliveries/" + delivery).at("/result/attempts");
        return attempts.get(attempts.size() - 1);
    }

    @Test
    void userIsToldInHisLanguageAndOthersInThatOfTheRealm() {
        email(List.of("user", "office@example.test"), "Blocked");
        String user = realm.createUser(
                email, Map.of("attributes", Map.of("locale", List.of("lt"), "zoneinfo", List.of("Europe/Vilnius"))));
        realm.membershipAdmin()
                .put("/users/" + user + "/block", Map.of("reason", "chargeback", "until", "2031-01-31T08:00:00Z"))
                .expect(200);

        Letter own = mailbox.only(email);
        Letter office = mailbox.only("office@example.test");

        assertThat(own.subject()).startsWith("Jūsų").endsWith("paskyra užblokuota");
        assertThat(own.text())
                .contains("Sveiki, Jane Doe,", "2031 m. sausio 31 d. 10:00 EET")
                .doesNotContain("chargeback");
        assertThat(own.html()).contains("<html lang=\"lt\"", "2031 m. sausio 31 d. 10:00 EET");
        assertThat(office.subject()).isEqualTo("Blocked: Jane Doe");
        assertThat(office.text()).contains(email, "Reason: chargeback", "31 January 2031, 08:00 UTC");
    }

    @Test
    void onlyFieldsThatMayLeaveTheHouseAreToldToOthers() {
        email(Map.of("to", "office@example.test"), Map.of("fields", List.of("country")), "Update");
        String user = realm.createUser(email);
        realm.membershipAdmin()
                .patch("/users/" + user, Map.of("firstName", "Ann", "country", "LT"))
                .expect(200);

        Letter office = mailbox.only("office@example.test");

        assertThat(office.subject()).isEqualTo("Changed: " + user);
        assertThat(office.text())
                .contains("1 detail has changed:", "- Country")
                .doesNotContain(email, "Ann", "First name");
    }

    @Test
    void textsOfTheRealmComeFirstAndKnowCodeMashsTokens() {
        Map<String, String> texts = Map.of(
                "membershipRegisterSubject", "{{Receiver.User.FirstName}}, it is you",
                "membershipRegisterBody", "Dear {Receiver.User.FullName} <b>of</b> {1}");
        realm.admin().post("/localization/en", texts).expect(204);
        email("user", "Register");
        realm.createUser(email, Map.of("firstName", "O'Neill"));

        Letter letter = mailbox.only(email);

        assertThat(letter.subject()).isEqualTo("O'Neill, it is you");
        assertThat(letter.text()).contains("Dear O'Neill Doe <b>of</b> ");
        assertThat(letter.html()).contains("Dear O&#39;Neill Doe &lt;b&gt;of&lt;/b&gt; ");
    }

    @Test
    void themeOfTheRealmChangesLookTextsAndTemplates() {
        realm.admin().put("", Map.of("emailTheme", "probe")).expect(204);
        email("user", "Register");
        email(Map.of("to", "office@example.test", "template", "welcome-vip"), Map.of(), "Register");
        realm.createUser(email);

        Letter own = mailbox.only(email);
        Letter office = mailbox.only("office@example.test");

        assertThat(own.text()).contains("We are glad, Jane Doe.", "Probe & Sons");
        assertThat(own.html()).contains("We are glad, Jane Doe.", "Probe &amp; Sons", "border-top:4px solid #7a1f4f");
        assertThat(office.subject()).isEqualTo("Welcome, Jane");
        assertThat(office.text()).isEqualTo("Register of Jane Doe, " + email + "\n");
        assertThat(office.html()).contains("<html lang=\"en\"", "<p>Register of Jane Doe, " + email + "</p>");
    }

    @Test
    void mailWithoutAddressIsGivenUpAtOnceAndOneWithoutServerIsTriedAgain() {
        String trigger = email("user", "Register");
        realm.createUser(Unique.name("nomail"), Map.of("email", ""));
        assertThat(lastAttempt(trigger, "dead").path("error").asText())
                .isEqualTo("mail failed: the user has no e-mail address");

        realm.admin().put("", Map.of("smtpServer", Map.of())).expect(204);
        realm.createUser(email);
        assertThat(lastAttempt(trigger, "pending").path("error").asText())
                .isEqualTo("mail failed: the realm has no mail server");

        mailbox.serve(realm);
        assertThat(mailbox.only(email).subject()).startsWith("Welcome to ");
    }

    @Test
    void deadServerDelaysAMailAndFailsNoCall() throws IOException {
        Mailbox.serve(realm, Port.free().number());
        String trigger = email("user", "Register");

        realm.createUser(email);

        assertThat(lastAttempt(trigger, "pending").path("error").asText())
                .startsWith("mail failed: ")
                .doesNotContain(email);
        mailbox.serve(realm);
        assertThat(mailbox.only(email).subject()).startsWith("Welcome to ");
    }

    @Test
    void administratorsAreToldOnceThatATriggerWasSwitchedOff() {
        realm.set("adminEmails", List.of("ops@example.test"));
        Receiver receiver = new Receiver(call -> Receiver.Answer.of(410));
        triggers.create(receiver, Map.of("name", "crm"), "Register");
        String user = realm.createUser(email);

        Letter letter = mailbox.only("ops@example.test");

        assertThat(letter.subject()).startsWith("A trigger of ");
        assertThat(letter.text()).contains("\"crm\"", "wants no more of it");
        JsonNode mail = triggers.api()
                .get("/deliveries?userId=" + realm.id())
                .expect(200)
                .at("/result/0");
        assertThat(mail.path("type").asText()).isEqualTo("Mail");
        assertThat(mail.path("mail").asText()).isEqualTo("trigger-disabled");
        assertThat(mail.has("triggerId")).isFalse();
        assertThat(user).isNotEmpty();
        receiver.close();
    }

    @Test
    void addressesAndTemplatesAreChecked() {
        Map<String, Object> wrong = Map.of(
                "action.to", Map.of("to", List.of("user", "nobody")),
                "action.template", Map.of("to", "user", "template", "../x"));
        wrong.forEach((place, action) -> triggers.api()
                .post("", Map.of("name", "t", "types", List.of("Login"), "actionType", "Email", "action", action))
                .expectError(400, "InvalidValue"));
        String trigger = email("user", "Register");
        triggers.api().post("/" + trigger + "/check", Map.of()).expectError(400, "InvalidValue");
    }
}
