package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who would gain and lose what by a change of a role or a policy, before it is saved. */
final class ImpactIT {

    private static PolicyRealm realm;

    @BeforeAll
    static void prepare() {
        realm = PolicyRealm.create();
    }

    @AfterAll
    static void remove() {
        realm.remove();
    }

    private static Impact ofRole(String role, String... policies) {
        return Impact.ofRole(realm, role, policies);
    }

    private static Impact ofPolicy(String policy, String... permissions) {
        return Impact.ofPolicy(realm, policy, permissions);
    }

    @Test
    void policyAddedToARoleIsGainedAndOneTakenIsLost() {
        String role = realm.roleWith("files:read");
        String user = realm.user(role);
        String creating = realm.policy("files:create", "database:orders:read@orders/eu/*");

        Impact impact = ofRole(role, creating);

        assertThat(impact.counts()).containsExactly(1, 1, 1);
        assertThat(impact.changes()).containsExactly("1: +database:orders:read@orders/eu/* +files:create -files:read");
        assertThat(impact.sample().at("/0/id").asText()).isEqualTo(user);
        assertThat(impact.sample().at("/0/userName").asText())
                .isEqualTo(realm.api().get("/users/" + user).text("/result/userName"));
    }

    @Test
    void patternIsToldByThePermissionsOfTheCatalogue() {
        String role = realm.role();
        realm.user(role);

        assertThat(ofRole(role, realm.policy("files:*")).changes())
                .containsExactly("1: +files:create +files:delete +files:read +files:update");
    }

    @Test
    void changedStatementsOfAPolicyReachTheHoldersOfItsRoles() {
        String policy = realm.policy("files:read", "files:create");
        realm.user(realm.role(policy));
        realm.user(realm.role(policy), "Authenticated");

        Impact impact = ofPolicy(policy, "files:read", "files:update");

        assertThat(impact.counts()).containsExactly(2, 2, 2);
        assertThat(impact.changes()).containsExactly("2: +files:update -files:create");
    }

    @Test
    void denialThatIsAddedTakesWhatOtherRolesGive() {
        String policy = realm.policy();
        realm.user(realm.role(policy), realm.roleWith("files:read", "files:delete"));
        realm.user(realm.role(policy));

        Impact impact = ofPolicy(policy, "!files:delete");

        assertThat(impact.counts()).containsExactly(2, 0, 1);
        assertThat(impact.changes()).containsExactly("1: -files:delete");
    }

    @Test
    void denialThatIsTakenAwayGives() {
        String denying = realm.policy("!files:delete");
        String role = realm.role(denying, realm.policy("files:*"));
        realm.user(role);

        assertThat(ofPolicy(denying).changes()).containsExactly("1: +files:delete");
    }

    @Test
    void disablingIsAChangeLikeAnyOther() {
        String policy = realm.policy("files:read");
        realm.user(realm.role(policy));

        Impact impact = Impact.asked(realm, "/policies/" + policy, Map.of("disabled", true));

        assertThat(impact.changes()).containsExactly("1: -files:read");
    }

    @Test
    void nothingIsStored() {
        String policy = realm.policy("files:read");
        String role = realm.role(policy);
        JsonNode before = realm.api().get("/roles/" + role).json();
        JsonNode policyBefore = realm.api().get("/policies/" + policy).json();

        ofRole(role);
        ofPolicy(policy, "files:create");

        assertThat(realm.api().get("/roles/" + role).json()).isEqualTo(before);
        assertThat(realm.api().get("/policies/" + policy).json()).isEqualTo(policyBefore);
    }

    @Test
    void wrongChangeIsRefusedAsSavingItWould() {
        realm.api()
                .post("/roles/" + realm.role() + "/impact", Map.of("policies", List.of("Nonsense")))
                .expectError(400, "InvalidValue");
        realm.api()
                .post("/policies/" + realm.policy() + "/impact", Map.of("permissions", List.of("files:raed")))
                .expectError(400, "UnknownPermission");
    }
}
