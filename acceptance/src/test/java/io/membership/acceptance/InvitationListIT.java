package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Invitations as those who invite see them afterwards. */
final class InvitationListIT {

    private final Realm realm = Keycloak.newRealm();
    private final AccountsApi accounts = new AccountsApi(realm);

    @AfterEach
    void remove() {
        realm.remove();
    }

    private List<String> listed(String status) {
        return UsersApi.texts(
                accounts.inviting()
                        .get("/invitations" + Api.query("status", status))
                        .expect(200)
                        .at("/result"),
                "/id");
    }

    private String invited(Reply reply) {
        return reply.expect(200).text("/invitationId");
    }

    @Test
    void invitationsAreListedByStatusAndPage() {
        String email = Unique.email();
        String revoked = "/invitations" + Api.query("status", "revoked", "pageSize", "3", "email", email);
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            String id = accounts.invite(Map.of("email", email)).expect(200).text("/invitationId");
            accounts.inviting().delete("/invitations/" + id).expect(204);
            ids.add(id);
        }
        accounts.invite(Map.of("email", email)).expect(200);

        Reply page = accounts.inviting().get(revoked);
        Reply rest = accounts.inviting().get(revoked + "&cursor=" + page.text("/nextCursor"));

        List<String> found = new ArrayList<>(UsersApi.texts(page.expect(200).at("/result"), "/id"));
        found.addAll(UsersApi.texts(rest.expect(200).at("/result"), "/id"));
        assertThat(found).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(rest.at("/nextCursor").isMissingNode()).isTrue();
        accounts.inviting().get("/invitations?status=lost").expectError(400, "InvalidValue");
        accounts.inviting().get("/invitations?cursor=x").expectError(400, "InvalidCursor");
    }

    @Test
    void eachStatusHasItsOwn() {
        Reply taken = accounts.invite(Map.of());
        accounts.accept(AccountsApi.token(taken), AccountsApi.CHOSEN).expect(204);
        String late = invited(accounts.invite(Map.of("expiresIn", 60)));
        String waiting = invited(accounts.invite(Map.of("expiresIn", 7200)));
        String withdrawn = invited(accounts.invite(Map.of()));
        accounts.inviting().delete("/invitations/" + withdrawn).expect(204);

        realm.probe().ahead(Duration.ofHours(1), () -> {
            assertThat(listed("pending")).containsExactly(waiting);
            assertThat(listed("accepted")).containsExactly(invited(taken));
            assertThat(listed("expired")).containsExactly(late);
            assertThat(listed("revoked")).containsExactly(withdrawn);
        });
    }

    @Test
    void whoWasSentTooManyGetsAnotherWhenTheHourIsOver() {
        realm.set("mailsPerHour", 1);
        Mailbox mailbox = new Mailbox();
        mailbox.serve(realm);
        String id = invited(accounts.inviting().post("/invite", Map.of("email", Unique.email())));
        String resend = "/invitations/" + id + "/resend";
        accounts.inviting().post(resend, Map.of()).expectError(429, "TooManyMails");

        realm.probe()
                .ahead(
                        Duration.ofMinutes(61),
                        () -> accounts.inviting().post(resend, Map.of()).expect(200));
        mailbox.close();
    }
}
