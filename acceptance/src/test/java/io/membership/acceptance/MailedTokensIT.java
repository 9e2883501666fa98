package io.membership.acceptance;

import static io.membership.acceptance.TriggersApi.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.membership.launcher.Port;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people can do with the mails of their realm. */
final class MailedTokensIT {

    private Realm realm;
    private Mailbox mailbox;
    private AccountsApi accounts;
    private String email;

    @BeforeEach
    void create() {
        realm = Keycloak.newRealm();
        mailbox = new Mailbox();
        mailbox.serve(realm);
        accounts = new AccountsApi(realm);
        email = Unique.email();
    }

    @AfterEach
    void remove() {
        mailbox.close();
        realm.remove();
    }

    private String register(Map<String, Object> more) {
        Map<String, Object> members = new HashMap<>(Map.of("email", email));
        members.putAll(more);
        return UsersApi.of(realm).registeredId(members);
    }

    private String mailedToken() {
        return AccountsApi.token(mailbox.only(email).text());
    }

    private void set(String setting, Object value) {
        realm.membershipAdmin().patch("/settings", Map.of(setting, value)).expect(200);
    }

    private Reply forgot(String address) {
        return accounts.person().post("/password/reset/token", Map.of("email", address));
    }

    private Reply reset(String token) {
        return accounts.person()
                .post(
                        "/password/reset",
                        Map.of("token", token, "password", AccountsApi.CHOSEN, "repeatedPassword", AccountsApi.CHOSEN));
    }

    @Test
    void resentInvitationIsTheSameAndItsOlderLinkDies() {
        Reply invited =
                accounts.inviting().post("/invite", Map.of("email", email)).expect(200);
        String id = invited.text("/invitationId");
        String first = mailedToken();

        accounts.inviting().post("/invitations/" + id + "/resend", Map.of()).expect(200);

        eventually(() -> mailbox.to(email).size() == 2);
        String second = AccountsApi.token(mailbox.to(email).get(1).text());
        assertThat(accounts.invitation(id).path("sentCount").asInt()).isEqualTo(2);
        accounts.accept(first, AccountsApi.CHOSEN).expectError(400, "UsedToken");
        accounts.accept(second, AccountsApi.CHOSEN).expect(204);
        assertThat(accounts.invitation(id).path("status").asText()).isEqualTo("accepted");
    }

    @Test
    void nobodyIsFloodedWithInvitations() {
        set("mailsPerHour", 2);
        String id = accounts.inviting()
                .post("/invite", Map.of("email", email))
                .expect(200)
                .text("/invitationId");

        accounts.inviting().post("/invitations/" + id + "/resend", Map.of()).expect(200);
        accounts.inviting().post("/invitations/" + id + "/resend", Map.of()).expectError(429, "TooManyMails");
    }

    @Test
    void deadMailServerFailsNoInvitationAndIsShown() throws IOException {
        Mailbox.serve(realm, Port.free().number());

        String id = accounts.inviting()
                .post("/invite", Map.of("email", email))
                .expect(200)
                .text("/invitationId");

        eventually(() -> accounts.invitation(id).has("mailFailed"));
        assertThat(accounts.invitation(id).path("mailFailed").asText()).isNotBlank();
        assertThat(accounts.invitation(id).path("status").asText()).isEqualTo("pending");
    }

    @Test
    void userSignsInOnceHisAddressIsVerified() {
        set("needVerification", true);
        String id = register(Map.of("autoLogin", true));
        assertThat(realm.tryLogin(email, Realm.PASSWORD).status()).isNotEqualTo(200);
        String token = mailedToken();

        accounts.person().post("/verify", Map.of("token", token)).expect(204);

        realm.login(email, Realm.PASSWORD);
        assertThat(UsersApi.of(realm).get(id).path("status").asText()).isEqualTo("Active");
        accounts.person().post("/verify", Map.of("token", token)).expectError(400, "UsedToken");
    }

    @Test
    void whoCannotSignInYetAsksForTheMailAgainAndStrangersLearnNothing() {
        set("needVerification", true);
        register(Map.of());
        mailbox.only(email);

        Reply his = accounts.person().post("/verify/resend", Map.of("email", email));
        Reply nobodys = accounts.person().post("/verify/resend", Map.of("email", Unique.email()));

        assertThat(his.expect(200).body()).isEqualTo(nobodys.expect(200).body());
        eventually(() -> mailbox.to(email).size() == 2);
        for (Mailbox.Letter letter : mailbox.to(email)) {
            assertThat(letter.text()).contains("token=");
        }
        accounts.person()
                .post(
                        "/verify",
                        Map.of(
                                "token",
                                AccountsApi.token(mailbox.to(email).get(0).text())))
                .expect(204);
        accounts.person()
                .post(
                        "/verify",
                        Map.of(
                                "token",
                                AccountsApi.token(mailbox.to(email).get(1).text())))
                .expectError(400, "UsedToken");
    }

    @Test
    void forgottenPasswordIsReplacedAndSessionsOfBeforeEnd() {
        String id = register(Map.of());
        Tokens before = realm.login(email, Realm.PASSWORD);

        forgot(email).expect(200);
        String token = mailedToken();
        assertThat(accounts.person()
                        .get("/password/reset/token" + Api.query("token", token))
                        .expect(200)
                        .at("/result")
                        .asBoolean())
                .isTrue();
        reset(token).expect(204);

        assertThat(realm.refresh(before).status()).isEqualTo(400);
        assertThat(realm.tryLogin(email, Realm.PASSWORD).status()).isNotEqualTo(200);
        realm.login(email, AccountsApi.CHOSEN);
        assertThat(UsersApi.of(realm).get(id).path("status").asText()).isEqualTo("Active");
        reset(token).expectError(400, "UsedToken");
        assertThat(Keycloak.log()).doesNotContain(token, AccountsApi.CHOSEN);
    }

    @Test
    void oneOfTwoResetsAtOnceDoes() throws Exception {
        register(Map.of());
        forgot(email).expect(200);
        String token = mailedToken();
        List<Callable<Integer>> all = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            all.add(() -> reset(token).status());
        }

        assertThat(AtOnce.call(all)).containsOnlyOnce(204).containsOnly(204, 400);
    }

    @Test
    void strangersLearnNothingFromAForgottenPassword() {
        register(Map.of());
        forgot(email).expect(200);
        mailbox.only(email);
        String nobody = Unique.email();
        forgot(nobody).expect(200);

        assertThat(forgot(email).body()).isEqualTo(forgot(nobody).body());
        for (int i = 0; i < 10; i++) {
            forgot(email).expect(200);
            forgot(nobody).expect(200);
        }
        eventually(() -> mailbox.to(email).size() == 5);
        assertThat(mailbox.to(nobody)).isEmpty();
        // Nothing is sent to either any more: what is counted is the request alone. Keycloak caches users who are
        // there.
        assertThat(fewestStatements(email)).isCloseTo(fewestStatements(nobody), within(2L));
    }

    @Test
    void passwordIsChangedByWhoKnowsItAndByWhoMay() {
        String id = register(Map.of());
        Api own = realm.membership().under("/v2/users").as(realm.userToken(email));

        own.patch("/password", Map.of("password", AccountsApi.CHOSEN, "currentPassword", "wrong"))
                .expectError(400, "WrongPassword");
        own.patch("/password", Map.of("password", AccountsApi.CHOSEN)).expectError(400, "NotEmpty");
        own.patch("/password", Map.of("password", AccountsApi.CHOSEN, "currentPassword", Realm.PASSWORD))
                .expect(204);
        realm.login(email, AccountsApi.CHOSEN);

        accounts.inviting()
                .patch("/password", Map.of("userId", id, "password", Realm.PASSWORD))
                .expect(204);
        realm.login(email, Realm.PASSWORD);
    }

    @Test
    void userLeavesAndAnAdministratorBringsHimBack() {
        String id = register(Map.of());
        Tokens before = realm.login(email, Realm.PASSWORD);
        Api own = realm.membership().under("/v2/users").as(before.access());

        own.post("/deactivate/token", Map.of()).expect(204);
        String token = mailedToken();
        JsonNode checked = accounts.person()
                .get("/deactivate/token" + Api.query("token", token))
                .expect(200)
                .json();
        assertThat(checked.path("hasCredentials").asBoolean()).isTrue();
        accounts.person()
                .post("/deactivate", Map.of("token", token, "password", "wrong"))
                .expectError(400, "WrongPassword");
        accounts.person()
                .post("/deactivate", Map.of("token", token, "password", Realm.PASSWORD))
                .expect(204);

        assertThat(UsersApi.of(realm).get(id).path("status").asText()).isEqualTo("Deactivated");
        assertThat(realm.refresh(before).status()).isEqualTo(400);
        assertThat(realm.tryLogin(email, Realm.PASSWORD).status()).isNotEqualTo(200);
        accounts.inviting().post("/" + id + "/reactivate", Map.of()).expect(204);
        accounts.inviting().post("/" + id + "/reactivate", Map.of()).expectError(409, "UserNotDeactivated");
        realm.login(email, Realm.PASSWORD);
    }

    @Test
    void keysDoNotLeaveAndRealmsMayForbidIt() {
        accounts.inviting().post("/deactivate/token", Map.of()).expectError(403, "Forbidden");
        register(Map.of());
        Api own = realm.membership().under("/v2/users").as(realm.userToken(email));
        set("allowDeactivateUsers", false);
        set("allowResetPassword", false);

        own.post("/deactivate/token", Map.of()).expectError(403, "DeactivationNotAllowed");
        forgot(email).expectError(403, "ResetNotAllowed");
        assertThat(mailbox.letters()).isEmpty();
    }

    @Test
    void deactivatedAccountIsErasedAfterItsTimeAndNotBefore() {
        String early = register(Map.of());
        String late = UsersApi.of(realm).registeredId(Map.of());
        deactivated(early, Duration.ofDays(29));
        deactivated(late, Duration.ofDays(31));

        eventually(() -> UsersApi.of(realm).api().get("/" + late).status() == 404);

        assertThat(UsersApi.of(realm).get(early).path("status").asText()).isEqualTo("Deactivated");
    }

    private void deactivated(String id, Duration ago) {
        String then = Instant.now().minus(ago).truncatedTo(ChronoUnit.SECONDS).toString();
        realm.changeInConsole(
                id, Map.of("enabled", false, "attributes", Map.of("membership.deactivatedOn", List.of(then))));
    }

    private long fewestStatements(String address) {
        return IntStream.range(0, 10)
                .mapToLong(i ->
                        realm.probe().statementsDuring(() -> forgot(address).expect(200)))
                .min()
                .orElseThrow();
    }
}
