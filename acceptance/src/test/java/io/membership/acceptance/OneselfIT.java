package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Nobody blocks or deletes himself, nor the service account behind his key. */
final class OneselfIT {

    private final Realm demo = Keycloak.demo();

    @Test
    void managerOfUsersCannotBlockHimself() {
        String email = Unique.email();
        String id = manager(email);
        Api himself = demo.membership().as(demo.userToken(email));

        himself.put("/users/" + id + "/block", Map.of()).expectError(403, "CannotBlockYourself");

        himself.get("/users/profile").expect(200);
    }

    @Test
    void managerOfUsersCannotDeleteHimself() {
        String email = Unique.email();
        String id = manager(email);
        Api himself = demo.membership().as(demo.userToken(email));

        himself.delete("/users/" + id).expectError(403, "CannotDeleteYourself");

        himself.get("/users/profile").expect(200);
    }

    @Test
    void keyNeitherBlocksNorDeletesItsOwnServiceAccount() {
        ServiceAccount key = demo.serviceAccount(Unique.name("key"), "manage-users");

        key.membership().put("/users/" + key.userId() + "/block", Map.of()).expectError(403, "CannotBlockYourself");
        key.membership().delete("/users/" + key.userId()).expectError(403, "CannotDeleteYourself");

        key.membership().get("/users/profile").expect(200);
    }

    @Test
    void serviceAccountsOfOtherClientsAreManagedThroughTheirClients() {
        ServiceAccount other = demo.serviceAccount(Unique.name("other"), "view-users");

        demo.membershipAdmin()
                .put("/users/" + other.userId() + "/block", Map.of())
                .expectError(409, "ServiceUser");
        demo.membershipAdmin().delete("/users/" + other.userId()).expectError(409, "ServiceUser");

        other.membership().get("/users/profile").expect(200);
    }

    @Test
    void userReachesHimselfOnlyThroughHisProfile() {
        String email = Unique.email();
        String id = demo.createUser(email);
        Api himself = demo.membership().as(demo.userToken(email));

        himself.get("/users/" + id).expectError(403, "Forbidden");
        himself.get("/users/by-email" + Api.query("email", email)).expectError(403, "Forbidden");
        himself.patch("/users/" + id, Map.of("city", "Oslo")).expectError(403, "Forbidden");
        assertThat(himself.get("/users/profile").expect(200).text("/result/id")).isEqualTo(id);
    }

    @Test
    void userLearnsNotEvenWhichIdsExist() {
        String email = Unique.email();
        demo.createUser(email);
        Api user = demo.membership().as(demo.userToken(email));

        user.get("/users/00000000-0000-0000-0000-000000000001").expectError(403, "Forbidden");
        user.delete("/users/00000000-0000-0000-0000-000000000001").expectError(403, "Forbidden");
        user.put("/users/00000000-0000-0000-0000-000000000001/block", Map.of()).expectError(403, "Forbidden");
    }

    private String manager(String email) {
        String id = demo.createUser(email);
        demo.grantManagement(id, "manage-users");
        return id;
    }
}
