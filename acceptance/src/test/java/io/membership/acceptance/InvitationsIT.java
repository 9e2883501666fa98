package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** People are asked to come, and come. */
final class InvitationsIT {

    private static Realm realm;
    private static AccountsApi accounts;

    @BeforeAll
    static void create() {
        realm = Keycloak.newRealm();
        accounts = new AccountsApi(realm);
    }

    @AfterAll
    static void remove() {
        realm.remove();
    }

    private static void set(String setting, Object value) {
        realm.membershipAdmin().patch("/settings", Map.of(setting, value)).expect(200);
    }

    @Test
    void invitedPersonBecomesAnActiveUserWithWhatWasPromised() {
        String email = Unique.email();
        Reply invited = accounts.invite(Map.of(
                "email", email, "firstName", "Ona", "roles", List.of("Administrator"), "meta", Map.of("plan", "gold")));
        String userId = invited.expect(200).text("/result/id");
        assertThat(invited.text("/result/status")).isEqualTo("Invited");
        String token = AccountsApi.token(invited);
        assertThat(accounts.check(token).path("userId").asText()).isEqualTo(userId);

        accounts.accept(token, AccountsApi.CHOSEN).expect(204);

        JsonNode user = UsersApi.of(realm).get(userId);
        assertThat(user.path("status").asText()).isEqualTo("Active");
        assertThat(UsersApi.roles(user)).containsExactly("Administrator");
        assertThat(user.path("meta").asText()).contains("gold");
        realm.login(email, AccountsApi.CHOSEN);
        JsonNode invitation = accounts.invitation(invited.text("/invitationId"));
        assertThat(invitation.path("status").asText()).isEqualTo("accepted");
        assertThat(invitation.path("acceptedOn").asText()).isNotEmpty();
        assertThat(invitation.path("invitedBy").asText()).isNotEmpty();
        assertThat(invitation.path("email").asText()).isEqualTo(email);
    }

    @Test
    void oneOfTwoWhoAcceptAtOnceDoes() throws Exception {
        String token = AccountsApi.token(accounts.invite(Map.of()));
        List<Callable<Integer>> both = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            both.add(() -> accounts.accept(token, AccountsApi.CHOSEN).status());
        }

        assertThat(AtOnce.call(both)).containsOnlyOnce(204).containsOnly(204, 400);
        accounts.accept(token, AccountsApi.CHOSEN).expectError(400, "UsedToken");
        assertThat(accounts.check(token).path("result").asBoolean()).isFalse();
    }

    @Test
    void refusedPasswordLeavesTheTokenGood() {
        realm.admin().put("", Map.of("passwordPolicy", "length(12)")).expect(204);
        String token = AccountsApi.token(accounts.invite(Map.of()));

        accounts.accept(token, "short").expectError(400, "PasswordPolicy");
        accounts.person()
                .post(
                        "/invitation/verify",
                        Map.of("token", token, "password", AccountsApi.CHOSEN, "repeatedPassword", "another"))
                .expectError(400, "PasswordMismatch");

        accounts.accept(token, AccountsApi.CHOSEN).expect(204);
    }

    @Test
    void whoIsAUserAlreadyAgreesWithHisOwnPasswordAndGetsWhatWasPromised() {
        String email = Unique.email();
        String id = UsersApi.of(realm).registeredId(Map.of("email", email));
        Reply invited = accounts.invite(Map.of("email", email, "roles", List.of("Administrator")));
        assertThat(invited.expect(200).text("/result/id")).isEqualTo(id);
        assertThat(UsersApi.roles(UsersApi.of(realm).get(id))).containsExactly("Authenticated");
        String token = AccountsApi.token(invited);

        accounts.accept(token, "not his password").expectError(400, "WrongPassword");
        accounts.accept(token, Realm.PASSWORD).expect(204);

        assertThat(UsersApi.roles(UsersApi.of(realm).get(id))).containsExactly("Administrator", "Authenticated");
        realm.login(email, Realm.PASSWORD);
    }

    @Test
    void onePersonHasOnePendingInvitation() {
        String email = Unique.email();
        Reply first = accounts.invite(Map.of("email", email)).expect(200);

        assertThat(accounts.invite(Map.of("email", email))
                        .expectError(409, "InvitationPending")
                        .body())
                .contains(first.text("/invitationId"));
    }

    @Test
    void anotherAddressOrABlockMakesTheLinkWorthNothing() {
        Reply moved = accounts.invite(Map.of());
        realm.changeInConsole(moved.text("/result/id"), Map.of("email", Unique.email()));
        Reply blocked = accounts.invite(Map.of());
        accounts.inviting()
                .put("/" + blocked.text("/result/id") + "/block", Map.of())
                .expect(204);

        accounts.accept(AccountsApi.token(moved), AccountsApi.CHOSEN).expectError(400, "UsedToken");
        accounts.accept(AccountsApi.token(blocked), AccountsApi.CHOSEN).expectError(400, "UsedToken");
    }

    @Test
    void tokenIsGoodInItsRealmForItsPurposeAndUnchangedOnly() {
        String token = AccountsApi.token(accounts.invite(Map.of()));
        Realm other = Keycloak.newRealm();
        try {
            new AccountsApi(other).accept(token, AccountsApi.CHOSEN).expectError(400, "InvalidToken");
        } finally {
            other.remove();
        }
        accounts.person().post("/verify", Map.of("token", token)).expectError(400, "InvalidToken");
        accounts.person()
                .post("/password/reset", Map.of("token", token, "password", AccountsApi.CHOSEN))
                .expectError(400, "InvalidToken");
        String changed = token.substring(0, token.length() - 4) + "AAAA";
        accounts.accept(changed, AccountsApi.CHOSEN).expectError(400, "InvalidToken");
        String email = Unique.email();
        realm.createUser(email);
        accounts.accept("null", AccountsApi.CHOSEN).expectError(400, "InvalidToken");
        accounts.accept(realm.userToken(email), AccountsApi.CHOSEN).expectError(400, "InvalidToken");
    }

    @Test
    void tokenAloneNamesTheProjectAtTheRoot() {
        String token = AccountsApi.token(accounts.invite(Map.of()));
        Api root = Keycloak.anonymously().under("/v2/membership/users/invitation");

        JsonNode checked = root.get("/token" + Api.query("token", token, "includeProject", "true"))
                .expect(200)
                .json();
        assertThat(checked.path("project").path("id").asText()).isEqualTo(realm.id());
        root.post("/verify", Map.of("token", token, "password", AccountsApi.CHOSEN))
                .expect(204);
    }

    @Test
    void manyAreInvitedAtOnceEachAnsweredForItself() {
        String known = Unique.email();
        accounts.invite(Map.of("email", known)).expect(200);
        List<Map<String, Object>> people = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            people.add(Map.of("email", Unique.email(), "notify", false));
        }
        people.add(Map.of("email", known, "notify", false));
        people.add(Map.of("email", "no address", "notify", false));
        people.add(Map.of("firstName", "Nobody"));
        people.add(Map.of("email", Unique.email(), "roles", List.of("NoSuchRole")));

        JsonNode results =
                accounts.inviting().post("/invite", people).expect(200).at("/result");

        assertThat(UsersApi.texts(results, "/errorCode"))
                .containsExactlyElementsOf(errors(20, "InvitationPending", "InvalidValue", "NotEmpty", "InvalidValue"));
        assertThat(results.get(21).path("field").asText()).isEqualTo("email");
        accounts.accept(AccountsApi.token(results.get(7).path("link").asText()), AccountsApi.CHOSEN)
                .expect(204);
        assertThat(accounts.inviting()
                        .get("/by-email"
                                + Api.query("email", people.get(23).get("email").toString()))
                        .status())
                .isEqualTo(404);
        accounts.inviting()
                .post("/invite", Collections.nCopies(501, people.get(0)))
                .expectError(400, "InvalidValue");
    }

    private static List<String> errors(int fine, String... then) {
        List<String> errors = new ArrayList<>();
        for (int i = 0; i < fine; i++) {
            errors.add("");
        }
        errors.addAll(List.of(then));
        return errors;
    }

    @Test
    void redirectHasToBeOneOfTheClients() {
        accounts.invite(Map.of("redirectUri", "https://evil.example/", "clientId", "membership-app"))
                .expectError(400, "InvalidValue");
        accounts.invite(Map.of("redirectUri", "https://evil.example/", "clientId", "nothing"))
                .expectError(400, "InvalidValue");
        realm.changeClient("membership-app", Map.of("redirectUris", List.of("https://app.example/*")));

        assertThat(accounts.invitation(accounts.invite(Map.of(
                                        "redirectUri", "https://app.example/welcome", "clientId", "membership-app"))
                                .expect(200)
                                .text("/invitationId"))
                        .path("redirectUri")
                        .asText())
                .isEqualTo("https://app.example/welcome");
    }

    @Test
    void linkLeadsToTheApplicationThatTheSettingNames() {
        set("inviteUserCallback", "https://app.example/invited?lang=lt");

        String link = accounts.invite(Map.of()).expect(200).text("/link");

        set("inviteUserCallback", "");
        assertThat(link).startsWith("https://app.example/invited?lang=lt&token=");
    }

    @Test
    void realmThatDoesNotInviteSaysSo() {
        set("allowInviteUsers", false);

        Reply refused = accounts.invite(Map.of());

        set("allowInviteUsers", true);
        assertThat(refused.expectError(403, "InvitationsNotAllowed").body()).contains("allowInviteUsers");
    }

    @Test
    void nobodyInvitesWithMoreThanHeHas() {
        Granting granting = new Granting(realm);
        String above = granting.role(Granting.allow("files:delete"));
        set("allowedRegisterRoles", List.of("Authenticated", "Administrator", above));
        Api limited = granting.key(Granting.allow("membership:users:invite", "membership:roles:assign"))
                .membership()
                .under("/v2/users");
        String email = Unique.email();

        limited.post("/invite", Map.of("email", email, "roles", List.of(above), "notify", false))
                .expectError(403, "RoleNotAllowed");
        assertThat(accounts.inviting()
                        .get("/by-email" + Api.query("email", email))
                        .status())
                .isEqualTo(404);
        String known = Unique.email();
        UsersApi.of(realm).registeredId(Map.of("email", known));
        limited.post("/invite", Map.of("email", known, "roles", List.of(above), "notify", false))
                .expectError(403, "RoleNotAllowed");
    }

    @Test
    void invitationExpiresAndComesBackToLifeWhenItIsResent() {
        Reply invited = accounts.invite(Map.of("expiresIn", 3600));
        String id = invited.text("/invitationId");
        String token = AccountsApi.token(invited);
        JsonNode fresh = accounts.invitation(id);
        assertThat(Duration.between(
                        Instant.parse(fresh.path("createdOn").asText()),
                        Instant.parse(fresh.path("expiresOn").asText())))
                .isEqualTo(Duration.ofHours(1));

        realm.probe().ahead(Duration.ofMinutes(61), () -> {
            accounts.accept(token, AccountsApi.CHOSEN).expectError(400, "ExpiredToken");
            assertThat(accounts.check(token).path("result").asBoolean()).isFalse();
            assertThat(accounts.invitation(id).path("status").asText()).isEqualTo("expired");
            accounts.inviting().post("/invitations/" + id + "/resend", Map.of()).expect(200);
            assertThat(accounts.invitation(id).path("status").asText()).isEqualTo("pending");
        });
    }
}
