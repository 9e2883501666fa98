package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An administrator whom fine-grained admin permissions restrict to some users. */
final class RestrictedAdministratorIT {

    private static Realm realm;
    private static FineGrained permissions;
    private static String hidden;
    private static String hiddenEmail;

    private final String email = Unique.email();
    private final String administrator = permissions.createAdministrator(email);
    private final String mine = realm.createUser(Unique.email(), Map.of("lastName", "Mine"));
    private final String plain = role();
    private final Api api = realm.membership().as(realm.userToken(email));

    @BeforeAll
    static void restrict() {
        realm = Keycloak.newRealm();
        permissions = FineGrained.of(realm);
        hiddenEmail = Unique.email();
        hidden = realm.createUser(hiddenEmail, Map.of("lastName", "Hidden"));
    }

    @AfterAll
    static void remove() {
        realm.remove();
    }

    @Test
    void listShowsAndCountsOnlyWhomHeMaySee() {
        permissions.allowUsers(administrator, List.of(mine), "view");

        Reply list = api.get("/users").expect(200);

        assertThat(list.json().path("result").findValuesAsText("id")).containsExactly(mine);
        assertThat(list.at("/totalCount").asInt()).isEqualTo(1);
    }

    @Test
    void listIsEmptyForWhoMaySeeNobody() {
        Reply list = api.get("/users").expect(200);

        assertThat(list.at("/result")).isEmpty();
        assertThat(list.at("/totalCount").asInt(-1)).isZero();
    }

    @Test
    void neitherFilterNorSearchFindsWhomHeMayNotSee() {
        permissions.allowUsers(administrator, List.of(mine), "view");
        String filter =
                Api.query("filter", "{\"$or\":[{\"email\":\"" + hiddenEmail + "\"},{\"id\":\"" + hidden + "\"}]}");

        assertThat(api.get("/users" + filter).expect(200).at("/result")).isEmpty();
        assertThat(api.get("/users" + filter).at("/totalCount").asInt(-1)).isZero();
        assertThat(api.get("/users" + Api.query("search", hiddenEmail)).at("/result"))
                .isEmpty();
    }

    @Test
    void cursorWalksOnlyThroughWhomHeMaySee() {
        String second = realm.createUser(Unique.email());
        permissions.allowUsers(administrator, List.of(mine, second), "view");

        Reply first = api.get("/users?pageSize=1").expect(200);
        Reply next = api.get("/users" + Api.query("pageSize", "1", "cursor", first.text("/nextCursor")));

        assertThat(List.of(first.text("/result/0/id"), next.expect(200).text("/result/0/id")))
                .containsExactlyInAnyOrder(mine, second);
        assertThat(next.text("/nextCursor")).isEmpty();
    }

    @Test
    void whoMaySeeAllButOneDoesNotSeeThatOne() {
        String excepted = realm.createUser(Unique.email());
        permissions.allow(administrator, "Users", List.of(), "view");
        permissions.allowAllBut(administrator, "Users", List.of(excepted), "view");

        List<String> seen = api.get("/users").expect(200).json().path("result").findValuesAsText("id");

        assertThat(seen).contains(mine, administrator).doesNotContain(excepted);
        api.get("/users/" + excepted).expectError(403, "Forbidden");
        api.get("/users/" + mine).expect(200);
    }

    @Test
    void whomHeMayNotSeeIsForbidden() {
        permissions.allowUsers(administrator, List.of(mine), "view");

        assertThat(api.get("/users/" + mine).expect(200).text("/result/id")).isEqualTo(mine);
        api.get("/users/" + hidden).expectError(403, "Forbidden");
        api.get("/users/by-email" + Api.query("email", hiddenEmail)).expectError(403, "Forbidden");
        api.patch("/users/" + hidden, Map.of("city", "Oslo")).expectError(403, "Forbidden");
        api.patch("/users/" + hidden + "/block", Map.of()).expectError(403, "Forbidden");
        api.delete("/users/" + hidden).expectError(403, "Forbidden");
    }

    @Test
    void whoMaySeeOnlyChangesNothing() {
        permissions.allowUsers(administrator, List.of(mine), "view");

        api.patch("/users/" + mine, Map.of("city", "Oslo")).expectError(403, "Forbidden");
        api.put("/users/" + mine + "/block", Map.of()).expectError(403, "Forbidden");
        api.delete("/users/" + mine).expectError(403, "Forbidden");
        Map<String, String> user = Map.of("email", Unique.email(), "password", Realm.PASSWORD);
        api.post("/users/register", user).expectError(403, "Forbidden");
    }

    @Test
    void whoMayManageOneUserChangesBlocksAndDeletesHim() {
        permissions.allowUsers(administrator, List.of(mine), "view", "manage");

        api.patch("/users/" + mine, Map.of("city", "Oslo")).expect(200);
        api.put("/users/" + mine + "/block", Map.of()).expect(200);
        api.put("/users/" + mine + "/unblock", Map.of()).expect(200);
        api.delete("/users/" + mine).expect(200);
    }

    @Test
    void toManageAUserIsNotToGiveHimRoles() {
        permissions.allowUsers(administrator, List.of(mine), "view", "manage");

        api.patch("/users/" + mine, Map.of("roles", List.of("Administrator"), "city", "Oslo"))
                .expectError(403, "Forbidden");

        permissions.allowUsers(administrator, List.of(mine), "map-roles");
        api.patch("/users/" + mine, Map.of("roles", List.of(plain))).expectError(403, "RoleNotAllowed");

        mapRole(plain);
        api.patch("/users/" + mine, Map.of("roles", List.of(plain))).expect(200);
        assertThat(api.get("/users/" + mine).at("/result/city").isMissingNode()).isTrue();
    }

    @Test
    void toGiveARoleIsNotToGiveWhatItHoldsOfMembership() {
        permissions.allowUsers(administrator, List.of(mine), "view", "manage", "map-roles");
        mapRole("Administrator");

        api.patch("/users/" + mine, Map.of("roles", List.of("Administrator"))).expectError(403, "RoleNotAllowed");
    }

    @Test
    void toGiveARoleIsNotToGiveItToEverybody() {
        permissions.allowUsers(administrator, List.of(mine), "view", "manage", "map-roles");
        mapRole(plain);

        Reply reply = api.post("/roles/" + plain + "/users", Map.of("users", List.of(hidden, mine)))
                .expect(200);

        assertThat(reply.text("/result/0/errorCode")).isEqualTo("Forbidden");
        assertThat(reply.at("/result/1/changed").asBoolean()).isTrue();
        assertThat(UsersApi.roles(UsersApi.of(realm).get(hidden))).doesNotContain(plain);
    }

    private static String role() {
        String name = Unique.name("role");
        realm.admin().post("/roles", Map.of("name", name)).expect(201);
        return name;
    }

    private void mapRole(String name) {
        String role = realm.admin().get("/roles/" + name).expect(200).text("/id");
        permissions.allow(administrator, "Roles", List.of(role), "map-role");
    }

    @Test
    void unknownIdIsNotFoundSinceHeMayAsk() {
        api.get("/users/00000000-0000-0000-0000-000000000001").expectError(404, "UserNotFound");
    }
}
