package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is let in, and as whom. */
final class CallersIT {

    private final Realm demo = Keycloak.demo();

    @Test
    void apiKeyInTheHeaderIsItsServiceAccount() {
        ServiceAccount account = demo.serviceAccount(Unique.name("key"), "view-users");

        Reply profile = account.membership().get("/users/profile").expect(200);

        assertThat(profile.text("/result/id")).isEqualTo(account.userId());
        assertThat(profile.text("/result/type")).isEqualTo("Service");
    }

    @Test
    void apiKeyInTheQueryIsItsServiceAccount() {
        ServiceAccount account = demo.serviceAccount(Unique.name("key"), "view-users");

        Reply profile = demo.membership().get("/users/profile" + Api.query("apiKey", account.apiKey()));

        assertThat(profile.expect(200).text("/result/id")).isEqualTo(account.userId());
    }

    @Test
    void userTokenInTheQueryIsThatUser() {
        String email = Unique.email();
        String id = demo.createUser(email);

        Reply profile = demo.membership().get("/users/profile" + Api.query("apiKey", demo.userToken(email)));

        assertThat(profile.expect(200).text("/result/id")).isEqualTo(id);
    }

    @Test
    void headerCountsWhereTheQueryNamesAKeyToo() {
        demo.membership()
                .as("cmk_broken")
                .get("/users/profile" + Api.query("apiKey", demo.apiKey()))
                .expectError(401, "NotAuthenticated");
    }

    @Test
    void tokenOfAServiceAccountIsTaken() {
        ServiceAccount account = demo.serviceAccount(Unique.name("token"), "view-users");

        Reply profile = demo.membership().as(account.token()).get("/users/profile");

        assertThat(profile.expect(200).text("/result/id")).isEqualTo(account.userId());
    }

    @Test
    void schemeOfTheHeaderMayBeInAnyCase() {
        demo.membership()
                .with("Authorization", "bearer " + demo.apiKey())
                .get("/users/profile")
                .expect(200);
    }

    @Test
    void administratorOfTheMasterRealmManagesUsersOfThisOne() {
        String id = demo.createUser(Unique.email());
        Api master = demo.membership().as(Keycloak.adminToken());

        assertThat(master.get("/users/" + id).expect(200).text("/result/id")).isEqualTo(id);
        master.patch("/users/" + id, Map.of("city", "Kaunas")).expect(200);
    }

    @Test
    void userOfTheMasterRealmWithoutRightsIsKnownButNotAllowed() {
        Realm master = Keycloak.master();
        String name = Unique.email();
        String id = master.createUser(name);
        Map<String, String> credentials = Map.of("username", name, "password", Realm.PASSWORD);

        demo.membership()
                .as(master.login("admin-cli", credentials).access())
                .get("/users")
                .expectError(403, "Forbidden");

        master.admin().delete("/users/" + id).expect(204);
    }

    @Test
    void administratorOfTheMasterRealmHasOnlyTheRightsThatHeWasGivenOnThisOne() {
        Realm master = Keycloak.master();
        String name = Unique.email();
        String administrator = master.createUser(name);
        master.grant(administrator, "demo-realm", "view-users");
        String id = demo.createUser(Unique.email());
        Map<String, String> credentials = Map.of("username", name, "password", Realm.PASSWORD);
        Api api = demo.membership().as(master.login("admin-cli", credentials).access());

        api.get("/users/" + id).expect(200);
        api.patch("/users/" + id, Map.of("city", "Oslo")).expectError(403, "Forbidden");
        api.get("/settings").expectError(403, "Forbidden");

        master.admin().delete("/users/" + administrator).expect(204);
    }

    @Test
    void keyOfOneRealmOpensNoOther() {
        Realm other = Keycloak.newRealm();
        ServiceAccount account = other.serviceAccount(Unique.name("other"), "manage-users", "view-users");

        demo.membership().as(account.apiKey()).get("/users").expectError(401, "NotAuthenticated");
        demo.membership().as(account.token()).get("/users").expectError(401, "NotAuthenticated");

        other.remove();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cmk_",
                "cmk_!!!",
                "cmk_bWVtYmVyc2hpcC1hZG1pbg",
                "cmk_OmRlbW8tc2VjcmV0",
                "cmk_bWVtYmVyc2hpcC1hZG1pbjo",
                "demo-secret",
                "undefined",
                "a.b.c",
                "eyJhbGciOiJub25lIn0.eyJpc3MiOiJodHRwOi8vbG9jYWxob3N0L3JlYWxtcy9tYXN0ZXIifQ.",
                "eyJhbGciOiJub25lIn0.bnVsbA.",
                "e30.e30.AAAA",
                "bnVsbA.e30.AAAA",
                "eyJhbGciOiJSUzI1NiJ9.e30",
                "eyJhbGciOiJIUzI1NiJ9.e30.AAAA"
            })
    void garbageIsNotAuthenticated(String bearer) {
        demo.membership().as(bearer).get("/users").expectError(401, "NotAuthenticated");
        demo.membership().get("/users" + Api.query("apiKey", bearer)).expectError(401, "NotAuthenticated");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "Bearer ", "Basic bWVtYmVyc2hpcC1hZG1pbjpkZW1vLXNlY3JldA==", "Bearer a b", "x"})
    void headerOfAnotherFormIsNotAuthenticated(String header) {
        demo.membership().with("Authorization", header).get("/users").expectError(401, "NotAuthenticated");
    }

    @Test
    void tokenWithAnotherSignatureIsNotAuthenticated() {
        String email = Unique.email();
        demo.createUser(email);
        String token = demo.userToken(email);
        String other = token.substring(0, token.length() - 4) + (token.endsWith("AAAA") ? "BBBB" : "AAAA");

        demo.membership().as(other).get("/users/profile").expectError(401, "NotAuthenticated");
    }

    @Test
    void refreshTokenIsNoAccessToken() {
        String email = Unique.email();
        demo.createUser(email);

        demo.membership()
                .as(demo.login(email, Realm.PASSWORD).refresh())
                .get("/users/profile")
                .expectError(401, "NotAuthenticated");
    }
}
