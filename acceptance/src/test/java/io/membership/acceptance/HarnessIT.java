package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** What all other tests stand on. */
final class HarnessIT {

    @Test
    void demoRealmIsImportedWithItsProjectId() {
        JsonNode realm = Keycloak.demo().admin().get("").expect(200).json();

        assertThat(realm.path("realm").asText()).isEqualTo("demo");
        assertThat(realm.path("id").asText()).isEqualTo("6f1d2c3b-4a59-4e68-8777-9a8b7c6d5e4f");
    }

    @Test
    void userGetsATokenThatKeycloakAccepts() {
        Realm demo = Keycloak.demo();
        String email = Unique.email();
        demo.createUser(email);

        Reply userinfo = demo.openid().as(demo.userToken(email)).get("/userinfo");

        assertThat(userinfo.expect(200).text("/email")).isEqualTo(email);
    }

    @Test
    void serviceAccountHasOnlyTheRolesItWasGiven() {
        Realm demo = Keycloak.demo();
        ServiceAccount viewer = demo.serviceAccount(Unique.name("viewer"), "view-users", "query-users");
        Api admin = Keycloak.anonymously().under("/admin/realms/demo").as(viewer.token());

        admin.get("/users?max=1").expect(200);
        admin.delete("/users/" + viewer.userId()).expect(403);
    }

    @Test
    void newRealmIsACopyOfTheDemoRealm() {
        Realm realm = Keycloak.newRealm();

        assertThat(realm.admin().get("/roles/Administrator").expect(200).text("/name"))
                .isEqualTo("Administrator");

        realm.remove();
        Keycloak.admin().get("/admin/realms/" + realm.name()).expect(404);
    }

    @Test
    void probeCountsStatements() {
        Realm demo = Keycloak.demo();

        long statements = demo.probe().statementsDuring(() -> demo.createUser(Unique.email()));

        assertThat(statements).isPositive();
    }

    @Test
    void federatedUsersAreFoundAndCanLogIn() {
        Realm realm = Keycloak.newRealm();
        realm.federate();

        JsonNode found = realm.admin().get("/users?search=hopper").expect(200).json();

        assertThat(found).hasSize(1);
        assertThat(found.at("/0/email").asText()).isEqualTo("grace@directory.example");
        assertThat(realm.login("ada", "directory-secret").access()).isNotEmpty();
        realm.remove();
    }
}
