package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Users with the policies and permissions of their roles, one and many. */
final class IncludePermissionsIT {

    private static PolicyRealm realm;

    @BeforeAll
    static void prepare() {
        realm = PolicyRealm.create();
    }

    @AfterAll
    static void remove() {
        realm.remove();
    }

    private static JsonNode roles(String user) {
        return realm.api()
                .get("/users/" + user + "?includePermissions=true")
                .expect(200)
                .at("/result/roles");
    }

    @Test
    void roleHasItsPoliciesAndTheseTheirPermissions() {
        String policy = realm.policy("files:read", "database:orders:read@orders/eu/*");
        realm.api()
                .patch("/policies/" + policy, Map.of("displayName", "Reading"))
                .expect(200);
        String role = realm.role(policy);
        realm.api().patch("/roles/" + role, Map.of("displayName", "Reader")).expect(200);

        assertThat(roles(realm.user(role)))
                .isEqualTo(Json.parse("""
                        [{"name":"ROLE","displayName":"Reader","policies":[{"name":"POLICY","displayName":"Reading",
                          "disabled":false,"permissions":["database:orders:read@orders/eu/*","files:read"]}]}]
                        """.replace("ROLE", role).replace("POLICY", policy)));
    }

    @Test
    void withoutBeingAskedForThereAreNone() {
        String user = realm.user(realm.roleWith("files:read"));

        assertThat(realm.api().get("/users/" + user).at("/result/roles/0/policies"))
                .isEmpty();
    }

    @Test
    void pageShowsEachUserAsHeIsShownAlone() {
        String shared = realm.roleWith("files:*");
        String denying = realm.roleWith("!files:delete");
        List<String> users = List.of(realm.user(shared), realm.user(shared, denying), realm.user("Administrator"));

        Reply page = realm.api()
                .post("/users", Map.of("includePermissions", true, "filter", Map.of("id", Map.of("$in", users))))
                .expect(200);

        assertThat(page.at("/result")).hasSize(3);
        for (JsonNode user : page.at("/result")) {
            assertThat(user.path("roles")).isEqualTo(roles(user.path("id").asText()));
        }
    }

    @Test
    void usersOfARoleAndLookUpsByEmailShowThemToo() {
        String role = realm.roleWith("files:read");
        String user = realm.user(role);
        String email = realm.api().get("/users/" + user).text("/result/email");

        Reply members = realm.api().get("/roles/" + role + "/users?includePermissions=true");
        Reply found = realm.api().get("/users/by-email" + Api.query("email", email, "includePermissions", "true"));

        assertThat(members.at("/result/0/roles")).isEqualTo(roles(user));
        assertThat(found.at("/result/roles")).isEqualTo(roles(user));
    }

    @Test
    void disabledPolicyIsShownAsDisabledWithoutPermissions() {
        String policy = realm.policy("files:read");
        String user = realm.user(realm.role(policy));

        realm.disable(policy);

        JsonNode shown = roles(user).at("/0/policies/0");
        assertThat(shown.path("name").asText()).isEqualTo(policy);
        assertThat(shown.path("disabled").asBoolean()).isTrue();
        assertThat(shown.path("permissions")).isEmpty();
    }

    @Test
    void policiesOfRolesInsideBelongToTheRole() {
        String inside = realm.policy("files:read");
        String own = realm.policy("files:create");
        String role = realm.role(own);
        realm.compose(role, realm.role(inside));

        assertThat(UsersApi.texts(roles(realm.user(role)).at("/0/policies"), "/name"))
                .containsExactlyInAnyOrder(own, inside);
    }

    @Test
    void whatAnotherRoleDeniesIsLeftOut() {
        String user = realm.user(realm.roleWith("files:read", "files:delete"), realm.roleWith("!files:delete"));

        assertThat(roles(user))
                .anySatisfy(role -> assertThat(role.at("/policies/0/permissions"))
                        .map(JsonNode::asText)
                        .containsExactly("files:read"));
    }

    @Test
    void patternOfWhichAPartIsDeniedIsShownAsThoseOfTheCatalogueThatAreLeft() {
        String user = realm.user(realm.roleWith("files:*", "!files:delete"));

        assertThat(roles(user).at("/0/policies/0/permissions"))
                .map(JsonNode::asText)
                .containsExactly("files:create", "files:read", "files:update");
    }

    @Test
    void ownProfileShowsThemToTheUserHimself() {
        String role = realm.roleWith("files:read");
        String email = Unique.email();
        String id = realm.realm().createUser(email);
        realm.api().patch("/users/" + id, Map.of("roles", List.of(role))).expect(200);

        Reply profile = realm.api().as(realm.realm().userToken(email)).get("/users/profile?includePermissions=true");

        assertThat(profile.expect(200).at("/result/roles")).isEqualTo(roles(id));
    }
}
