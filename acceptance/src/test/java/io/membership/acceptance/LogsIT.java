package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nothing that opens anything is in a line of the log, whether it was used well, twice, or was broken on the way. */
final class LogsIT {

    private static final String WRONG = "a password of somebody else";

    private final String email = Unique.email();
    private final Mailbox mailbox = new Mailbox();
    private final Realm realm = Keycloak.newRealm();
    private final AccountsApi accounts = new AccountsApi(realm);
    private final List<String> secrets = new ArrayList<>(List.of(WRONG, AccountsApi.CHOSEN, Realm.PASSWORD));

    @BeforeEach
    void create() {
        mailbox.serve(realm);
    }

    @AfterEach
    void remove() {
        mailbox.close();
        realm.remove();
    }

    private String used(String token, String route) {
        secrets.add(token);
        Map<String, String> body =
                Map.of("token", token, "password", AccountsApi.CHOSEN, "repeatedPassword", AccountsApi.CHOSEN);
        accounts.person().post(route, body).expect(204);
        accounts.person().post(route, body).expectError(400, "UsedToken");
        String broken = token.substring(0, token.length() - 2);
        accounts.person()
                .post(route, Map.of("token", broken, "password", WRONG))
                .expectError(400, "InvalidToken");
        return broken;
    }

    private String mailed(Api caller, String route) {
        int before = mailbox.to(email).size();
        assertThat(caller.post(route, Map.of("email", email)).status()).isIn(200, 204);
        TriggersApi.eventually(() -> mailbox.to(email).size() > before);
        return AccountsApi.token(mailbox.to(email).get(before).text());
    }

    @Test
    void nothingThatOpensAnythingIsLogged() {
        secrets.add(used(AccountsApi.token(accounts.invite(Map.of("email", email))), "/invitation/verify"));
        realm.changeInConsole(
                realm.admin().get("/users?exact=true&email=" + email).text("/0/id"), Map.of("emailVerified", false));
        secrets.add(used(mailed(accounts.person(), "/verify/resend"), "/verify"));
        secrets.add(used(mailed(accounts.person(), "/password/reset/token"), "/password/reset"));
        AuthApi auth = new AuthApi(realm);
        Reply signedIn = AuthApi.eventually(() -> auth.signIn(email, AccountsApi.CHOSEN));
        secrets.add(signedIn.text("/result/bearerToken"));
        secrets.add(AuthApi.cookie(signedIn).replaceAll("^[^=]*=|;.*$", ""));
        Api person = accounts.person().as(signedIn.text("/result/bearerToken"));
        accounts.person()
                .as(signedIn.text("/result/bearerToken") + "x")
                .get("/profile")
                .expectError(401, "NotAuthenticated");
        secrets.add(used(mailed(person, "/deactivate/token"), "/deactivate"));

        await().until(() -> auth.signIn(email, WRONG).status() == 401);

        // Keycloak writes a line of a sign-in that failed: so what came before is there too.
        await().until(() -> Keycloak.log().contains(realm.id()));
        assertThat(Keycloak.log()).doesNotContain(secrets);
    }
}
