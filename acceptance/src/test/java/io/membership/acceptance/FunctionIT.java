package io.membership.acceptance;

import static io.membership.acceptance.TriggersApi.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import io.membership.acceptance.Receiver.Call;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Functions: the input of CodeMash, and a token of the user for those who ask for it. */
final class FunctionIT {

    private Realm realm = new Realm("", "");
    private TriggersApi triggers = new TriggersApi(Api.at(""));
    private final Receiver receiver = new Receiver();
    private String secret = "";

    @BeforeEach
    void create() {
        realm = Keycloak.newRealm();
        triggers = TriggersApi.of(realm);
        secret = triggers.create(
                        receiver,
                        Map.of(
                                "actionType",
                                "Lambda",
                                "action",
                                Map.of("url", receiver.url(), "token", true, "template", Map.of("list", 7))),
                        "Update",
                        "Delete",
                        "Deactivated",
                        "Blocked")
                .at("/action/secret")
                .asText();
    }

    @AfterEach
    void remove() {
        realm.remove();
        receiver.close();
    }

    private Call called(int nth) {
        eventually(() -> receiver.calls().size() >= nth);
        return receiver.calls().get(nth - 1);
    }

    private Api asFunction(Call call) {
        return realm.membership().as(call.json().path("token").asText());
    }

    private Call updated(String user) {
        realm.membershipAdmin()
                .patch("/users/" + user, Map.of("firstName", "Ann"))
                .expect(200);
        return called(1);
    }

    @Test
    void functionGetsTheInputOfCodeMashSigned() {
        String user = realm.createUser(Unique.email());

        Call call = updated(user);

        JsonNode input = call.json().path("input");
        assertThat(call.json().path("projectId").asText()).isEqualTo(realm.id());
        assertThat(input.path("triggerType").asText()).isEqualTo("Update");
        assertThat(input.path("template").asText()).isEqualTo("{\"list\":7}");
        assertThat(input.at("/formerUser/firstName").asText()).isEqualTo("Jane");
        assertThat(input.at("/newUser/firstName").asText()).isEqualTo("Ann");
        assertThat(input.path("newUser").has("country")).isFalse();
        assertThatCode(() -> WebhookIT.verify(secret, call)).doesNotThrowAnyException();
    }

    @Test
    void tokenReadsAndChangesTheProfileOfTheAffectedUser() {
        String user = realm.createUser(Unique.email());
        Api own = asFunction(updated(user));

        own.patch("/users/profile", Map.of("lastName", "Lee")).expect(200);

        JsonNode profile = own.get("/users/profile").expect(200).at("/result");
        assertThat(profile.path("id").asText()).isEqualTo(user);
        assertThat(profile.path("lastName").asText()).isEqualTo("Lee");
        own.get("/permissions/me").expect(200);
    }

    @Test
    void tokenOfAnAdministratorOpensNothingElse() {
        String user = realm.createUser(Unique.email());
        realm.grantManagement(user, "realm-admin");
        Call call = updated(user);
        Api own = asFunction(call);

        own.get("/users").expect(403);
        own.get("/users/" + user).expect(403);
        own.delete("/users/" + realm.createUser(Unique.email())).expect(403);
        own.get("/triggers").expect(403);
        own.get("/settings").expect(403);
        String token = call.json().path("token").asText();
        Keycloak.anonymously()
                .under("/admin/realms/" + realm.name())
                .as(token)
                .get("/users")
                .expect(401);
        realm.openid().as(token).get("/userinfo").expect(401);
        Realm other = Keycloak.newRealm();
        other.membership().as(token).get("/users/profile").expect(401);
        other.remove();
    }

    @Test
    void blockEndsTheTokenAndBlockedOrDeletedUsersGetNone() {
        String user = realm.createUser(Unique.email());
        Api own = asFunction(updated(user));

        realm.membershipAdmin().put("/users/" + user + "/block", Map.of()).expect(200);
        own.get("/users/profile").expect(401);
        assertThat(called(2).json().has("token")).isFalse();

        realm.membershipAdmin().delete("/users/" + user).expect(200);
        assertThat(called(3).json().at("/input/triggerType").asText()).isEqualTo("Delete");
        assertThat(called(3).json().has("token")).isFalse();
    }
}
