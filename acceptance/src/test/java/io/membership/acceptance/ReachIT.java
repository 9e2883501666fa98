package io.membership.acceptance;

import static io.membership.acceptance.Granting.allow;
import static io.membership.acceptance.Granting.deny;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whom somebody can change who acts by policies alone: those who may do no more on membership than he. */
final class ReachIT {

    private static Realm realm;
    private static Granting granting;
    private static UsersApi users;
    private static Api helper;

    @BeforeAll
    static void prepare() {
        realm = Keycloak.newRealm();
        granting = new Granting(realm);
        users = UsersApi.of(realm);
        helper = granting.key(allow("membership:users:*", "membership:roles:assign"))
                .membership();
    }

    @AfterAll
    static void remove() {
        realm.remove();
    }

    @Test
    void plainUserIsInReach() {
        assertInReach(helper, granting.user());
        assertInReach(helper, users.registeredId(Map.of()));
    }

    @Test
    void whatApplicationsAllowPutsNobodyAbove() {
        assertInReach(helper, granting.user(granting.role(allow("files:*", "database:*:delete"))));
    }

    @Test
    void whoMayDoNoMoreIsInReach() {
        assertInReach(helper, granting.user(granting.role(allow("membership:users:block"))));
    }

    @Test
    void whomAPolicyDeniesHisOwnProfileStillReachesOthers() {
        Api denied = granting.key(allow("*"), deny("membership:profile:*")).membership();

        assertInReach(denied, granting.user());
    }

    @Test
    void whoMayDoMoreIsOutOfReach() {
        assertOutOfReach(granting.user("Administrator"));
        assertOutOfReach(granting.user(granting.role(allow("membership:settings:read"))));
        assertOutOfReach(granting.user(granting.role(allow("*:settings:read"))));
    }

    @Test
    void whoMayDoMoreThroughAGroupIsOutOfReach() {
        String boss = granting.user();
        granting.join(boss, "Administrator");

        assertOutOfReach(boss);
    }

    @Test
    void whoMayDoMoreThroughACompositeIsOutOfReach() {
        String wrapped = granting.role();
        granting.put("Administrator", wrapped);

        assertOutOfReach(granting.user(wrapped));
    }

    @Test
    void whoAdministratesKeycloakIsOutOfReach() {
        String administrator = granting.user();
        realm.grantManagement(administrator, "view-events");
        String trojan = granting.role();
        granting.putAdministration("query-groups", trojan);
        String member = granting.user();
        granting.join(member, trojan);

        assertOutOfReach(administrator);
        assertOutOfReach(granting.user(trojan));
        assertOutOfReach(member);
    }

    @Test
    void evenEverythingIsNotTheAdministrationOfKeycloak() {
        Api everything = granting.key(allow("*")).membership();
        String administrator = granting.user();
        realm.grantManagement(administrator, "view-users");

        everything
                .patch("/users/" + administrator, Map.of("email", Unique.email()))
                .expectError(403, "Forbidden");
        everything.put("/users/" + administrator + "/block", Map.of()).expectError(403, "Forbidden");
    }

    @Test
    void whoIsOutOfReachCannotBeUnblocked() {
        String boss = granting.user("Administrator");
        users.api().put("/" + boss + "/block", Map.of()).expect(204);

        helper.put("/users/" + boss + "/unblock", Map.of()).expectError(403, "Forbidden");

        assertThat(users.get(boss).path("status").asText()).isEqualTo("Blocked");
    }

    @Test
    void ownProfileCanBeDenied() {
        String email = Unique.email();
        String id = realm.createUser(email);
        granting.give(id, granting.role(deny("membership:profile:update")));
        Api himself = realm.membership().as(realm.userToken(email));

        himself.patch("/users/profile", Map.of("city", "Oslo")).expectError(403, "Forbidden");
        himself.put("/users/profile", Map.of("city", "Oslo")).expectError(403, "Forbidden");

        himself.get("/users/profile").expect(200);
        assertThat(users.get(id).has("city")).isFalse();
    }

    @Test
    void ownProfileCanBeDeniedEvenToAdministratorsOfKeycloak() {
        String email = Unique.email();
        String id = realm.createUser(email);
        granting.give(id, granting.role(deny("membership:profile:*")));
        realm.grantManagement(id, "realm-admin");
        Api himself = realm.membership().as(realm.userToken(email));

        himself.get("/users/profile").expectError(403, "Forbidden");
        himself.get("/users/" + id).expect(200);
    }

    private static void assertInReach(Api caller, String id) {
        caller.patch("/users/" + id, Map.of("city", "Oslo")).expect(200);
        caller.put("/users/" + id + "/block", Map.of()).expect(200);
        caller.put("/users/" + id + "/unblock", Map.of()).expect(200);
        caller.delete("/users/" + id).expect(200);
    }

    private static void assertOutOfReach(String id) {
        String plain = granting.role();
        JsonNode before = users.get(id);

        helper.patch("/users/" + id, Map.of("email", Unique.email())).expectError(403, "Forbidden");
        helper.put("/users/" + id, Map.of("city", "Oslo")).expectError(403, "Forbidden");
        helper.put("/users/" + id + "/block", Map.of()).expectError(403, "Forbidden");
        helper.delete("/users/" + id).expectError(403, "Forbidden");
        Reply given = helper.post("/roles/" + plain + "/users", Map.of("users", List.of(id)))
                .expect(200);

        assertThat(given.text("/result/0/errorCode")).isEqualTo("Forbidden");
        assertThat(users.get(id)).isEqualTo(before);
        helper.get("/users/" + id).expect(200);
    }
}
