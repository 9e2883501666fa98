package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.membership.acceptance.Browser.Screen;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** What people do with the links of mails, as they see it: in Chromium. */
@Tag("browser")
final class AccountBrowserIT {

    private static Browser browser;
    private final Mailbox mailbox = new Mailbox();
    private final String email = Unique.email();
    private Realm realm = new Realm("", "");
    private AccountsApi accounts = new AccountsApi(realm);

    @BeforeAll
    static void start() {
        browser = Browser.require();
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void create() {
        browser.on(Screen.DESKTOP);
        realm = Keycloak.newRealm();
        accounts = new AccountsApi(realm);
        mailbox.serve(realm);
        realm.admin().put("", Map.of("displayName", "Acme")).expect(204);
    }

    @AfterEach
    void remove() {
        realm.remove();
        mailbox.close();
    }

    private void openMailedLink() {
        browser.open(MailedPage.link(mailbox.only(email).text()));
    }

    /** Pictures of the page on each kind of screen. */
    private static void pictures(String name) {
        for (Screen screen : Screen.values()) {
            browser.on(screen);
            browser.fits();
            browser.picture(name + "-" + screen.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
        browser.on(Screen.DESKTOP);
    }

    @Test
    void invitedPersonChoosesAPasswordAndIsAtHome() {
        String host = Unique.email();
        realm.grantManagement(realm.createUser(host), "manage-users");
        accounts.inviting()
                .as(realm.userToken(host))
                .post("/invite", Map.of("email", email))
                .expect(200);
        openMailedLink();
        assertThat(browser.title()).isEqualTo("You are invited to Acme");
        assertThat(browser.text("#membership-text")).isEqualTo("Jane Doe has invited you to Acme.");
        assertThat(browser.focus()).isEqualTo("password");
        pictures("invitation");

        browser.type("#password", AccountsApi.CHOSEN);
        browser.type("#repeatedPassword", "something else");
        browser.click("#membership-submit");
        assertThat(browser.focus()).isEqualTo("repeatedPassword");
        assertThat(browser.spoken("#repeatedPassword"))
                .isEqualTo("Confirm password: This is not the same password as above.");
        pictures("invitation-refused");

        browser.type("#password", AccountsApi.CHOSEN);
        browser.type("#repeatedPassword", AccountsApi.CHOSEN);
        browser.click("#membership-submit");

        assertThat(browser.text("h1")).isEqualTo("Welcome to Acme");
        assertThat(browser.focus()).isEqualTo("membership-onward");
        pictures("invitation-accepted");
        browser.click("#membership-onward");
        browser.awaits("#username");
        browser.type("#username", email);
        browser.type("#password", AccountsApi.CHOSEN);
        browser.click("#kc-login");
        assertThat(browser.title()).contains("Account");
    }

    @Test
    void keyboardAloneIsEnoughToChooseAPassword() {
        realm.createUser(email);
        accounts.person().post("/password/reset/token", Map.of("email", email)).expect(200);
        openMailedLink();
        assertThat(browser.focus()).isEqualTo("password");
        pictures("password");

        browser.press(AccountsApi.CHOSEN, Keys.TAB, Keys.SPACE);
        assertThat(browser.one("#password").getDomProperty("type")).isEqualTo("text");
        browser.press(Keys.TAB);
        assertThat(browser.focus()).isEqualTo("repeatedPassword");
        browser.press(AccountsApi.CHOSEN, Keys.TAB, Keys.TAB);
        assertThat(browser.focus()).isEqualTo("membership-submit");
        browser.enter();

        assertThat(browser.text("h1")).isEqualTo("Your password is changed");
        realm.login(email, AccountsApi.CHOSEN);
    }

    @Test
    void addressIsConfirmedInTheLanguageThatAPersonChooses() {
        realm.set("needVerification", true);
        UsersApi.of(realm).registeredId(Map.of("email", email));
        openMailedLink();
        pictures("verification");

        browser.click("#login-select-toggle option[value*='kc_locale=lt']");
        assertThat(browser.text("#membership-submit")).isEqualTo("Taip, patvirtinti");
        browser.click("#membership-submit");

        assertThat(browser.text("h1")).isEqualTo("Jūsų el. pašto adresas patvirtintas");
        pictures("verification-done-lt");
        realm.login(email, Realm.PASSWORD);
    }

    @Test
    void accountIsClosedByWhoKnowsItsPassword() {
        realm.createUser(email, Map.of("attributes", Map.of("locale", List.of("de"))));
        accounts.person()
                .as(realm.userToken(email))
                .post("/deactivate/token", Map.of())
                .expect(204);
        openMailedLink();
        pictures("deactivation-de");

        browser.type("#password", "a guess");
        browser.click("#membership-submit");
        assertThat(browser.spoken("#password")).isEqualTo("Passwort: Dieses Passwort ist falsch.");
        browser.type("#password", Realm.PASSWORD);
        browser.click("#membership-submit");

        assertThat(browser.text("h1")).isEqualTo("Ihr Konto ist geschlossen");
        pictures("deactivation-done-de");
        realm.tryLogin(email, Realm.PASSWORD).expect(400);
        browser.open(MailedPage.link(mailbox.only(email).text()));
        assertThat(browser.text("h1")).isEqualTo("This link does not work");
        pictures("link-used");
    }

    @Test
    void olderThemeOfKeycloakShowsThemToo() {
        realm.admin().put("", Map.of("loginTheme", "keycloak")).expect(204);
        browser.open(accounts.invite(Map.of("email", email)).expect(200).text("/link"));
        browser.fits();
        browser.picture("invitation-older-theme");

        browser.press(AccountsApi.CHOSEN, Keys.TAB, Keys.TAB, AccountsApi.CHOSEN);
        browser.enter();

        assertThat(browser.text("h1")).isEqualTo("Welcome to Acme");
        browser.picture("invitation-accepted-older-theme");
    }
}
