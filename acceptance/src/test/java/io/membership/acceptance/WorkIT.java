package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What one operation costs the server: SQL statements, and bytes that it allocates. Both are the same on a loaded machine as on a
 * quiet one, so they guard what {@code docs/performance.md} measures. The bounds are what was measured on Keycloak 26.7.3, and
 * half as many bytes again: whoever makes an operation dearer than that has to say so here.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class WorkIT {

    private static final int USERS = 400;
    private static final int REPEATED = 20;
    private static final int TRIES = 5;

    private final AtomicInteger next = new AtomicInteger();
    private Realm realm = new Realm("", "");
    private Api api = Api.at("");
    private List<String> ids = List.of();

    @BeforeAll
    void createUsers() {
        realm = Keycloak.newRealm();
        api = realm.membershipAdmin();
        realm.importUsers(IntStream.range(0, USERS)
                .mapToObj(i -> Map.of(
                        "username",
                        "user-%03d@test.example".formatted(i),
                        "email",
                        "user-%03d@test.example".formatted(i),
                        "lastName",
                        "Doe",
                        "realmRoles",
                        List.of("Authenticated"),
                        "attributes",
                        Map.of("membership.meta", List.of("{\"plan\":\"gold\"}"), "company", List.of("Acme")))));
        ids = realm.admin().get("/users?max=" + USERS).expect(200).json().findValuesAsText("id");
    }

    @AfterAll
    void remove() {
        realm.remove();
    }

    Stream<Arguments> operations() {
        return Stream.of(
                operation(
                        "page of 100 with roles and meta",
                        4,
                        2400,
                        i -> list("{\"pageSize\":100,\"includeMeta\":true}")),
                operation(
                        "exact e-mail",
                        3,
                        320,
                        i -> api.get("/users/by-email?email=user-%03d@test.example".formatted(i))
                                .expect(200)),
                operation(
                        "register without password",
                        15,
                        1300,
                        i -> api.post(
                                        "/users/register",
                                        Map.of(
                                                "email",
                                                Unique.email(),
                                                "lastName",
                                                "Doe",
                                                "hasCredentials",
                                                false,
                                                "autoLogin",
                                                false))
                                .expect(200)),
                operation(
                        "update of three members",
                        10,
                        1100,
                        i -> api.patch(
                                        "/users/" + ids.get(i),
                                        Map.of(
                                                "firstName",
                                                "F" + next(),
                                                "lastName",
                                                "L" + next(),
                                                "company",
                                                "C" + next()))
                                .expect(200)),
                operation(
                        "block",
                        9,
                        520,
                        i -> api.put("/users/" + ids.get(next() % USERS) + "/block", Map.of())
                                .expect(200)),
                operation(
                        "delete",
                        43,
                        1650,
                        i -> api.delete("/users/" + ids.get(next() % USERS)).expect(200)));
    }

    private static Arguments operation(String name, int statements, int kilobytes, IntConsumer work) {
        return Arguments.of(name, statements, kilobytes, work);
    }

    private int next() {
        return next.getAndIncrement();
    }

    private void list(String body) {
        api.post("/users", body).expect(200);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    void operationCostsNoMoreThanItDid(String name, int statements, int kilobytes, IntConsumer work) {
        double leastStatements = Double.MAX_VALUE;
        double leastKilobytes = Double.MAX_VALUE;
        for (int i = 0; i < TRIES; i++) {
            Probe.Cost cost =
                    realm.probe().costOf(() -> IntStream.range(0, REPEATED).forEach(work));
            leastStatements = Math.min(leastStatements, cost.statements() / (double) REPEATED);
            leastKilobytes = Math.min(leastKilobytes, cost.bytes() / 1024.0 / REPEATED);
        }
        // Less than one more: chores of the server come in between.
        assertThat(leastStatements).as("SQL statements").isLessThan(statements + 1);
        assertThat(leastKilobytes).as("kB allocated").isLessThanOrEqualTo(kilobytes);
    }
}
