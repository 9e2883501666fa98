package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A role or policy that is in use is deleted only by force, and the refusal says who uses it. */
final class RolesInUseIT {

    private static PolicyRealm realm;
    private static Api api;

    @BeforeAll
    static void prepare() {
        realm = PolicyRealm.create();
        api = realm.api();
    }

    @AfterAll
    static void remove() {
        realm.remove();
    }

    private static String refusal(String path, String errorCode) {
        String message = api.delete(path).expectError(409, errorCode).text("/responseStatus/message");
        api.get(path).expect(200);
        return message;
    }

    private static String refused(String role) {
        return refusal("/roles/" + role, "RoleInUse");
    }

    @Test
    void usersAreCountedAndNamed() {
        String role = realm.role();
        String first = email(realm.user(role));
        String second = email(realm.user(role));

        assertThat(refused(role)).contains("users: 2", first, second);
    }

    @Test
    void ofManyUsersFiveAreNamed() {
        String role = realm.role();
        for (int i = 0; i < 6; i++) {
            realm.user(role);
        }

        assertThat(refused(role)).contains("users: 6").containsPattern("\\((\\S+@\\S+, ){5}…\\)");
    }

    @Test
    void whoMaySeeNoUsersLearnsOnlyHowMany() {
        String role = realm.role();
        String email = email(realm.user(role));
        Api manager = realm.realm()
                .serviceAccount(Unique.name("manager"), "manage-realm")
                .membership();

        Reply refused = manager.delete("/roles/" + role).expectError(409, "RoleInUse");

        assertThat(refused.text("/responseStatus/message")).contains("users: 1").doesNotContain(email);
    }

    @Test
    void roleOfAnApiKeyIsInUse() {
        String role = realm.role();
        ServiceAccount key = realm.realm().serviceAccount(Unique.name("key"));
        api.post("/roles/" + role + "/users", Map.of("users", List.of(key.userId())))
                .expect(200);

        assertThat(refused(role)).contains("users: 1", key.clientId());
    }

    @Test
    void groupsAreNamedByPath() {
        String role = realm.role();
        String group = realm.groupIn(realm.group(), role);

        assertThat(refused(role)).contains("groups: " + realm.path(group));
    }

    @Test
    void rolesThatHaveItInsideAreNamed() {
        String inside = realm.role();
        String around = realm.role();
        realm.compose(around, inside);

        assertThat(refused(inside)).contains("roles: " + around);
        api.delete("/roles/" + around).expect(200);
    }

    @Test
    void defaultRolesOfTheRealmCountAsARole() {
        String role = realm.role();
        String defaults = "default-roles-" + realm.realm().name();
        realm.compose(defaults, role);

        assertThat(refused(role)).contains("roles: " + defaults);
    }

    @Test
    void settingsThatNameItAreNamed() {
        String role = realm.role();
        realm.realm().set("userRegistersAsRole", role);
        realm.realm().set("guestRegistersAsRole", role);
        realm.realm().set("allowedRegisterRoles", List.of(role));

        assertThat(refused(role)).contains("settings: userRegistersAsRole, guestRegistersAsRole, allowedRegisterRoles");

        realm.realm().set("userRegistersAsRole", "Authenticated");
        realm.realm().set("guestRegistersAsRole", "Authenticated");
        realm.realm().set("allowedRegisterRoles", List.of("Authenticated", "Administrator"));
        api.delete("/roles/" + role).expect(200);
    }

    @Test
    void forceDeletesTheRoleAndItsHoldersLoseWhatItGave() {
        String role = realm.roleWith("files:read");
        String user = realm.user(role);
        assertThat(realm.may(user, "files:read")).isTrue();

        api.delete("/roles/" + role + "?force=true").expect(200);

        assertThat(realm.may(user, "files:read")).isFalse();
        assertThat(api.get("/users/" + user).at("/result/roles")).isEmpty();
    }

    @Test
    void policyThatRolesCarryIsInUse() {
        String policy = realm.policy("files:read");
        String role = realm.role(policy);

        assertThat(refusal("/policies/" + policy, "PolicyInUse")).contains("roles: " + role);

        api.patch("/roles/" + role, Map.of("policies", List.of())).expect(200);
        api.delete("/policies/" + policy).expect(200);
    }

    @Test
    void forceTakesThePolicyFromTheRolesThatCarryIt() {
        String policy = realm.policy("files:read");
        String role = realm.role("membership:check", policy);
        String user = realm.user(role);

        api.delete("/policies/" + policy + "?force=true").expect(200);

        assertThat(realm.may(user, "files:read")).isFalse();
        assertThat(api.get("/roles/" + role).at("/result/policies"))
                .map(JsonNode::asText)
                .containsExactly("membership:check");
        // A later policy of that name is nobody's until somebody gives it to a role.
        api.post("/policies", Map.of("name", policy, "permissions", List.of("files:*")))
                .expect(200);
        assertThat(realm.may(user, "files:read")).isFalse();
    }

    private static String email(String userId) {
        return api.get("/users/" + userId).expect(200).text("/result/email");
    }
}
