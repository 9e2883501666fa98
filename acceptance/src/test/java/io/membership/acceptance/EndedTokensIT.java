package io.membership.acceptance;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A token whose session, user, client or realm has ended lets nobody in, however long it is still to run. */
final class EndedTokensIT {

    private final Realm demo = Keycloak.demo();
    private final String email = Unique.email();
    private final String id = demo.createUser(email);
    private final Tokens tokens = demo.login(email, Realm.PASSWORD);
    private final Api himself = demo.membership().as(tokens.access());

    @BeforeEach
    void tokenWorks() {
        himself.get("/users/profile").expect(200);
    }

    @Test
    void userHasLoggedOut() {
        Map<String, String> form = Map.of("client_id", "membership-app", "refresh_token", tokens.refresh());

        demo.openid().form("/logout", form).expect(204);

        refused();
    }

    @Test
    void administratorHasLoggedTheUserOut() {
        demo.admin().post("/users/" + id + "/logout", Map.of()).expect(204);

        refused();
    }

    @Test
    void userHasRevokedTheToken() {
        Map<String, String> form = Map.of("client_id", "membership-app", "token", tokens.access());

        demo.openid().form("/revoke", form).expect(200);

        refused();
    }

    @Test
    void userIsDisabledInTheConsole() {
        demo.changeInConsole(id, Map.of("enabled", false));

        refused();
    }

    @Test
    void userIsDeletedThroughUs() {
        demo.membershipAdmin().delete("/users/" + id).expect(200);

        refused();
        demo.openid().as(tokens.access()).get("/userinfo").expect(401);
        demo.refresh(tokens).expect(400);
    }

    @Test
    void clientOfTheTokenIsDisabled() {
        Realm realm = Keycloak.newRealm();
        realm.createUser(email);
        Api other = realm.membership().as(realm.userToken(email));
        other.get("/users/profile").expect(200);

        realm.changeClient("membership-app", Map.of("enabled", false));

        other.get("/users/profile").expectError(401, "NotAuthenticated");
        realm.remove();
    }

    @Test
    void realmIsDisabled() {
        Realm realm = Keycloak.newRealm();
        realm.createUser(email);
        String token = realm.userToken(email);
        Api root = Keycloak.anonymously().under("/v2/membership").with("X-CM-ProjectId", realm.id());

        realm.admin().put("", Map.of("enabled", false)).expect(204);

        for (Api api : List.of(root, realm.membership())) {
            api.as(token).get("/users/profile").expectError(404, "ProjectNotFound");
            api.as(realm.apiKey()).get("/users").expectError(404, "ProjectNotFound");
        }
        realm.remove();
    }

    private void refused() {
        himself.get("/users/profile").expectError(401, "NotAuthenticated");
    }
}
