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

/** Many questions in one call: may somebody do this, and that? */
final class PermissionCheckIT {

    private static PolicyRealm realm;
    private static Api check;
    private static String policy;
    private static String user;

    @BeforeAll
    static void prepare() {
        realm = PolicyRealm.create();
        check = realm.api().under("/permissions/check");
        policy = realm.policy(
                "files:*",
                "!files:delete",
                "database:orders:read@orders/eu/*",
                "!database:orders:read@orders/eu/secret/*",
                "database:*:insert",
                "notifications:email:send@one");
        user = realm.user(realm.role(policy));
    }

    @AfterAll
    static void remove() {
        realm.remove();
    }

    @ParameterizedTest
    @CsvSource({
        "files:read, true",
        "files:read@any/thing, true",
        "files:delete, false",
        "files:delete@any/thing, false",
        "files, invalid",
        "files:*, false",
        "database:orders:insert, true",
        "database:*:insert, true",
        "database:orders:*, false",
        "database:orders:read, false",
        "database:orders:read@orders/eu/17, true",
        "database:orders:read@orders/eu/17/lines, true",
        "database:orders:read@orders/eu, false",
        "database:orders:read@orders/us/17, false",
        "database:orders:read@orders/eu/secret/17, false",
        "database:orders:read@orders/eu/secret, true",
        "database:orders:read@orders/eu/*, false",
        "database:orders:read@orders/eu/open/*, true",
        "notifications:email:send@one, true",
        "notifications:email:send@two, false",
        "Files:read, false",
        "*, false"
    })
    void patternsAndResourcesAreAnsweredByWhatCoversAllOfThem(String question, String answer) {
        if (answer.equals("invalid")) {
            check.post("", Map.of("userId", user, "checks", List.of(question))).expectError(400, "InvalidValue");
        } else {
            assertThat(String.valueOf(realm.may(user, question))).isEqualTo(answer);
        }
    }

    @Test
    void questionsAreAnsweredInTheirPlaces() {
        List<Object> checks = List.of(
                "files:delete",
                Map.of("permission", "files:read"),
                Map.of("permission", "database:orders:read", "resource", "orders/eu/1"),
                "files:read",
                "serverless:mail:execute");

        JsonNode answers = check.post("", Map.of("userId", user, "checks", checks))
                .expect(200)
                .at("/result");

        assertThat(answers).isEqualTo(Json.parse("""
                        [{"permission":"files:delete","allowed":false,"decidedBy":"P"},
                         {"permission":"files:read","allowed":true,"decidedBy":"P"},
                         {"permission":"database:orders:read","resource":"orders/eu/1","allowed":true,"decidedBy":"P"},
                         {"permission":"files:read","allowed":true,"decidedBy":"P"},
                         {"permission":"serverless:mail:execute","allowed":false,"decidedBy":null}]
                        """.replace("\"P\"", "\"" + policy + "\"")));
    }

    @Test
    void unknownPermissionIsANoAndExplanationSaysThatNothingKnowsIt() {
        JsonNode answers = realm.check(user, "files:raed", "shop:read", "files:read");

        assertThat(UsersApi.texts(answers, "/known")).containsExactly("false", "false", "true");
        assertThat(answers.at("/1/allowed").asBoolean()).isFalse();
        assertThat(answers.at("/1/reasons")).isEmpty();
    }

    @Test
    void administratorMayDoWhatNobodyHasRegisteredYet() {
        assertThat(realm.may(realm.user("Administrator"), "shop:orders:refund@orders/17"))
                .isTrue();
    }

    @Test
    void aThousandQuestionsAreAnsweredAndOneMoreIsRefused() {
        List<String> thousand = IntStream.range(0, 1000)
                .mapToObj(i -> "database:c" + i + ":insert")
                .toList();

        JsonNode answers = check.post("", Map.of("userId", user, "checks", thousand))
                .expect(200)
                .at("/result");

        assertThat(answers)
                .hasSize(1000)
                .allMatch(answer -> answer.path("allowed").asBoolean());
        check.post("", Map.of("checks", Collections.nCopies(1001, "files:read")))
                .expectError(400, "InvalidValue");
    }

    @Test
    void noQuestionsHaveNoAnswers() {
        assertThat(check.post("", Map.of("checks", List.of())).expect(200).at("/result"))
                .isEmpty();
        check.post("", Map.of()).expectError(400, "NotEmpty");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "files | checks[1].permission",
                "{'permission':'files::read'} | checks[1].permission",
                "{'permission':'files:read','resource':'a//b'} | checks[1].resource",
                "{'permission':'files:read','resource':7} | checks[1].resource",
                "{'permission':7} | checks[1].permission",
                "{'resource':'a'} | checks[1].permission",
                "7 | checks[1].permission",
                "null | checks[1].permission"
            })
    void malformedQuestionIsNamedByItsPlace(String question, String place) {
        JsonNode json = Json.parse(question.replace('\'', '"'));
        String second = json.isMissingNode() ? "\"" + question + "\"" : json.toString();

        Reply refused =
                check.post("", "{\"checks\":[\"files:read\"," + second + "]}").expect(400);

        assertThat(refused.expectErrorShape().text("/responseStatus/errors/0/fieldName"))
                .isEqualTo(place);
    }

    @Test
    void whoNamesNobodyAsksAboutHimself() {
        String email = Unique.email();
        String id = realm.realm().createUser(email);
        Api himself = check.as(realm.realm().userToken(email));
        List<String> checks = List.of("membership:profile:read", "files:read");

        JsonNode answers =
                himself.post("", Map.of("checks", checks)).expect(200).at("/result");

        assertThat(UsersApi.texts(answers, "/allowed")).containsExactly("true", "false");
        assertThat(himself.post("", Map.of("checks", checks, "userId", id))
                        .expect(200)
                        .at("/result"))
                .isEqualTo(answers);
    }

    @Test
    void aboutOthersAskOnlyThoseWhoMay() {
        String email = Unique.email();
        String id = realm.realm().createUser(email);
        Api himself = check.as(realm.realm().userToken(email));
        Map<String, Object> question = Map.of("userId", user, "checks", List.of("files:read"));
        himself.post("", question).expectError(403, "Forbidden");

        realm.api()
                .patch("/users/" + id, Map.of("roles", List.of(realm.role("membership:check"))))
                .expect(200);

        assertThat(himself.post("", question)
                        .expect(200)
                        .at("/result/0/allowed")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void aboutNobodyThereIsNoAnswer() {
        check.post("", Map.of("userId", "nobody", "checks", List.of("files:read")))
                .expectError(404, "UserNotFound");
    }

    @Test
    void administratorOfTheMasterRealmMayDoWhatHisRightsSay() {
        Api master = check.as(Keycloak.adminToken());

        JsonNode answers = master.post("", Map.of("checks", List.of("membership:users:delete", "membership:setup:run")))
                .expect(200)
                .at("/result");

        assertThat(UsersApi.texts(answers, "/decidedBy"))
                .containsExactly("keycloak:manage-users", "keycloak:manage-realm");
    }
}
