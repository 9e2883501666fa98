package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be a policy is refused with the place and the reason, and nothing of it is stored. */
final class PolicyGrammarIT {

    private static PolicyRealm realm;
    private static Api policies;

    @BeforeAll
    static void prepare() {
        realm = PolicyRealm.create();
        policies = realm.api().under("/policies");
    }

    @AfterAll
    static void remove() {
        realm.remove();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                                                       | statements must be a list",
                "[1]                                                      | statements[0] must be an object",
                "[{}]                                                     | statements[0].permissions must have",
                "[{'permissions':[]}]                                     | statements[0].permissions must have",
                "[{'permissions':'files:read'}]                           | statements[0].permissions must be a list",
                "[{'permissions':['files:read',7]}]                       | statements[0].permissions[1] must be a text",
                "[{'permissions':['files:read']},{'permissions':['a']}]   | statements[1].permissions[0] \"a\" must have",
                "[{'permissions':['files::read']}]                        | statements[0].permissions[0] \"files::read\"",
                "[{'permissions':['files:re*']}]                          | statements[0].permissions[0] \"files:re*\" may",
                "[{'permissions':['files:re ad']}]                        | statements[0].permissions[0] \"files:re ad\"",
                "[{'permissions':['a:b:c:d:e:f:g:h:i']}]                  | statements[0].permissions[0]",
                "[{'effect':'Perhaps','permissions':['files:read']}]      | statements[0].effect must be Allow or Deny",
                "[{'permissions':['files:read'],'resources':['a//b']}]    | statements[0].resources[0] \"a//b\" has an",
                "[{'permissions':['files:read'],'resources':['a','b*']}]  | statements[0].resources[1] \"b*\" may",
                "[{'permissions':['files:read'],'resources':{'a':1}}]     | statements[0].resources must be a list"
            })
    void placeAndReasonAreNamed(String statements, String reason) {
        String name = Unique.name("policy");
        String there = realm.policy("files:read");
        JsonNode json = Json.parse(statements.replace('\'', '"'));

        for (Reply refused : List.of(
                policies.post("", Map.of("name", name, "statements", json)),
                policies.patch("/" + there, Map.of("statements", json)),
                policies.post("/" + there + "/impact", Map.of("statements", json)))) {
            refused.expectError(400, "InvalidPolicy");
            assertThat(refused.text("/responseStatus/message")).contains(reason);
            assertThat(refused.text("/responseStatus/errors/0/fieldName")).isEqualTo("statements");
        }
        policies.get("/" + name).expectError(404, "PolicyNotFound");
        assertThat(policies.get("/" + there)
                        .at("/result/statements/0/permissions/0")
                        .asText())
                .isEqualTo("files:read");
    }

    @Test
    void textThatIsNoJsonIsNoListOfStatements() {
        policies.post("", Map.of("name", Unique.name("policy"), "statements", "[{"))
                .expectError(400, "InvalidPolicy");
    }

    @ParameterizedTest
    @ValueSource(strings = {"files:raed", "file:read", "files:read:deep", "database:orders", "membership:users:raed"})
    void permissionThatNothingAsksForIsRefusedAsATypo(String permission) {
        String name = Unique.name("policy");
        List<Object> statements = List.of(
                Map.of("permissions", List.of("files:*")), Map.of("permissions", List.of("files:read", permission)));

        Reply refused = policies.post("", Map.of("name", name, "statements", statements))
                .expectError(400, "UnknownPermission");

        assertThat(refused.text("/responseStatus/message")).contains("statements[1].permissions[1]", permission);
        policies.get("/" + name).expectError(404, "PolicyNotFound");
    }

    @Test
    void permissionsOfTheShortFormAreHeldToTheSame() {
        Map<String, Object> malformed = Map.of("name", "a", "permissions", List.of("files"));
        Map<String, Object> unknown = Map.of("name", "a", "permissions", List.of("files:raed"));

        policies.post("", malformed).expectError(400, "InvalidPolicy");
        policies.post("", unknown).expectError(400, "UnknownPermission");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "*:read", "files:*", "database:orders:*", "database:*", "database:orders:read"})
    void patternThatMeetsTheCatalogueIsKnown(String permission) {
        String name = realm.policy(permission);

        assertThat(policies.get("/" + name)
                        .at("/result/statements/0/permissions/0")
                        .asText())
                .isEqualTo(permission);
    }

    @Test
    void effectIsAllowUnlessGivenAndReadInAnyCase() {
        String name = Unique.name("policy");
        List<Object> statements = List.of(
                Map.of("permissions", List.of("files:*")),
                Map.of("effect", "DENY", "permissions", List.of("files:delete")));

        JsonNode created = policies.post("", Map.of("name", name, "statements", statements))
                .expect(200)
                .at("/result");

        assertThat(UsersApi.texts(created.path("statements"), "/effect")).containsExactly("Allow", "Deny");
    }

    @Test
    void largestPolicyIsStoredAndAnswersAndOneMoreIsRefused() {
        List<Map<String, Object>> statements = IntStream.range(0, 500)
                .mapToObj(i -> Map.<String, Object>of(
                        "permissions",
                        List.of("database:collection-%03d:read".formatted(i)),
                        "resources",
                        List.of("tenant/" + i)))
                .toList();
        String name = Unique.name("policy");

        policies.post("", Map.of("name", name, "statements", statements)).expect(200);

        assertThat(policies.get("/" + name).at("/result/statements")).hasSize(500);
        String user = realm.user(realm.role(name));
        assertThat(realm.may(user, "database:collection-499:read@tenant/499")).isTrue();
        assertThat(realm.may(user, "database:collection-499:read@tenant/498")).isFalse();
        policies.patch("/" + name, Map.of("statements", Collections.nCopies(501, statements.get(0))))
                .expectError(400, "InvalidPolicy");
    }
}
