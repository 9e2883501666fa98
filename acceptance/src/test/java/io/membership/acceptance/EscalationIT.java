package io.membership.acceptance;

import static io.membership.acceptance.Granting.allow;
import static io.membership.acceptance.Granting.deny;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who acts by policies alone gives to users only what he has himself, whichever way he gives it. */
final class EscalationIT {

    private static Realm realm;
    private static Granting granting;
    private static UsersApi users;
    /** Holds what {@link #key} has not. */
    private static String strong;

    private static String weak;
    private static ServiceAccount key;

    private final String somebody = realm.createUser(Unique.email());

    @BeforeAll
    static void prepare() {
        realm = Keycloak.newRealm();
        granting = new Granting(realm);
        users = UsersApi.of(realm);
        strong = granting.role(allow("files:delete"));
        weak = granting.role(allow("files:read"));
        realm.set("allowedRegisterRoles", List.of("Authenticated", "Administrator", strong, weak));
        key = granting.key(allow("membership:users:*", "membership:roles:assign", "files:read", "files:create"));
    }

    @AfterAll
    static void remove() {
        realm.remove();
    }

    @Test
    void whatHeHasHeGivesAndTakes() {
        Api api = key.membership();

        api.patch("/users/" + somebody, Map.of("roles", List.of(weak))).expect(200);
        assertThat(granting.permissions(somebody)).contains("files:read");

        Reply taken = deleteMember(api, weak, somebody);
        assertThat(taken.at("/result/0/changed").asBoolean()).isTrue();
        assertThat(granting.permissions(somebody)).doesNotContain("files:read");
    }

    @Test
    void updateGivesNoMore() {
        for (String role : List.of(strong, "Administrator")) {
            refused(Map.of("roles", List.of(weak, role), "city", "Oslo"));
            refused(Map.of("rolesTree", List.of(Map.of("role", weak), Map.of("role", role)), "city", "Oslo"));
        }
    }

    @Test
    void partOfARoleIsNoWayAroundTheRest() {
        String mixed = granting.role(allow("files:read", "files:delete"));
        String policy = granting.api().get("/roles/" + mixed).text("/result/policies/0");
        Map<String, Object> part = Map.of("policy", policy, "permissions", List.of("files:read"));

        refused(Map.of("rolesTree", List.of(Map.of("role", mixed, "policies", List.of(part)))));
    }

    @Test
    void registrationGivesNoMore() {
        for (String role : List.of(strong, "Administrator")) {
            refusedRegistration("roles", List.of(role));
            refusedRegistration("rolesTree", List.of(Map.of("role", role)));
        }
    }

    private static void refusedRegistration(String member, Object roles) {
        String email = Unique.email();

        key.membership()
                .post("/users/register", Map.of("email", email, "hasCredentials", false, member, roles))
                .expectError(403, "RoleNotAllowed");

        users.api().get("/by-email" + Api.query("email", email)).expectError(404, "UserNotFound");
    }

    @Test
    void membersOfARoleAreNoWayAround() {
        for (String role : List.of(strong, "Administrator")) {
            key.membership()
                    .post("/roles/" + role + "/users", Map.of("users", List.of(somebody)))
                    .expectError(403, "RoleNotAllowed");
        }
        assertNothingGiven();
    }

    @Test
    void strongerRoleInsideIsFound() {
        String wrapped = granting.role(allow("files:read"));
        String deeper = granting.role();
        granting.put(strong, wrapped);
        granting.put(wrapped, deeper);

        for (String role : List.of(wrapped, deeper)) {
            refused(Map.of("roles", List.of(role)));
            key.membership()
                    .post("/roles/" + role + "/users", Map.of("users", List.of(somebody)))
                    .expectError(403, "RoleNotAllowed");
        }
        assertNothingGiven();
    }

    @Test
    void administrationOfKeycloakInsideIsFound() {
        String trojan = granting.role();
        granting.putAdministration("view-users", trojan);
        ServiceAccount everything = granting.key(allow("*"));

        for (ServiceAccount each : List.of(key, everything)) {
            each.membership()
                    .patch("/users/" + somebody, Map.of("roles", List.of(trojan)))
                    .expectError(403, "RoleNotAllowed");
        }
        assertNothingGiven();
    }

    @Test
    void denialIsNotHisToTakeAway() {
        String denial = granting.role(deny("files:delete"));
        granting.give(somebody, strong, denial);

        key.membership()
                .patch("/users/" + somebody, Map.of("roles", List.of(strong)))
                .expectError(403, "RoleNotAllowed");
        key.membership()
                .call("DELETE", "/roles/" + denial + "/users", Map.of("users", List.of(somebody)))
                .expectError(403, "RoleNotAllowed");

        assertThat(granting.permissions(somebody)).doesNotContain("files:delete");
    }

    @Test
    void whatIsDeniedToHimIsNotHisToGive() {
        ServiceAccount limited = granting.key(allow("*"), deny("files:delete"));

        for (String role : List.of(strong, "Administrator")) {
            limited.membership()
                    .patch("/users/" + somebody, Map.of("roles", List.of(role)))
                    .expectError(403, "RoleNotAllowed");
        }
        limited.membership()
                .patch("/users/" + somebody, Map.of("roles", List.of(weak)))
                .expect(200);
    }

    @Test
    void permissionOnOneThingIsNotThePermissionOnAll() {
        ServiceAccount limited =
                granting.key(allow("membership:roles:assign"), Granting.on("orders/1", allow("files:delete")));
        String onIt = granting.role(Granting.on("orders/1", allow("files:delete")));

        limited.membership()
                .post("/roles/" + strong + "/users", Map.of("users", List.of(somebody)))
                .expectError(403, "RoleNotAllowed");
        limited.membership()
                .post("/roles/" + onIt + "/users", Map.of("users", List.of(somebody)))
                .expect(200);

        assertThat(granting.permissions(somebody))
                .contains("files:delete@orders/1")
                .doesNotContain("files:delete");
    }

    @Test
    void serviceAccountsGetNoMoreEither() {
        ServiceAccount other = realm.serviceAccount(Unique.name("other"));

        key.membership()
                .patch("/users/" + other.userId(), Map.of("roles", List.of(strong)))
                .expectError(403, "RoleNotAllowed");
        key.membership()
                .post("/roles/" + strong + "/users", Map.of("users", List.of(other.userId())))
                .expectError(403, "RoleNotAllowed");

        assertThat(granting.permissions(other.userId())).doesNotContain("files:delete");
    }

    @Test
    void nobodyGivesHimselfAnything() {
        key.membership()
                .patch("/users/" + key.userId(), Map.of("roles", List.of(weak)))
                .expectError(403, "RoleNotAllowed");
        Reply reply = key.membership()
                .post("/roles/" + weak + "/users", Map.of("users", List.of(key.userId())))
                .expect(200);

        assertThat(reply.text("/result/0/errorCode")).isEqualTo("RoleNotAllowed");
        assertThat(UsersApi.roles(users.get(key.userId()))).doesNotContain(weak);
    }

    @Test
    void plainUserAndNobodyGiveNothing() {
        String email = Unique.email();
        realm.createUser(email);
        String token = realm.userToken(email);
        Map<String, Object> members = Map.of("users", List.of(somebody));

        realm.membership().as(token).post("/roles/" + weak + "/users", members).expectError(403, "Forbidden");
        // Nor does he learn which names exist.
        realm.membership().as(token).post("/roles/unknown/users", members).expectError(403, "Forbidden");
        realm.membership().as(token).get("/roles/unknown/users").expectError(403, "Forbidden");
        realm.membership().post("/roles/" + weak + "/users", members).expectError(401, "NotAuthenticated");
        Keycloak.demo()
                .membership()
                .as(token)
                .post("/roles/" + weak + "/users", members)
                .expectError(401, "NotAuthenticated");
        assertNothingGiven();
    }

    private void refused(Map<String, Object> patch) {
        key.membership().patch("/users/" + somebody, patch).expectError(403, "RoleNotAllowed");
        assertNothingGiven();
    }

    private void assertNothingGiven() {
        assertThat(UsersApi.roles(users.get(somebody))).isEmpty();
        assertThat(users.get(somebody).has("city")).isFalse();
    }

    private static Reply deleteMember(Api api, String role, String user) {
        return api.call("DELETE", "/roles/" + role + "/users", Map.of("users", List.of(user)))
                .expect(200);
    }
}
