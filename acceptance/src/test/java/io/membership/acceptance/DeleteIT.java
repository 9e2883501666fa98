package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The end of a user. */
final class DeleteIT {

    private final Realm demo = Keycloak.demo();
    private final UsersApi users = UsersApi.of(demo);

    @Test
    void deletedUserIsGoneAndTheSecondCallFindsNobody() {
        String email = Unique.email();
        String id = users.registeredId(Map.of("email", email));

        users.api().delete("/" + id).expect(204);

        users.api().delete("/" + id).expectError(404, "UserNotFound");
        users.api().get("/" + id).expectError(404, "UserNotFound");
        users.api().get("/by-email" + Api.query("email", email)).expectError(404, "UserNotFound");
        demo.admin().get("/users/" + id).expect(404);
    }

    @Test
    void addressAndNameAreFreeAgain() {
        Map<String, Object> names = Map.of("email", Unique.email(), "userName", Unique.name("nick"));
        String id = users.registeredId(names);

        users.api().delete("/" + id).expect(204);

        assertThat(users.registeredId(names)).isNotEqualTo(id);
    }

    @Test
    void tokensAndSessionsOfADeletedUserAreDead() {
        String email = Unique.email();
        Reply registered = users.register(Map.of("email", email)).expect(200);
        String id = registered.text("/result/id");
        Tokens tokens = demo.login(email, Realm.PASSWORD);
        Tokens offline = demo.login(
                "membership-app",
                Map.of("username", email, "password", Realm.PASSWORD, "scope", "openid offline_access"));

        users.api().delete("/" + id).expect(204);

        for (String token : List.of(registered.text("/bearerToken"), tokens.access(), offline.access())) {
            users.profile(token).expectError(401, "NotAuthenticated");
            demo.openid().as(token).get("/userinfo").expect(401);
        }
        demo.refresh(tokens).expect(400);
        demo.refresh(offline).expect(400);
        String session = Tokens.claims(tokens.access()).path("sid").asText();
        demo.admin().delete("/sessions/" + session).expect(404);
    }

    @Test
    void bodyThatRepeatsTheIdIsTaken() {
        String id = users.registeredId(Map.of());

        users.api().call("DELETE", "/" + id, Map.of("id", id)).expect(204);

        users.api().get("/" + id).expectError(404, "UserNotFound");
    }

    @Test
    void nobodyDeletesHimself() {
        String email = Unique.email();
        String id = demo.createUser(email);
        demo.grantManagement(id, "manage-users");

        users.api().as(demo.userToken(email)).delete("/" + id).expectError(403, "CannotDeleteYourself");

        users.get(id);
    }

    @Test
    void apiKeyDoesNotDeleteItsOwnAccount() {
        ServiceAccount service = demo.serviceAccount(Unique.name("service"), "manage-users");

        service.membership().delete("/users/" + service.userId()).expectError(403, "CannotDeleteYourself");

        users.get(service.userId());
    }

    @Test
    void accountOfAnotherClientIsNotDeletedEither() {
        ServiceAccount service = demo.serviceAccount(Unique.name("service"));

        users.api().delete("/" + service.userId()).expectError(409, "ServiceUser");

        assertThat(service.token()).isNotEmpty();
    }

    @Test
    void systemUserIsNotDeleted() {
        String id = demo.createUser(Unique.email(), Map.of("attributes", Map.of("membership.type", "System")));

        users.api().delete("/" + id).expectError(409, "SystemUser");

        users.get(id);
    }
}
