package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * SQL statements of questions about permissions, once the server knows the caller and those whom he asks about: as many
 * for somebody with 20 roles, 50 policies and 2,000 statements as for somebody with none.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PermissionsCostIT {

    private static final int POLICIES = 50;
    private static final int STATEMENTS = 40;
    private static final int ROLES = 20;
    private static final int TRIES = 3;

    private PolicyRealm realm = new PolicyRealm(new Realm("", ""), Api.at(""));
    private String simple = "";
    private String rich = "";
    private String member = "";

    @BeforeAll
    void fill() {
        realm = PolicyRealm.create();
        List<String> policies =
                IntStream.range(0, POLICIES).mapToObj(this::policy).toList();
        String[] roles = IntStream.range(0, ROLES)
                .mapToObj(i -> realm.role(IntStream.range(0, POLICIES)
                        .filter(policy -> policy % ROLES == i)
                        .mapToObj(policies::get)
                        .toArray(String[]::new)))
                .toArray(String[]::new);
        realm.compose(roles[0], roles[1]);
        realm.compose(roles[1], roles[2]);
        simple = realm.user("Authenticated");
        rich = realm.user(roles);
        member = realm.user();
        realm.join(member, realm.groupIn(realm.group(roles)));
    }

    private String policy(int number) {
        return realm.policy(IntStream.range(0, STATEMENTS)
                .mapToObj(i -> (i == 0 ? "!" : "") + "database:c%d-%d:read@tenant/%d/*".formatted(number, i, i))
                .toArray(String[]::new));
    }

    @AfterAll
    void remove() {
        realm.remove();
    }

    private Reply check(String user) {
        List<Map<String, String>> checks = IntStream.range(0, 100)
                .mapToObj(i -> Map.of("permission", "database:c%d-1:read".formatted(i), "resource", "tenant/1/a"))
                .toList();
        return realm.api().post("/permissions/check", Map.of("userId", user, "checks", checks));
    }

    private Reply page(String... users) {
        return realm.api()
                .post(
                        "/users",
                        Map.of("includePermissions", true, "filter", Map.of("id", Map.of("$in", List.of(users)))));
    }

    @Test
    void checkOfAHundredQuestionsCostsNoStatement() {
        JsonNode answers = check(rich).expect(200).at("/result");
        assertThat(answers).hasSize(100);
        assertThat(UsersApi.texts(answers, "/allowed").stream().filter("true"::equals))
                .hasSize(POLICIES);

        for (String user : List.of(simple, rich, member)) {
            assertThat(statements(() -> check(user))).isZero();
        }
    }

    @Test
    void effectivePermissionsCostNoStatement() {
        for (String user : List.of(simple, rich, member)) {
            assertThat(statements(() -> realm.api().get("/users/" + user + "/permissions?explain=true")))
                    .isZero();
        }
    }

    @Test
    void pageWithPermissionsCostsWhatAPageWithoutThemDoes() {
        Supplier<Reply> plain =
                () -> realm.api().post("/users", Map.of("filter", Map.of("id", Map.of("$in", List.of(rich, simple)))));
        assertThat(page(rich, simple).expect(200).at("/result/1/roles")).hasSize(ROLES);

        long without = statements(plain);

        for (String[] users :
                List.of(new String[] {simple}, new String[] {rich}, new String[] {simple, rich, member})) {
            assertThat(statements(() -> page(users))).isEqualTo(without);
        }
    }

    @Test
    void tokenWithPermissionsCostsAsMuchForManyAsForNone() {
        List<Long> costs = new ArrayList<>();
        for (boolean many : List.of(false, true)) {
            String email = Unique.email();
            String id = realm.realm().createUser(email);
            if (many) {
                List<String> roles =
                        UsersApi.texts(realm.api().get("/users/" + rich).at("/result/roles"), "/name");
                realm.api().patch("/users/" + id, Map.of("roles", roles)).expect(200);
            }
            costs.add(statements(() -> realm.realm().tryLogin(email, Realm.PASSWORD)));
        }

        assertThat(costs.get(1)).isEqualTo(costs.get(0));
    }

    /** The least of some tries: the first ones fill the caches, and the server has chores of its own meanwhile. */
    private long statements(Supplier<Reply> call) {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < TRIES && least > 0; i++) {
            least = Math.min(
                    least,
                    realm.realm().probe().statementsDuring(() -> call.get().expect(200)));
        }
        return least;
    }
}
