package io.membership.acceptance;

import static io.membership.acceptance.Granting.allow;
import static io.membership.acceptance.Granting.deny;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Policies in a realm with fine-grained admin permissions: what either allows is allowed, and no more. */
final class FineGrainedPoliciesIT {

    private static Realm realm;
    private static Granting granting;
    private static FineGrained permissions;

    private final String email = Unique.email();
    private final String administrator = permissions.createAdministrator(email);
    private final String mine = realm.createUser(Unique.email());
    private final String hidden = realm.createUser(Unique.email());
    private final Api api = realm.membership().as(realm.userToken(email));

    @BeforeAll
    static void prepare() {
        realm = Keycloak.newRealm();
        granting = new Granting(realm);
        permissions = FineGrained.of(realm);
    }

    @AfterAll
    static void remove() {
        realm.remove();
    }

    @Test
    void keyThatReadsByPolicySeesEverybody() {
        Api key = granting.key(allow("membership:users:read")).membership();

        Reply page = key.get("/users").expect(200);

        List<String> seen = UsersApi.texts(page.at("/result"), "/id");
        assertThat(seen).contains(mine, hidden, administrator);
        assertThat(page.at("/totalCount").asInt()).isEqualTo(seen.size());
        key.get("/users/" + hidden).expect(200);
        Reply next = key.get("/users?pageSize=1").expect(200);
        assertThat(next.text("/nextCursor")).isNotEmpty();
    }

    @Test
    void keyThatDoesNotSeesNobody() {
        Api key = granting.key(allow("membership:users:update")).membership();

        key.get("/users").expectError(403, "Forbidden");
        key.get("/users/" + mine).expectError(403, "Forbidden");
    }

    @Test
    void restrictedAdministratorSeesMoreOnlyByAPolicy() {
        permissions.allowUsers(administrator, List.of(mine), "view");
        assertThat(UsersApi.texts(api.get("/users").at("/result"), "/id")).containsExactly(mine);
        api.get("/users/" + hidden).expectError(403, "Forbidden");

        granting.give(administrator, granting.role(allow("membership:users:read")));

        assertThat(UsersApi.texts(api.get("/users").at("/result"), "/id")).contains(mine, hidden);
        api.get("/users/" + hidden).expect(200);
    }

    @Test
    void policyOnOneUserShowsThatOneBesideThoseOfKeycloak() {
        permissions.allowUsers(administrator, List.of(mine), "view");
        granting.give(administrator, granting.role(Granting.on("users/" + hidden, allow("membership:users:read"))));

        api.get("/users/" + hidden).expect(200);
        api.get("/users/" + realm.createUser(Unique.email())).expectError(403, "Forbidden");
        assertThat(UsersApi.texts(api.get("/users").at("/result"), "/id")).containsExactly(mine);
    }

    @Test
    void denialTakesNothingAwayThatKeycloakAllows() {
        permissions.allowUsers(administrator, List.of(mine), "view");
        granting.give(administrator, granting.role(deny("membership:users:*")));

        api.get("/users/" + mine).expect(200);
    }

    @Test
    void restrictedAdministratorWritesNoRolesAndPolicies() {
        permissions.allowUsers(administrator, List.of(mine), "view", "manage", "map-roles");

        api.post("/policies", Map.of("name", Unique.name("policy"))).expectError(403, "Forbidden");
        api.post("/roles", Map.of("name", Unique.name("role"))).expectError(403, "Forbidden");
        api.patch("/roles/Authenticated", Map.of("policies", List.of())).expectError(403, "Forbidden");
    }

    @Test
    void rightOnARoleAndAPolicyOnUsersDoNotAddUp() {
        String role = granting.role(allow("files:delete"));
        permissions.allowUsers(administrator, List.of(mine), "map-roles");
        permissions.allow(
                administrator,
                "Roles",
                List.of(realm.admin().get("/roles/" + role).text("/id")),
                "map-role");
        granting.give(administrator, granting.role(allow("membership:roles:assign")));

        Reply reply = api.post("/roles/" + role + "/users", Map.of("users", List.of(hidden, mine)))
                .expect(200);

        // Keycloak lets him give it to one; to the other he gives only what he has himself.
        assertThat(reply.text("/result/0/errorCode")).isEqualTo("RoleNotAllowed");
        assertThat(reply.at("/result/1/changed").asBoolean()).isTrue();
        assertThat(granting.permissions(hidden)).doesNotContain("files:delete");
    }
}
