package io.membership.acceptance;

import static io.membership.acceptance.Granting.allow;
import static io.membership.acceptance.Granting.deny;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who was given less than all of a role, or acts through a client that may use less, has less until somebody may give it. */
final class NarrowedAccessIT {

    private static final String NARROWING = "membership.rolesTree";

    private static Realm realm;
    private static Granting granting;
    private static Api assigner;

    private final String email = Unique.email();
    private final String id = realm.createUser(email);
    private final String role = granting.role(allow("files:read", "files:delete"));
    private final String plain = granting.role();

    @BeforeAll
    static void prepare() {
        realm = Keycloak.newRealm();
        granting = new Granting(realm);
        assigner = granting.key(allow("membership:users:*", "membership:roles:assign", "files:read"))
                .membership();
    }

    @AfterAll
    static void remove() {
        realm.remove();
    }

    @Test
    void whatWasLeftOutIsNotHisToAdd() {
        narrow();

        for (Object whole : List.of(
                Map.of("rolesTree", List.of(Map.of("role", role))),
                Map.of("rolesTree", List.of(Map.of("role", role), Map.of("role", plain))))) {
            assigner.patch("/users/" + id, whole).expectError(403, "RoleNotAllowed");
        }

        assertNarrowed();
    }

    @Test
    void anotherRoleTakenLeavesItNarrowed() {
        narrow();
        granting.give(id, plain);

        takePlain();

        assertNarrowed();
    }

    /** A realm import gives roles new ids unless it says otherwise. */
    @Test
    void narrowingOfAnImportedRoleSurvivesAChangeOfOtherRoles() {
        narrow();
        granting.give(id, plain);
        String stored = attribute().replaceFirst("\\{\"[^\"]+\"", "{\"00000000-0000-0000-0000-000000000001\"");
        write(stored);
        assertNarrowed();

        assigner.patch("/users/" + id, Map.of("rolesTree", List.of(Map.of("role", role))))
                .expectError(403, "RoleNotAllowed");
        takePlain();

        assertNarrowed();
    }

    @Test
    void narrowingThatNobodyCanReadAllowsNothingAndGoesOnToDoSo() {
        granting.give(id, role, plain);
        write("nonsense");
        assertThat(granting.permissions(id)).doesNotContain("files:read", "files:delete");

        assigner.patch("/users/" + id, Map.of("rolesTree", List.of(Map.of("role", role))))
                .expectError(403, "RoleNotAllowed");
        takePlain();

        assertThat(granting.permissions(id)).doesNotContain("files:read", "files:delete");
    }

    @Test
    void userCannotWidenHimself() {
        narrow();
        String token = realm.userToken(email);
        Api account = Keycloak.anonymously().under("/realms/" + realm.name()).as(token);
        String whole = attribute().replace("files:read", "files:delete");

        account.post(
                "/account",
                Map.of(
                        "username",
                        email,
                        "email",
                        email,
                        "firstName",
                        "Jane",
                        "lastName",
                        "Doe",
                        "attributes",
                        Map.of(NARROWING, List.of(whole))));
        account.post("/account", Map.of("username", email, "email", email, "firstName", "Jane", "lastName", "Doe"));
        realm.membership()
                .as(token)
                .patch("/users/profile", Map.of(NARROWING, whole, "rolesTree", List.of(Map.of("role", role))));

        assertNarrowed();
    }

    @Test
    void clientThatMayNotUseARoleGetsNothingOfIt() {
        granting.give(id, "Administrator");
        String client = limitedClient();
        Map<String, String> credentials = Map.of("username", email, "password", Realm.PASSWORD, "scope", "openid");
        Tokens limited = realm.login(client, credentials);
        Api api = realm.membership().as(limited.access());

        api.get("/users").expectError(403, "Forbidden");
        api.patch("/settings", Map.of("metaLimit", 100)).expectError(403, "Forbidden");
        assertThat(UsersApi.texts(api.get("/permissions/me").expect(200).at("/result/permissions"), ""))
                .containsExactly("membership:profile:*");
        assertThat(UsersApi.texts(Tokens.claims(limited.access()).path("permissions"), ""))
                .containsExactly("membership:profile:*");
        api.get("/users/profile").expect(200);
        realm.membership().as(realm.userToken(email)).get("/users").expect(200);
    }

    @Test
    void clientThatMayNotUseARoleIsStillDeniedWhatItDenies() {
        granting.give(id, granting.role(deny("membership:profile:update")));
        Map<String, String> credentials = Map.of("username", email, "password", Realm.PASSWORD, "scope", "openid");
        Api api =
                realm.membership().as(realm.login(limitedClient(), credentials).access());

        api.patch("/users/profile", Map.of("city", "Oslo")).expectError(403, "Forbidden");
    }

    /** A client with nothing in its scope, which tells the permissions. */
    private static String limitedClient() {
        String client = Unique.name("limited");
        Map<String, Object> mapper = Map.of(
                "name", "permissions",
                "protocol", "openid-connect",
                "protocolMapper", "membership-permissions-mapper",
                "config", Map.of("access.token.claim", "true"));
        realm.admin()
                .post(
                        "/clients",
                        Map.of(
                                "clientId", client,
                                "publicClient", true,
                                "directAccessGrantsEnabled", true,
                                "fullScopeAllowed", false,
                                "protocolMappers", List.of(mapper)))
                .expect(201);
        return client;
    }

    private void narrow() {
        String policy = granting.api().get("/roles/" + role).text("/result/policies/0");
        Map<String, Object> part = Map.of("policy", policy, "permissions", List.of("files:read"));
        granting.api()
                .patch("/users/" + id, Map.of("rolesTree", List.of(Map.of("role", role, "policies", List.of(part)))))
                .expect(200);
        assertNarrowed();
    }

    private void takePlain() {
        Reply reply = assigner.call("DELETE", "/roles/" + plain + "/users", Map.of("users", List.of(id)))
                .expect(200);
        assertThat(reply.at("/result/0/changed").asBoolean()).isTrue();
    }

    private void assertNarrowed() {
        assertThat(granting.permissions(id)).contains("files:read").doesNotContain("files:delete");
    }

    private String attribute() {
        return realm.admin().get("/users/" + id).expect(200).text("/attributes/" + NARROWING + "/0");
    }

    private void write(String narrowing) {
        realm.changeInConsole(id, Map.of("attributes", Map.of(NARROWING, List.of(narrowing))));
    }
}
