package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code rolesTree} gives a user a role, or less than all of it. */
final class RolesTreeIT {

    private static PolicyRealm realm;

    private final String files = realm.policy("files:*");
    private final String orders = realm.policy("database:orders:*", "!database:orders:delete");
    private final String role = realm.role(files, orders);

    @BeforeAll
    static void prepare() {
        realm = PolicyRealm.create();
    }

    @AfterAll
    static void remove() {
        realm.remove();
    }

    private static Reply update(String user, Object tree) {
        return realm.api().patch("/users/" + user, Map.of("rolesTree", tree));
    }

    private String narrowed(Object... policies) {
        String user = realm.user();
        update(user, tree(policies)).expect(200);
        return user;
    }

    private List<Object> tree(Object... policies) {
        return List.of(Map.of("role", role, "policies", List.of(policies)));
    }

    private static Map<String, Object> part(String policy, String... permissions) {
        return Map.of("policy", policy, "permissions", List.of(permissions));
    }

    @Test
    void noPoliciesMeanAllOfTheRole() {
        assertThat(realm.allowed(narrowed())).containsExactly("database:orders:*", "files:*");
        String user = realm.user();
        update(user, List.of(Map.of("role", role))).expect(200);
        assertThat(realm.allowed(user)).containsExactly("database:orders:*", "files:*");
    }

    @Test
    void policyAloneGivesThatPolicyOnly() {
        String user = narrowed(part(files));

        assertThat(realm.allowed(user)).containsExactly("files:*");
        assertThat(realm.may(user, "database:orders:read")).isFalse();
    }

    @Test
    void permissionsGiveThoseOfThePolicyOnly() {
        String user = narrowed(part(files, "files:read"), part(orders, "database:orders:read@orders/eu/*"));

        assertThat(realm.allowed(user)).containsExactly("database:orders:read@orders/eu/*", "files:read");
        assertThat(realm.may(user, "files:create")).isFalse();
    }

    @Test
    void registrationTakesATreeToo() {
        realm.realm().set("allowedRegisterRoles", List.of(role));
        Map<String, Object> newcomer = new HashMap<>(PolicyRealm.newcomer());
        newcomer.put("rolesTree", tree(part(files, "files:read")));

        String user = realm.api().post("/users/register", newcomer).expect(200).text("/userId");

        assertThat(realm.allowed(user)).containsExactly("files:read");
    }

    @Test
    void whatIsDeniedSurvives() {
        String user = narrowed(part(files));
        realm.api()
                .post("/roles/" + realm.roleWith("database:*") + "/users", Map.of("users", List.of(user)))
                .expect(200);

        assertThat(realm.may(user, "database:orders:read")).isTrue();
        assertThat(realm.may(user, "database:orders:delete")).isFalse();
    }

    @Test
    void wholePolicyGrowsWithItAndANarrowedOneDoesNot() {
        String whole = narrowed(part(files));
        String part = narrowed(part(files, "files:read"));

        realm.write(files, "files:*", "serverless:*");

        assertThat(realm.allowed(whole)).containsExactly("files:*", "serverless:*");
        assertThat(realm.allowed(part)).containsExactly("files:read");
    }

    @Test
    void whatThePolicyNoLongerAllowsIsLost() {
        String user = narrowed(part(files, "files:read", "files:create"));

        realm.write(files, "files:read");

        assertThat(realm.allowed(user)).containsExactly("files:read");
    }

    @Test
    void policyThatTheRoleGetsLaterIsNotAmongThoseThatWereChosen() {
        String user = narrowed(part(files));
        String all = realm.user(role);

        realm.api()
                .patch("/roles/" + role, Map.of("policies", List.of(files, realm.policy("serverless:*"))))
                .expect(200);

        assertThat(realm.allowed(user)).containsExactly("files:*");
        assertThat(realm.allowed(all)).containsExactly("files:*", "serverless:*");
    }

    @Test
    void policiesOfRolesInsideCanBeChosen() {
        String inside = realm.policy("serverless:*");
        realm.compose(role, realm.role(inside));

        assertThat(realm.allowed(narrowed(part(inside)))).containsExactly("serverless:*");
    }

    @Test
    void sameRoleThroughAGroupIsWhole() {
        String user = narrowed(part(files, "files:read"));

        realm.join(user, realm.group(role));

        assertThat(realm.allowed(user)).containsExactly("database:orders:*", "files:*");
    }

    @Test
    void includePermissionsShowsWhatIsLeft() {
        String user = narrowed(part(files, "files:read"));

        JsonNode policies =
                realm.api().get("/users/" + user + "?includePermissions=true").at("/result/roles/0/policies");

        assertThat(UsersApi.texts(policies, "/name")).containsExactly(files);
        assertThat(policies.at("/0/permissions")).map(JsonNode::asText).containsExactly("files:read");
    }

    @Test
    void explanationShowsWhatIsLeft() {
        String user = narrowed(part(files, "files:read"));

        assertThat(realm.permissions(user).at("/result/policies"))
                .filteredOn(way -> way.path("policy").asText().equals(files))
                .singleElement()
                .satisfies(way ->
                        assertThat(way.path("only")).map(JsonNode::asText).containsExactly("files:read"));
    }

    @Test
    void sendingBackWhatIncludePermissionsShowsChangesNothing() {
        for (String user : List.of(
                narrowed(part(files, "files:read"), part(orders, "database:orders:insert")),
                narrowed(part(files)),
                realm.user(role, "Authenticated"))) {
            JsonNode before = catalogueAnswers(user);

            update(user, echo(user)).expect(200);

            assertThat(catalogueAnswers(user)).isEqualTo(before);
        }
    }

    @Test
    void wholeRoleThatIsSentBackGrowsOn() {
        String simple = realm.role(files);
        String user = realm.user(simple);

        update(user, echo(user)).expect(200);

        realm.write(files, "serverless:*");
        assertThat(realm.allowed(user)).containsExactly("serverless:*");
    }

    private static List<Object> echo(String user) {
        List<Object> tree = new ArrayList<>();
        realm.api()
                .get("/users/" + user + "?includePermissions=true")
                .at("/result/roles")
                .forEach(role -> {
                    List<Object> policies = new ArrayList<>();
                    role.path("policies")
                            .forEach(policy -> policies.add(Map.of(
                                    "policy", policy.path("name"),
                                    "permissions", policy.path("permissions"))));
                    tree.add(Map.of("role", role.path("name"), "policies", policies));
                });
        return tree;
    }

    private static JsonNode catalogueAnswers(String user) {
        List<String> questions =
                new ArrayList<>(UsersApi.texts(realm.api().get("/permissions").at("/result"), "/value"));
        List.of("read", "insert", "update", "delete").forEach(verb -> questions.add("database:orders:" + verb));
        JsonNode answers = realm.api()
                .post("/permissions/check", Map.of("userId", user, "checks", questions))
                .expect(200)
                .at("/result");
        assertThat(UsersApi.texts(answers, "/allowed")).contains("true");
        return answers;
    }
}
