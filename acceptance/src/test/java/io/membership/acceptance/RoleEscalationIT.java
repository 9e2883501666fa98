package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Nobody raises himself or another through {@code roles}. */
final class RoleEscalationIT {

    /** Contains {@code realm-admin} of {@code realm-management}. */
    private static final String HIDES_ADMIN = "Trojan";

    /** Contains {@link #HIDES_ADMIN}. */
    private static final String HIDES_DEEPER = "TrojanInside";

    private static Realm realm;
    private static UsersApi users;

    @BeforeAll
    static void prepare() {
        realm = Keycloak.newRealm();
        users = UsersApi.of(realm);
        String client = realm.uuidOfClient("realm-management");
        composite(HIDES_ADMIN, realm.admin().get("/clients/" + client + "/roles/realm-admin"));
        composite(HIDES_DEEPER, realm.admin().get("/roles/" + HIDES_ADMIN));
        realm.set("allowedRegisterRoles", List.of("Authenticated", "Administrator", HIDES_ADMIN, HIDES_DEEPER));
    }

    @AfterAll
    static void remove() {
        realm.remove();
    }

    private static void composite(String name, Reply inside) {
        realm.admin().post("/roles", Map.of("name", name)).expect(201);
        realm.admin()
                .post(
                        "/roles/" + name + "/composites",
                        List.of(inside.expect(200).json()))
                .expect(204);
    }

    @Test
    void keyCannotGiveARoleThatHidesAnAdministrationRole() {
        String id = users.registeredId(Map.of());

        for (String role : List.of(HIDES_ADMIN, HIDES_DEEPER)) {
            Map<String, Object> patch = Map.of("roles", List.of("Administrator", role), "city", "Oslo");
            users.api().patch("/" + id, patch).expectError(403, "RoleNotAllowed");
        }

        assertThat(UsersApi.roles(users.get(id))).containsExactly("Authenticated");
        assertThat(users.get(id).has("city")).isFalse();
    }

    @Test
    void keyCannotRegisterSomebodyWithSuchARoleThoughSettingsAllowIt() {
        for (String role : List.of(HIDES_ADMIN, HIDES_DEEPER)) {
            String email = Unique.email();

            users.register(Map.of("email", email, "roles", List.of(role))).expectError(403, "RoleNotAllowed");

            users.api().get("/by-email" + Api.query("email", email)).expectError(404, "UserNotFound");
        }
    }

    @Test
    void rolesTreeIsNoWayAround() {
        String id = users.registeredId(Map.of());

        users.api()
                .patch("/" + id, Map.of("rolesTree", List.of(Map.of("role", HIDES_ADMIN))))
                .expectError(403, "RoleNotAllowed");
    }

    @Test
    void keyCannotTakeSuchARoleAway() {
        String id = users.registeredId(Map.of());
        realm.admin()
                .post("/users/" + id + "/role-mappings/realm", List.of(role(HIDES_ADMIN)))
                .expect(204);

        users.api().patch("/" + id, Map.of("roles", List.of())).expectError(403, "RoleNotAllowed");

        assertThat(UsersApi.roles(users.get(id))).contains(HIDES_ADMIN);
    }

    @Test
    void administratorOfTheRealmMayGiveIt() {
        String id = users.registeredId(Map.of());
        Api master = users.api().as(Keycloak.adminToken());

        master.patch("/" + id, Map.of("roles", List.of(HIDES_ADMIN))).expect(204);

        assertThat(UsersApi.roles(users.get(id))).containsExactly(HIDES_ADMIN);
    }

    @Test
    void registrationTakesNoRoleThatSettingsDoNotAllow() {
        realm.admin().post("/roles", Map.of("name", "Plain")).expect(201);

        users.register(Map.of("roles", List.of("Plain"))).expectError(403, "RoleNotAllowed");
    }

    @Test
    void managerOfUsersGivesHimselfNoRole() {
        String email = Unique.email();
        String id = realm.createUser(email);
        realm.grantManagement(id, "manage-users");
        Api himself = users.api().as(realm.userToken(email));

        himself.patch("/" + id, Map.of("roles", List.of("Administrator"))).expectError(403, "RoleNotAllowed");

        assertThat(UsersApi.roles(users.get(id))).isEmpty();
        himself.patch("/" + id, Map.of("roles", List.of())).expect(204);
    }

    @Test
    void keyGivesItsOwnServiceAccountNoRole() {
        String account = users.api().get("/profile").expect(200).text("/result/id");

        users.api()
                .patch("/" + account, Map.of("roles", List.of("Administrator", "Authenticated")))
                .expectError(403, "RoleNotAllowed");
    }

    @Test
    void profileNeitherGivesNorTakesRoles() {
        String email = Unique.email();
        String id = users.registeredId(Map.of("email", email));
        Api himself = users.api().as(realm.userToken(email));

        himself.patch("/profile", Map.of("roles", List.of("Administrator"), "city", "Oslo"))
                .expect(204);
        himself.patch("/profile", Map.of("rolesTree", List.of(Map.of("role", "Administrator"))))
                .expect(204);

        assertThat(UsersApi.roles(users.get(id))).containsExactly("Authenticated");
    }

    private static Object role(String name) {
        return realm.admin().get("/roles/" + name).expect(200).json();
    }
}
