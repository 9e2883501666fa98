package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pages of mailed links let happen and what they give away. */
final class AccountPagesIT {

    private final String email = Unique.email();
    private Realm realm = new Realm("", "");
    private AccountsApi accounts = new AccountsApi(realm);

    @BeforeEach
    void create() {
        realm = Keycloak.newRealm();
        accounts = new AccountsApi(realm);
    }

    @AfterEach
    void remove() {
        realm.remove();
    }

    private Reply invite(Map<String, ?> more) {
        Map<String, Object> members = new HashMap<>(Map.of("email", email));
        members.putAll(more);
        return accounts.invite(members).expect(200);
    }

    @Test
    void openingALinkChangesNothing() {
        Reply invited = invite(Map.of());
        String before = accounts.invitation(invited.text("/invitationId")).toString();
        String user = UsersApi.of(realm).get(invited.text("/result/id")).toString();

        for (int i = 0; i < 3; i++) {
            MailedPage.open(invited.text("/link")).reply().expect(200);
            Api.at(invited.text("/link")).call("HEAD", "", null).expect(200);
        }

        assertThat(accounts.invitation(invited.text("/invitationId"))).hasToString(before);
        assertThat(UsersApi.of(realm).get(invited.text("/result/id"))).hasToString(user);
        MailedPage.open(invited.text("/link"))
                .choose(AccountsApi.CHOSEN)
                .reply()
                .expect(200);
    }

    @Test
    void pageKeepsItsTokenToItself() {
        Reply page = MailedPage.open(invite(Map.of()).text("/link")).reply();

        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(page.header("X-Frame-Options")).isEqualTo("SAMEORIGIN");
        assertThat(page.header("Content-Security-Policy")).contains("frame-ancestors 'self'");
        assertThat(page.headers().map())
                .doesNotContainKeys("set-cookie", "access-control-allow-origin", "x-membership-refusal");
    }

    @Test
    void hostileTextsAreShownAsTheyAre() {
        String script = "<script>alert(1)</script>{0}";
        realm.admin().put("", Map.of("displayName", script)).expect(204);
        String host = Unique.email();
        realm.grantManagement(
                realm.createUser(host, Map.of("attributes", Map.of("displayName", List.of("<b> O'{0}")))),
                "manage-users");
        String link = accounts.inviting()
                .as(realm.userToken(host))
                .post("/invite", Map.of("email", email, "notify", false))
                .expect(200)
                .text("/link");

        MailedPage page = MailedPage.open(link + "&kc_locale=%22%3E%3Cscript%3Ealert(2)%3C/script%3E");

        assertThat(page.reply().expect(200).body())
                .doesNotContain("<script>alert")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;{0}", "&lt;b&gt; O&#39;{0} has invited you");
        assertThat(MailedPage.open(link.replace("token=", "token=%22%3E%3Cscript%3Ealert(3)%3C/script%3E"))
                        .reply()
                        .expect(400)
                        .body())
                .doesNotContain("<script>alert");
    }

    @Test
    void refusedPasswordIsExplainedBesideItsFieldAndTheLinkStaysGood() {
        realm.admin().put("", Map.of("passwordPolicy", "length(12)")).expect(204);
        MailedPage page = MailedPage.open(invite(Map.of("locale", "de")).text("/link"));

        MailedPage shorter = page.choose("short");
        MailedPage other = page.submit(Map.of("password", AccountsApi.CHOSEN, "repeatedPassword", "another one"));
        MailedPage empty = page.submit(Map.of());

        assertThat(List.of(shorter, other, empty))
                .allSatisfy(each -> each.reply().expect(400));
        assertThat(shorter.text("password-error")).contains("12").doesNotStartWith("password");
        assertThat(shorter.reply().body())
                .contains("aria-describedby=\"password-error\"")
                .doesNotContain("short\"");
        assertThat(other.text("repeatedPassword-error")).isEqualTo("Das ist nicht dasselbe Passwort wie oben.");
        assertThat(empty.text("password-error")).isEqualTo("Bitte füllen Sie das aus.");
        empty.choose(AccountsApi.CHOSEN).reply().expect(200);
    }

    @Test
    void whoHasAPasswordShowsThatHeKnowsItAndWhoHasNoneOnlyAgrees() {
        String withPassword = Unique.email();
        realm.createUser(withPassword);
        MailedPage known = MailedPage.open(invite(Map.of("email", withPassword)).text("/link"));
        String withoutPassword = Unique.email();
        realm.createUser(withoutPassword, Map.of("credentials", List.of()));
        MailedPage federated =
                MailedPage.open(invite(Map.of("email", withoutPassword)).text("/link"));

        assertThat(known.asksFor("repeatedPassword")).isFalse();
        MailedPage wrong = known.submit(Map.of("password", "a guess"));
        assertThat(wrong.text("password-error")).isEqualTo("This password is wrong.");
        wrong.submit(Map.of("password", Realm.PASSWORD)).reply().expect(200);
        assertThat(federated.asksFor("password")).isFalse();
        federated.submit(Map.of()).reply().expect(200);
    }

    @Test
    void acceptedInvitationLeadsOnToTheApplicationOrElseToTheAccount() {
        realm.changeClient("membership-app", Map.of("redirectUris", List.of("https://app.example/*")));
        String app = "https://app.example/welcome?a=1&b=2";
        String link =
                invite(Map.of("redirectUri", app, "clientId", "membership-app")).text("/link");
        String other = invite(Map.of("email", Unique.email())).text("/link");

        assertThat(MailedPage.open(link).choose(AccountsApi.CHOSEN).reply().body())
                .contains("href=\"https://app.example/welcome?a=1&amp;b=2\" rel=\"noreferrer\"");
        assertThat(MailedPage.open(other).choose(AccountsApi.CHOSEN).reply().body())
                .contains("href=\"" + Keycloak.url() + "/realms/" + realm.name() + "/account/\"");
    }

    @Test
    void linkThatIsNoneOrUsedSaysWhatToDo() {
        String link = invite(Map.of("locale", "lt")).text("/link");
        MailedPage open = MailedPage.open(link);
        open.choose(AccountsApi.CHOSEN).reply().expect(200);

        MailedPage used = open.choose("another password");
        MailedPage none = MailedPage.open(link.replaceAll("token=.*", "kc_locale=de"));
        MailedPage foreign = MailedPage.open(link.replace("/invitation", "/password"));

        assertThat(List.of(used, none, foreign)).allSatisfy(each -> each.reply().expect(400));
        assertThat(used.text("membership-advice")).contains("sign in as usual");
        assertThat(none.text("h1")).isEqualTo("Dieser Link geht nicht");
        assertThat(foreign.reply().body()).contains("not complete");
        realm.login(email, AccountsApi.CHOSEN);
    }

    @Test
    void languageIsThePersonsUnlessHeChoosesAnother() {
        String link = invite(Map.of("locale", "lt")).text("/link");

        assertThat(MailedPage.open(link).text("membership-submit")).isEqualTo("Priimti kvietimą");
        MailedPage german = MailedPage.open(link + "&kc_locale=de");
        assertThat(german.text("membership-submit")).isEqualTo("Einladung annehmen");
        assertThat(german.choose(AccountsApi.CHOSEN).text("h1")).isEqualTo("Willkommen bei Membership demo");
    }

    @ParameterizedTest
    @ValueSource(strings = {"keycloak", "keycloak.v2", "base"})
    void everyLoginThemeShowsThem(String theme) {
        realm.admin().put("", Map.of("loginTheme", theme)).expect(204);

        MailedPage page = MailedPage.open(invite(Map.of()).text("/link"));

        assertThat(page.text("membership-submit")).isEqualTo("Accept the invitation");
        page.choose(AccountsApi.CHOSEN).reply().expect(200);
    }

    @Test
    void wordsOfTheRealmComeFirst() {
        realm.admin()
                .post("/localization/en", Map.of("membershipInvitationPageButton", "Come in"))
                .expect(204);

        assertThat(MailedPage.open(invite(Map.of()).text("/link")).text("membership-submit"))
                .isEqualTo("Come in");
    }

    @Test
    void pagesStandBelowTheirRealmOnly() {
        String link = invite(Map.of()).text("/link");
        String query = link.substring(link.indexOf('?'));

        Keycloak.anonymously()
                .under("/v2/membership/account/invitation")
                .get(query)
                .expect(404);
        Api.at(link.replace("/invitation", "/nothing")).get("").expect(404);
    }
}
