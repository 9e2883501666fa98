package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Which roles a registration gives: those of the settings, or those that it may ask for. */
final class RegisterRolesIT {

    private static Realm realm;

    private final UsersApi users = UsersApi.of(realm);

    @BeforeAll
    static void createRealm() {
        realm = Keycloak.newRealm();
        for (String role : List.of("Member", "Secret")) {
            realm.admin().post("/roles", Map.of("name", role)).expect(201);
        }
        realm.set("userRegistersAsRole", "Member");
        realm.set("allowedRegisterRoles", List.of("Administrator"));
    }

    @AfterAll
    static void removeRealm() {
        realm.remove();
    }

    @Test
    void whoAsksForNoneGetsTheRoleOfTheSettings() {
        assertThat(UsersApi.roles(users.registered(Map.of()))).containsExactly("Member");
    }

    @Test
    void emptyListAsksForNone() {
        assertThat(UsersApi.roles(users.registered(Map.of("roles", List.of())))).containsExactly("Member");
    }

    @Test
    void allowedRoleTakesThePlaceOfTheDefault() {
        assertThat(UsersApi.roles(users.registered(Map.of("roles", List.of("Administrator")))))
                .containsExactly("Administrator");
    }

    @Test
    void rolesMayComeAsATree() {
        Map<String, Object> administrator = Map.of("role", "Administrator", "policies", List.of());

        assertThat(UsersApi.roles(users.registered(Map.of("rolesTree", List.of(administrator)))))
                .containsExactly("Administrator");
    }

    @Test
    void roleThatRegistrationsMayNotAskForCreatesNobody() {
        String email = Unique.email();

        Reply reply = users.register(Map.of("email", email, "roles", List.of("Administrator", "Secret")))
                .expectError(403, "RoleNotAllowed");

        assertThat(reply.text("/responseStatus/message")).contains("Secret");
        assertThat(reply.text("/responseStatus/errors/0/fieldName")).isEqualTo("roles");
        assertNobodyHas(email);
    }

    @Test
    void roleThatDoesNotExistCreatesNobody() {
        String email = Unique.email();

        Reply reply = users.register(Map.of("email", email, "roles", List.of("Nonsense")))
                .expectError(400, "InvalidValue");

        assertThat(reply.text("/responseStatus/message")).contains("Nonsense");
        assertNobodyHas(email);
    }

    private void assertNobodyHas(String email) {
        users.api().get("/by-email" + Api.query("email", email)).expectError(404, "UserNotFound");
    }
}
