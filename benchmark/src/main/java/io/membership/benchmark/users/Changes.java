package io.membership.benchmark.users;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.bodyString;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.http.HttpDsl.header;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/**
 * What changes users. Each side has users of its own, taken in turn: ours the odd numbers, the Admin API the even ones.
 *
 * @param users in the realm
 * @param initial the role that our API gives to whoever registers, as the Admin API represents it
 * @param role another one
 * @param run sets addresses of this run apart from those of others
 * @param next numbers them
 */
record Changes(int users, String initial, String role, String run, AtomicInteger next) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OURS = "/realms/demo/membership/users";
    private static final String ADMIN = "/admin/realms/demo/users";
    private static final String NAMES = "\"email\":\"#{email}\",\"firstName\":\"Ona\",\"lastName\":\"Kazlauskas\"";

    List<Operation> all() {
        return List.of(
                Operation.changing(
                        "register without password",
                        1.5,
                        oursNew("\"hasCredentials\":false"),
                        adminNew("").exec(give(initial))),
                Operation.changing(
                        "the same, the Admin API giving no role",
                        null,
                        oursNew("\"hasCredentials\":false"),
                        adminNew("")),
                Operation.changing(
                        "register with role and meta",
                        1.0,
                        oursNew(
                                "\"hasCredentials\":false,\"roles\":[\"bench-1\"],\"meta\":{\"plan\":\"plan-1\",\"note\":\"new\"}"),
                        adminNew(
                                        ",\"attributes\":{\"membership.meta\":[\"{\\\"plan\\\":\\\"plan-1\\\",\\\"note\\\":\\\"new\\\"}\"],"
                                                + "\"membership.meta.plan\":[\"plan-1\"]}")
                                .exec(give(role))),
                Operation.changing(
                        "register with password",
                        0.95,
                        oursNew("\"password\":\"Correct-horse-7\""),
                        adminNew(",\"credentials\":[{\"type\":\"password\",\"value\":\"Correct-horse-7\"}]")),
                Operation.changing("update of three members", 1.2, oursUpdate(), adminUpdate()),
                Operation.changing("block", 1.0, oursBlock(), adminBlock()),
                Operation.changing("delete", 1.0, delete(OURS, 200, 1), delete(ADMIN, 204, 0)));
    }

    /** Those whose cost is shown against the number of users. */
    List<Operation> growing() {
        return List.of(all().get(0), all().get(4));
    }

    private ChainBuilder oursNew(String more) {
        return exec(this::fresh)
                .exec(http("register")
                        .post(OURS + "/register")
                        .body(StringBody("{" + NAMES + ",\"autoLogin\":false," + more + "}"))
                        .check(status().is(200)));
    }

    private ChainBuilder adminNew(String more) {
        return exec(this::fresh)
                .exec(http("create")
                        .post(ADMIN)
                        .body(StringBody("{\"username\":\"#{email}\",\"enabled\":true," + NAMES + more + "}"))
                        .check(status().is(201))
                        .check(header("Location").saveAs("location")));
    }

    /** The Admin API leaves roles of a new user out, whatever is said of them. */
    private static ChainBuilder give(String role) {
        return exec(http("role")
                .post("#{location}/role-mappings/realm")
                .body(StringBody("[" + role + "]"))
                .check(status().is(204)));
    }

    private Session fresh(Session session) {
        return session.set("email", "%s-%d@example.test".formatted(run, next.incrementAndGet()));
    }

    private ChainBuilder oursUpdate() {
        return exec(turn(1, 0, users / 2))
                .exec(http("update")
                        .patch(OURS + "/#{id}")
                        .body(StringBody(
                                "{\"firstName\":\"#{word}\",\"lastName\":\"#{word}\",\"company\":\"#{word}\"}"))
                        .check(status().is(200)));
    }

    /** A PUT that names some attributes removes the others, so the Admin API reads first. */
    private ChainBuilder adminUpdate() {
        return exec(turn(0, 0, users / 2))
                .exec(http("read")
                        .get(ADMIN + "/#{id}")
                        .check(status().is(200))
                        .check(bodyString().saveAs("user")))
                .exec(session -> session.set("user", changed(session.getString("user"), session.getString("word"))))
                .exec(http("update")
                        .put(ADMIN + "/#{id}")
                        .body(StringBody("#{user}"))
                        .check(status().is(204)));
    }

    private static String changed(String user, String word) {
        try {
            ObjectNode read = (ObjectNode) JSON.readTree(user);
            read.put("firstName", word).put("lastName", word);
            read.withObject("/attributes").putArray("company").add(word);
            return read.toString();
        } catch (JsonProcessingException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private ChainBuilder oursBlock() {
        return exec(turn(1, users / 2, users / 4 * 3))
                .exec(http("block")
                        .put(OURS + "/#{id}/block")
                        .body(StringBody("{}"))
                        .check(status().is(200)));
    }

    private ChainBuilder adminBlock() {
        return exec(turn(0, users / 2, users / 4 * 3))
                .exec(http("disable")
                        .put(ADMIN + "/#{id}")
                        .body(StringBody("{\"enabled\":false}"))
                        .check(status().is(204)));
    }

    private ChainBuilder delete(String path, int answer, int odd) {
        return exec(turn(odd, users / 4 * 3, users))
                .exec(http("delete").delete(path + "/#{id}").check(status().is(answer)));
    }

    /** The next user of one side, of those between two numbers. */
    private static UnaryOperator<Session> turn(int odd, int from, int to) {
        AtomicInteger next = new AtomicInteger();
        int pairs = (to - from) / 2;
        int first = from - from % 2 + 2;
        return session -> {
            int turn = next.getAndIncrement();
            return session.set("id", Population.id(first + turn % pairs * 2 - odd))
                    .set("word", "W" + Integer.toString(turn, 36));
        };
    }
}
