package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** An API key lives and ends with its client, and says nothing to anybody who reads along. */
final class ApiKeyIT {

    private final Realm demo = Keycloak.demo();
    private final ServiceAccount account = demo.serviceAccount(Unique.name("key"), "view-users", "manage-users");

    @Test
    void wrongSecretIsRefused() {
        refused(account.withSecret("another"));
        refused(account.withSecret(""));
        refused(account.withSecret(account.secret() + "x"));
        refused(account.withSecret(account.secret().substring(1)));
    }

    @Test
    void unknownClientIsRefused() {
        refused(new ServiceAccount(demo, Unique.name("nobody"), "secret", ""));
    }

    @Test
    void disabledClientIsRefusedUntilItIsEnabled() {
        demo.changeClient(account.clientId(), Map.of("enabled", false));
        refused(account);

        demo.changeClient(account.clientId(), Map.of("enabled", true));
        account.membership().get("/users/profile").expect(200);
    }

    @Test
    void publicClientIsRefused() {
        demo.changeClient(account.clientId(), Map.of("publicClient", true));

        refused(account);
        refused(new ServiceAccount(demo, "membership-app", "", ""));
    }

    @Test
    void clientThatOnlyVerifiesTokensIsRefused() {
        demo.changeClient(account.clientId(), Map.of("bearerOnly", true));

        refused(account);
    }

    @Test
    void clientWithoutServiceAccountIsRefused() {
        demo.changeClient(account.clientId(), Map.of("serviceAccountsEnabled", false));

        refused(account);
    }

    @Test
    void disabledServiceAccountIsRefused() {
        demo.changeInConsole(account.userId(), Map.of("enabled", false));

        refused(account);
    }

    @Test
    void deletedClientIsRefused() {
        demo.admin().delete("/clients/" + demo.uuidOfClient(account.clientId())).expect(204);

        refused(account);
    }

    @Test
    void newSecretEndsTheOldKey() {
        Reply regenerated = demo.admin()
                .post("/clients/" + demo.uuidOfClient(account.clientId()) + "/client-secret", Map.of())
                .expect(200);

        refused(account);
        account.withSecret(regenerated.text("/value"))
                .membership()
                .get("/users/profile")
                .expect(200);
    }

    @Test
    void secretMayContainAColon() {
        String secret = "with:colon:" + Unique.name("s");
        demo.changeClient(account.clientId(), Map.of("secret", secret));

        account.withSecret(secret).membership().get("/users/profile").expect(200);
    }

    @Test
    void refusedKeyIsAFailedLoginInTheEventsOfTheRealm() {
        refused(account.withSecret("another"));

        Reply events =
                demo.admin().get("/events" + Api.query("type", "CLIENT_LOGIN_ERROR", "client", account.clientId()));

        assertThat(events.expect(200).json()).hasSize(1);
        assertThat(events.body()).doesNotContain("another");
    }

    @Test
    void secretsNeverReachTheLog() {
        String password = "Pass-" + Unique.name("word");
        String wrong = Unique.name("wrong");
        Map<String, Object> user = Map.of("email", Unique.email(), "password", password);
        String token =
                account.membership().post("/users/register", user).expect(200).text("/apiKey");
        account.membership().post("/users/register", user).expect(409);
        account.membership()
                .post("/users/register", "{\"password\":\"" + password + "\",")
                .expect(400);
        demo.membership().as(token).get("/users").expect(403);
        demo.membership().get("/users" + Api.query("apiKey", account.apiKey())).expect(200);
        demo.membership().get("/users" + Api.query("apiKey", token)).expect(403);
        refused(account.withSecret(wrong));

        assertThat(token).isNotEmpty();
        await().until(() -> Keycloak.log().contains(account.clientId()));
        assertThat(Keycloak.log()).doesNotContain(password, wrong, account.secret(), account.apiKey(), token);
    }

    private void refused(ServiceAccount key) {
        demo.membership().as(key.apiKey()).get("/users/profile").expectError(401, "NotAuthenticated");
    }
}
