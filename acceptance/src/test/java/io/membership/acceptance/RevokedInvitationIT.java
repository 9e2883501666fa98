package io.membership.acceptance;

import static io.membership.acceptance.TriggersApi.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What becomes of an invitation that is taken back, and of the person. */
final class RevokedInvitationIT {

    private static Realm realm;
    private static AccountsApi accounts;

    private final String email = Unique.email();

    @BeforeAll
    static void create() {
        realm = Keycloak.newRealm();
        accounts = new AccountsApi(realm);
    }

    @AfterAll
    static void remove() {
        realm.remove();
    }

    private static Reply revoke(Reply invited) {
        return accounts.inviting().delete("/invitations/" + invited.expect(200).text("/invitationId"));
    }

    private static Reply user(Reply invited) {
        return UsersApi.of(realm).api().get("/" + invited.text("/result/id"));
    }

    @Test
    void invitationIsWorthNothingAndThePersonCanBeAskedAgain() {
        Reply invited = accounts.invite(Map.of("email", email));
        String id = invited.text("/invitationId");

        revoke(invited).expect(204);

        accounts.accept(AccountsApi.token(invited), AccountsApi.CHOSEN).expectError(400, "UsedToken");
        revoke(invited).expectError(409, "InvitationEnded");
        accounts.inviting().post("/invitations/" + id + "/resend", Map.of()).expectError(409, "InvitationEnded");
        Reply again = accounts.invite(Map.of("email", email));
        accounts.accept(AccountsApi.token(again), AccountsApi.CHOSEN).expect(204);
        realm.login(email, AccountsApi.CHOSEN);
    }

    @Test
    void whoIsHereByItAloneGoesWithItAndItStaysOnRecord() {
        Reply invited = accounts.invite(Map.of("email", email));

        revoke(invited).expect(204);

        user(invited).expectError(404, "UserNotFound");
        JsonNode record = accounts.invitation(invited.text("/invitationId"));
        assertThat(record.path("status").asText()).isEqualTo("revoked");
        assertThat(record.path("email").asText()).isEqualTo(email);
        assertThat(record.path("revokedOn").asText()).isNotEmpty();
        assertThat(record.has("userId")).isFalse();
    }

    @Test
    void userIsKeptOnRequest() {
        Reply invited = accounts.invite(Map.of("email", email));

        accounts.inviting()
                .delete("/invitations/" + invited.text("/invitationId") + "?keepUser=true")
                .expect(204);

        assertThat(user(invited).expect(200).text("/result/status")).isEqualTo("Invited");
        assertThat(accounts.invite(Map.of("email", email)).expect(200).text("/result/id"))
                .isEqualTo(invited.text("/result/id"));
    }

    @Test
    void whoWasAUserBeforeStaysOne() {
        UsersApi.of(realm).registeredId(Map.of("email", email));
        Reply invited = accounts.invite(Map.of("email", email));

        revoke(invited).expect(204);

        assertThat(user(invited).expect(200).text("/result/status")).isEqualTo("Active");
    }

    @Test
    void whomAnAdministratorHasGivenAPasswordOrBlockedStays() {
        Reply entitled = accounts.invite(Map.of());
        accounts.inviting()
                .patch(
                        "/password",
                        Map.of("userId", entitled.expect(200).text("/result/id"), "password", Realm.PASSWORD))
                .expect(204);
        Reply blocked = accounts.invite(Map.of());
        accounts.inviting()
                .put("/" + blocked.expect(200).text("/result/id") + "/block", Map.of())
                .expect(204);

        revoke(entitled).expect(204);
        revoke(blocked).expect(204);

        user(entitled).expect(200);
        assertThat(user(blocked).expect(200).text("/result/status")).isEqualTo("Blocked");
    }

    @Test
    void whoIsAskedByANewerOneStays() {
        Reply older = accounts.invite(Map.of("email", email, "expiresIn", 60)).expect(200);

        realm.probe().ahead(Duration.ofMinutes(2), () -> {
            Reply newer = accounts.invite(Map.of("email", email)).expect(200);
            revoke(older).expect(204);
            user(newer).expect(200);

            revoke(newer).expect(204);
            user(newer).expectError(404, "UserNotFound");
        });
    }

    @Test
    void addressOfWhoNeverCameIsForgottenAfterAMonth() {
        Reply forgotten = accounts.invite(Map.of());
        revoke(forgotten).expect(204);
        Reply kept = accounts.invite(Map.of());
        String path = "/invitations/";

        realm.probe()
                .ahead(
                        Duration.ofDays(31),
                        () -> eventually(() -> accounts.inviting()
                                        .get(path + forgotten.text("/invitationId"))
                                        .status()
                                == 404));

        accounts.invitation(kept.expect(200).text("/invitationId"));
    }
}
