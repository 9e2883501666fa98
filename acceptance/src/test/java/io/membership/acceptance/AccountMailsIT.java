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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From a call to a mail, from its link to a page, and from its form to what was asked for. */
final class AccountMailsIT {

    private final Mailbox mailbox = new Mailbox();
    private final String email = Unique.email();
    private Realm realm = new Realm("", "");
    private AccountsApi accounts = new AccountsApi(realm);

    @BeforeEach
    void create() {
        realm = Keycloak.newRealm();
        accounts = new AccountsApi(realm);
        mailbox.serve(realm);
        realm.admin().put("", Map.of("displayName", "Acme & Co")).expect(204);
    }

    @AfterEach
    void remove() {
        realm.remove();
        mailbox.close();
    }

    /** The mail in its language, with the time for which its link is good; and the page that the link leads to. */
    private MailedPage page(String language, String period) {
        Letter letter = mailbox.only(email);
        assertThat(letter.subject()).isNotBlank().doesNotContain("{", "membership");
        assertThat(letter.html()).contains("<html lang=\"" + language + "\"", " " + period, "Acme &amp; Co");
        assertThat(letter.text()).contains(" " + period, "Acme & Co");
        String link = MailedPage.link(letter.text());
        assertThat(letter.html()).contains("href=\"" + link.replace("&", "&amp;") + "\"");
        MailedPage page = MailedPage.open(link);
        page.reply().expect(200);
        assertThat(page.reply().body()).contains("lang=\"" + language + "\"");
        return page;
    }

    private String user(String language) {
        return realm.createUser(email, Map.of("attributes", Map.of("locale", List.of(language))));
    }

    @ParameterizedTest
    @CsvSource({
        "en, 7 days, Jane Doe has invited you",
        "de, 7 Tage, Jane Doe hat Sie",
        "lt, 7 dienas, Jane Doe kviečia jus"
    })
    void invitationBringsAPersonWithAllThatWasPromised(String language, String period, String inviter) {
        PolicyRealm policies = PolicyRealm.of(realm);
        String files = policies.policy("files:*");
        String role = policies.role(files, policies.policy("database:*"));
        realm.set("allowedRegisterRoles", List.of(role));
        String host = Unique.email();
        policies.api()
                .patch("/users/" + realm.createUser(host), Map.of("roles", List.of("Administrator")))
                .expect(200);
        Map<String, Object> part = Map.of("policy", files, "permissions", List.of("files:read"));
        Reply invited = accounts.inviting()
                .as(realm.userToken(host))
                .post(
                        "/invite",
                        Map.of(
                                "email",
                                email,
                                "locale",
                                language,
                                "rolesTree",
                                List.of(Map.of("role", role, "policies", List.of(part))),
                                "meta",
                                Map.of("plan", "gold")));
        String userId = invited.expect(200).text("/result/id");

        MailedPage page = page(language, period);
        assertThat(page.text("membership-text")).startsWith(inviter);
        assertThat(mailbox.only(email).text()).contains(inviter);
        MailedPage done = page.choose(AccountsApi.CHOSEN);

        done.reply().expect(200);
        assertThat(done.text("membership-done")).contains(email);
        JsonNode user = UsersApi.of(realm).get(userId);
        assertThat(user.path("status").asText()).isEqualTo("Active");
        assertThat(UsersApi.roles(user)).containsExactly(role);
        assertThat(policies.allowed(userId)).containsExactly("files:read");
        assertThat(user.path("meta").asText()).contains("gold");
        realm.login(email, AccountsApi.CHOSEN);
    }

    @ParameterizedTest
    @CsvSource({"en, 24 hours", "de, 24 Stunden", "lt, 24 valandas"})
    void verificationLetsANewUserIn(String language, String period) {
        realm.set("needVerification", true);
        UsersApi.of(realm).registeredId(Map.of("email", email, "language", language));
        realm.tryLogin(email, Realm.PASSWORD).expect(400);

        page(language, period).submit(Map.of()).reply().expect(200);

        realm.login(email, Realm.PASSWORD);
    }

    @ParameterizedTest
    @CsvSource({"en, 1 hour", "de, 1 Stunde", "lt, 1 valandą"})
    void forgottenPasswordIsReplaced(String language, String period) {
        user(language);
        Tokens before = realm.login(email, Realm.PASSWORD);
        accounts.person().post("/password/reset/token", Map.of("email", email)).expect(200);

        page(language, period).choose(AccountsApi.CHOSEN).reply().expect(200);

        realm.login(email, AccountsApi.CHOSEN);
        realm.refresh(before).expect(400);
    }

    @ParameterizedTest
    @CsvSource({"en, 1 hour, For 30 days", "de, 1 Stunde, Noch 30 Tage", "lt, 1 valandą, Dar 30 dienų"})
    void accountIsClosed(String language, String period, String grace) {
        String id = user(language);
        accounts.person()
                .as(realm.userToken(email))
                .post("/deactivate/token", Map.of())
                .expect(204);

        MailedPage page = page(language, period);
        assertThat(page.text("membership-text")).contains(grace);
        page.submit(Map.of("password", Realm.PASSWORD)).reply().expect(200);

        assertThat(UsersApi.of(realm).get(id).path("status").asText()).isEqualTo("Deactivated");
        realm.tryLogin(email, Realm.PASSWORD).expect(400);
    }

    @Test
    void resentInvitationIsTheSameWithALinkThatKillsTheOlderOne() {
        String id = accounts.inviting()
                .post("/invite", Map.of("email", email))
                .expect(200)
                .text("/invitationId");
        String older = MailedPage.link(mailbox.only(email).text());

        JsonNode resent = accounts.inviting()
                .post("/invitations/" + id + "/resend", Map.of())
                .expect(200)
                .at("/result");
        eventually(() -> mailbox.to(email).size() == 2);
        String newer = MailedPage.link(mailbox.to(email).get(1).text());

        assertThat(resent.path("id").asText()).isEqualTo(id);
        assertThat(resent.path("sentCount").asInt()).isEqualTo(2);
        MailedPage dead = MailedPage.open(older);
        dead.reply().expect(400);
        assertThat(dead.text("h1")).isEqualTo("This link does not work");
        assertThat(dead.text("membership-advice")).contains("sign in as usual");
        MailedPage.open(newer).choose(AccountsApi.CHOSEN).reply().expect(200);
        realm.login(email, AccountsApi.CHOSEN);
    }

    @Test
    void deadMailServerFailsNoCallAndIsShown() throws IOException {
        Mailbox.serve(realm, Port.free().number());

        String id = accounts.inviting()
                .post("/invite", Map.of("email", email))
                .expect(200)
                .text("/invitationId");

        eventually(() -> !accounts.invitation(id).path("mailFailed").asText().isEmpty());
        assertThat(accounts.invitation(id).path("mailFailed").asText())
                .startsWith("mail failed: ")
                .doesNotContain(email);
        mailbox.serve(realm);
        MailedPage.open(MailedPage.link(mailbox.only(email).text()))
                .choose(AccountsApi.CHOSEN)
                .reply()
                .expect(200);
    }

    @Test
    void whatTheRealmForbidsMeanwhileIsSaidOnThePage() {
        user("en");
        accounts.person().post("/password/reset/token", Map.of("email", email)).expect(200);
        String link = MailedPage.link(mailbox.only(email).text());

        realm.set("allowResetPassword", false);

        assertThat(MailedPage.open(link).reply().expect(403).body())
                .contains("Passwords cannot be reset here.")
                .doesNotContain("<form");
    }
}
