package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Updates of different members of one user at the same moment: both survive, whoever comes first. */
final class ConcurrentUpdateIT {

    private static final int ROUNDS = 15;

    private final Realm demo = Keycloak.demo();
    private final UsersApi users = UsersApi.of(demo);
    private final Reply registered = users.register(Map.of()).expect(200);
    private final String id = registered.text("/result/id");

    /** A member with the value of each round, and how it is read back. */
    private record Member(String name, Function<Integer, Object> value, Function<JsonNode, String> shown) {

        static Member text(String name) {
            return new Member(
                    name, round -> name + round, user -> user.path(name).asText());
        }

        static Member list(String name) {
            return new Member(
                    name,
                    round -> List.of(name + round),
                    user -> user.at("/" + name + "/0").asText());
        }

        String expected(int round) {
            return name + round;
        }
    }

    @Test
    void twoAttributes() throws Exception {
        assertBothSurvive(Member.text("city"), Member.text("displayName"));
    }

    @Test
    void attributeAndName() throws Exception {
        assertBothSurvive(Member.text("zone"), Member.text("firstName"));
    }

    @Test
    void twoLists() throws Exception {
        assertBothSurvive(Member.list("tags"), Member.list("unsubscribedNewsTags"));
    }

    @Test
    void metaAndAttribute() throws Exception {
        assertBothSurvive(meta(), Member.text("company"));
    }

    @Test
    void rolesAndAttribute() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String role = round % 2 == 0 ? "Authenticated" : "Administrator";
            both(
                    () -> users.api().patch("/" + id, Map.of("roles", List.of(role))),
                    patch(Member.text("city"), round),
                    round);

            JsonNode user = users.get(id);
            assertThat(UsersApi.roles(user)).as("round %d", round).containsExactly(role);
            assertThat(user.path("city").asText()).isEqualTo("city" + round);
        }
    }

    @Test
    void administratorAndTheUserHimself() throws Exception {
        Api himself = users.api().as(registered.text("/bearerToken"));
        for (int round = 0; round < ROUNDS; round++) {
            int current = round;
            both(
                    patch(Member.text("zone"), current),
                    () -> himself.patch("/profile", Map.of("city", "city" + current)),
                    current);

            JsonNode user = users.get(id);
            assertThat(user.path("zone").asText()).isEqualTo("zone" + current);
            assertThat(user.path("city").asText()).isEqualTo("city" + current);
        }
    }

    @Test
    void manyMembersAtOnce() throws Exception {
        List<Member> members = List.of(
                Member.text("city"),
                Member.text("area"),
                Member.text("company"),
                Member.text("lastName"),
                Member.list("tags"),
                meta());
        for (int round = 0; round < ROUNDS; round++) {
            int current = round;
            List<Reply> replies = AtOnce.call(
                    members.stream().map(member -> patch(member, current)).toList());

            replies.forEach(reply -> reply.expect(204));
            JsonNode user = users.get(id);
            members.forEach(member -> assertThat(member.shown().apply(user)).isEqualTo(member.expected(current)));
        }
    }

    private void assertBothSurvive(Member one, Member other) throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            both(patch(one, round), patch(other, round), round);

            JsonNode user = users.get(id);
            assertThat(one.shown().apply(user)).as("round %d", round).isEqualTo(one.expected(round));
            assertThat(other.shown().apply(user)).as("round %d", round).isEqualTo(other.expected(round));
        }
    }

    /** Each goes first in every other round, as far as that can be said of two threads. */
    private static void both(Callable<Reply> one, Callable<Reply> other, int round) throws Exception {
        AtOnce.call(round % 2 == 0 ? List.of(one, other) : List.of(other, one)).forEach(reply -> reply.expect(204));
    }

    private Callable<Reply> patch(Member member, int round) {
        return () ->
                users.api().patch("/" + id, Map.of(member.name(), member.value().apply(round)));
    }

    private static Member meta() {
        return new Member(
                "meta",
                round -> Map.of("plan", "meta" + round),
                user -> Json.parse(user.path("meta").asText()).path("plan").asText());
    }
}
