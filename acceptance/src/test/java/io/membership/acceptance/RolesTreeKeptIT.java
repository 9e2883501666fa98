package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long a user has less than all of a role, and which trees are refused. */
final class RolesTreeKeptIT {

    private static PolicyRealm realm;

    private final String policy = realm.policy("files:*");
    private final String other = realm.policy("database:*");
    private final String role = realm.role(policy, other);

    @BeforeAll
    static void prepare() {
        realm = PolicyRealm.create();
    }

    @AfterAll
    static void remove() {
        realm.remove();
    }

    private static Reply update(String user, Object... members) {
        Map<String, Object> body = new HashMap<>();
        for (int i = 0; i < members.length; i += 2) {
            body.put((String) members[i], members[i + 1]);
        }
        return realm.api().patch("/users/" + user, body);
    }

    /** Somebody who may only read files of the role. */
    private String reader() {
        String user = realm.user();
        update(user, "rolesTree", reading()).expect(200);
        return user;
    }

    private List<Object> reading() {
        return List.of(Map.of(
                "role", role, "policies", List.of(Map.of("policy", policy, "permissions", List.of("files:read")))));
    }

    @Test
    void rolesAloneKeepIt() {
        String user = reader();

        update(user, "roles", List.of(role)).expect(200);
        update(user, "roles", List.of(role, "Authenticated")).expect(200);

        assertThat(realm.allowed(user)).containsExactly("files:read");
    }

    @Test
    void rolesWinOverTheTree() {
        String user = realm.user();

        update(user, "roles", List.of(role), "rolesTree", List.of(Map.of("role", "Authenticated")))
                .expect(200);

        assertThat(UsersApi.roles(realm.api().get("/users/" + user).at("/result")))
                .containsExactly(role);
    }

    @Test
    void treeWithoutPoliciesMakesItWholeAgain() {
        String user = reader();

        update(user, "rolesTree", List.of(Map.of("role", role))).expect(200);

        assertThat(realm.allowed(user)).containsExactly("database:*", "files:*");
    }

    @Test
    void roleThatIsTakenAndGivenAgainIsWhole() {
        String byUpdate = reader();
        update(byUpdate, "roles", List.of()).expect(200);
        update(byUpdate, "roles", List.of(role)).expect(200);
        assertThat(realm.allowed(byUpdate)).containsExactly("database:*", "files:*");

        String byRole = reader();
        Map<String, Object> him = Map.of("users", List.of(byRole));
        realm.api().call("DELETE", "/roles/" + role + "/users", him).expect(200);
        realm.api().post("/roles/" + role + "/users", him).expect(200);
        assertThat(realm.allowed(byRole)).containsExactly("database:*", "files:*");
    }

    @Test
    void otherChangesOfTheUserKeepIt() {
        String user = reader();

        update(user, "city", "Oslo").expect(200);
        realm.realm().changeInConsole(user, Map.of("firstName", "Ona"));
        realm.api()
                .post("/roles/" + realm.roleWith("serverless:*") + "/users", Map.of("users", List.of(user)))
                .expect(200);

        assertThat(realm.allowed(user)).containsExactly("files:read", "serverless:*");
    }

    @Test
    void userCannotWidenItHimself() {
        String email = Unique.email();
        String id = realm.realm().createUser(email);
        update(id, "rolesTree", reading()).expect(200);
        String token = realm.realm().userToken(email);

        realm.api().as(token).patch("/users/profile", Map.of("rolesTree", List.of(Map.of("role", role))));
        Api account = Keycloak.anonymously()
                .under("/realms/" + realm.realm().name() + "/account")
                .as(token);
        Map<String, Object> himself =
                account.with("Accept", "application/json").get("").expect(200).members();
        himself.put("attributes", Map.of("membership.rolesTree", List.of("{}")));
        account.post("", himself);

        assertThat(realm.allowed(id)).containsExactly("files:read");
    }

    @Test
    void itTravelsWithTheRealmAndIsKeptThoughItsRolesGetOtherIds() {
        PolicyRealm travelling = PolicyRealm.create();
        try {
            String files = travelling.policy("files:*");
            String narrow = travelling.role(files);
            String user = travelling.user();
            travelling
                    .api()
                    .patch(
                            "/users/" + user,
                            Map.of(
                                    "rolesTree",
                                    List.of(Map.of(
                                            "role",
                                            narrow,
                                            "policies",
                                            List.of(Map.of("policy", files, "permissions", List.of("files:read")))))))
                    .expect(200);
            JsonNode exported = travelling.realm().probe().export();
            exported.at("/roles/realm").forEach(each -> ((ObjectNode) each).remove("id"));
            ((ObjectNode) exported.path("defaultRole")).remove("id");
            travelling.remove();
            Keycloak.admin().post("/admin/realms", exported).expect(201);
            assertThat(travelling.allowed(user)).containsExactly("files:read");

            travelling
                    .api()
                    .patch("/users/" + user, Map.of("roles", List.of(narrow, "Authenticated")))
                    .expect(200);

            assertThat(travelling.allowed(user)).containsExactly("files:read");
        } finally {
            travelling.remove();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[{}]",
                "['ROLE']",
                "[{'role':7}]",
                "[{'role':'Nobody'}]",
                "[{'role':'ROLE'},{'role':'ROLE'}]",
                "[{'role':'ROLE','policies':'POLICY'}]",
                "[{'role':'ROLE','policies':['POLICY']}]",
                "[{'role':'ROLE','policies':{'POLICY':1}}]",
                "[{'role':'ROLE','policies':[{}]}]",
                "[{'role':'ROLE','policies':[{'policy':'membership:users'}]}]",
                "[{'role':'ROLE','policies':[{'policy':'Nonsense'}]}]",
                "[{'role':'ROLE','policies':[{'policy':'POLICY','permissions':['files']}]}]",
                "[{'role':'ROLE','policies':[{'policy':'POLICY','permissions':['database:orders:read']}]}]",
                "[{'role':'ROLE','policies':[{'policy':'POLICY','permissions':['*']}]}]",
                "[{'role':'ROLE','policies':[{'policy':'POLICY','permissions':[7]}]}]",
                "[{'role':'ROLE','policies':[{'policy':'POLICY','permissions':{'files:read':1}}]}]",
                "[{'role':'ROLE','policies':[{'policy':'POLICY','permissions':'files:read'}]}]"
            })
    void wrongTreeIsRefusedAndNothingIsStored(String text) {
        String user = reader();
        JsonNode tree = Json.parse(text.replace("'", "\"").replace("ROLE", role).replace("POLICY", policy));

        Reply refused = update(user, "rolesTree", tree, "city", "Oslo").expectError(400, "InvalidValue");

        assertThat(refused.text("/responseStatus/errors/0/fieldName")).isEqualTo("rolesTree");
        assertThat(realm.allowed(user)).containsExactly("files:read");
        assertThat(realm.api().get("/users/" + user).at("/result").has("city")).isFalse();
    }

    @Test
    void refusalNamesTheMistake() {
        String user = realm.user();
        Map<String, Object> wrongPolicy =
                Map.of("role", role, "policies", List.of(Map.of("policy", "membership:users")));
        Map<String, Object> wrongPermission = Map.of(
                "role", role, "policies", List.of(Map.of("policy", policy, "permissions", List.of("database:a:read"))));

        assertThat(update(user, "rolesTree", List.of(wrongPolicy)).text("/responseStatus/message"))
                .contains("membership:users", role);
        assertThat(update(user, "rolesTree", List.of(wrongPermission)).text("/responseStatus/message"))
                .contains("database:a:read", policy);
    }
}
