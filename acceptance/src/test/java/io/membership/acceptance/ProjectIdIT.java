package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a request at the root of the server names its realm. */
final class ProjectIdIT {

    private static final String FOREIGN = "0b6cfa3c-6f0e-4a52-9f2e-3a1f52c1e111";
    private static final String ZERO = "00000000-0000-0000-0000-000000000000";

    private static Realm realm;

    @BeforeAll
    static void createRealm() {
        realm = Keycloak.newRealm();
        realm.admin()
                .put("", Map.of("attributes", Map.of("membership.projectId", FOREIGN)))
                .expect(204);
    }

    @AfterAll
    static void removeRealm() {
        realm.remove();
    }

    @Test
    void headerTakesEveryFormOfTheId() {
        assertFound(withHeader(realm.id()).get("/profile"));
        assertFound(withHeader(realm.id().replace("-", "")).get("/profile"));
        assertFound(withHeader(realm.id().toUpperCase(Locale.ROOT)).get("/profile"));
        assertFound(withHeader(realm.name()).get("/profile"));
        assertFound(withHeader(FOREIGN).get("/profile"));
        assertFound(
                withHeader(FOREIGN.replace("-", "").toUpperCase(Locale.ROOT)).get("/profile"));
    }

    @Test
    void queryNamesTheProject() {
        assertFound(root().get("/profile?projectId=" + realm.id()));
        assertFound(root().get("/profile?PROJECTID=" + realm.id().replace("-", "")));
        assertFound(root().get("/profile?projectId=" + realm.name()));
    }

    @Test
    void bodyNamesTheProject() {
        assertFound(root().call("GET", "/profile", Map.of("projectId", realm.id())));
        assertFound(root().call("GET", "/profile", Map.of("ProjectId", FOREIGN)));
        root().patch("/profile", Map.of("ProjectId", realm.id().replace("-", ""), "city", "x"))
                .expect(204);
    }

    @Test
    void zeroGuidInTheBodyLeavesItToTheHeader() {
        assertFound(withHeader(realm.id()).call("GET", "/profile", Map.of("projectId", ZERO)));
        assertFound(withHeader(realm.id()).call("GET", "/profile", Map.of("ProjectId", ZERO.replace("-", ""))));
        assertFound(withHeader(realm.id()).call("GET", "/profile", "{\"projectId\":null}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"d4d7c6f2-1111-4222-8333-944455556666", "d4d7c6f21111422283339444555566aa", "nonsense"})
    void unknownProjectIsNotFound(String project) {
        withHeader(project).get("/profile").expectError(404, "ProjectNotFound");
        root().get("/profile?projectId=" + project).expectError(404, "ProjectNotFound");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "{}", "a b;c", "'or 1=1"})
    void malformedProjectIsABadRequest(String project) {
        Reply reply = withHeader(project).get("/profile").expectError(400, "InvalidProjectId");

        root().get("/profile" + Api.query("projectId", project)).expectError(400, "InvalidProjectId");
        assertThat(reply.text("/responseStatus/errors/0/fieldName")).isEqualTo("projectId");
    }

    @Test
    void projectThatIsNoTextIsABadRequest() {
        root().call("GET", "/profile", Map.of("projectId", Map.of("a", 1))).expectError(400, "InvalidValue");
    }

    @Test
    void rootAddressNeedsAProject() {
        root().get("/profile").expectError(400, "ProjectRequired");
        withHeader(ZERO).get("/profile").expectError(400, "ProjectRequired");
        Keycloak.anonymously()
                .as(realm.apiKey())
                .get("/json/reply/GetProfileRequest")
                .expectError(400, "ProjectRequired");
    }

    @Test
    void realmThatIsSwitchedOffIsNotFound() {
        Realm off = Keycloak.newRealm();
        off.admin().put("", Map.of("enabled", false)).expect(204);

        withHeader(off.id()).get("/profile").expectError(404, "ProjectNotFound");
        off.remove();
    }

    @Test
    void nativePathNamesTheRealmItself() {
        Api api = realm.membershipAdmin().with("X-CM-ProjectId", Keycloak.demo().id());

        assertFound(api.get("/users/profile?projectId=" + Keycloak.demo().id()));
    }

    /** The service accounts of two realms differ, so that the right one shows the realm. */
    private static void assertFound(Reply profile) {
        String expected =
                realm.membershipAdmin().get("/users/profile").expect(200).text("/result/id");
        assertThat(profile.expect(200).text("/result/id")).isEqualTo(expected);
    }

    private static Api root() {
        return Keycloak.anonymously().under("/v2/membership/users").as(realm.apiKey());
    }

    private static Api withHeader(String project) {
        return root().with("X-CM-ProjectId", project);
    }
}
