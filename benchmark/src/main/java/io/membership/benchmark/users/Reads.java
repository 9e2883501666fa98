package io.membership.benchmark.users;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.foreach;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What is asked without changing anything.
 *
 * @param users that were put there, by number
 * @param total users that a list finds
 * @param cursor our own, of the last page of 100
 */
record Reads(int users, int total, String cursor) {

    private static final int PAGE = 100;
    private static final String OURS = "/realms/demo/membership/users";
    private static final String ADMIN = "/admin/realms/demo";

    /** Those whose cost is shown against the number of users. */
    List<Operation> growing() {
        return List.of(
                page("page of 100 with roles and meta, first", 20, 0),
                page("page of 100 with roles and meta, last", 20, lastPage()),
                behindCursor(),
                searchableKey(),
                role(),
                prefix(),
                Operation.reading(
                        "page of 100 without roles, last",
                        2.0,
                        list(numbered(lastPage(), false)),
                        adminPage(lastPage())));
    }

    List<Operation> all() {
        return List.of(
                page("page of 100 with roles and meta, first", 20, 0),
                page("page of 100 with roles and meta, middle", 20, lastPage() / 2),
                page("page of 100 with roles and meta, last", 20, lastPage()),
                behindCursor(),
                Operation.reading("page of 100 without roles, first", 2.0, list(numbered(0, false)), adminPage(0)),
                Operation.reading(
                        "page of 100 without roles, last",
                        2.0,
                        list(numbered(lastPage(), false)),
                        adminPage(lastPage())),
                email(),
                prefix(),
                role(),
                createdOn(),
                searchableKey(),
                Operation.reading(
                        "count",
                        null,
                        list("{\"pageSize\":1}"),
                        exec(http("count").get(ADMIN + "/users/count").check(status().is(200)))),
                signIn());
    }

    private int lastPage() {
        return (total - 1) / PAGE;
    }

    /** The Admin API tells roles of one user at a time. */
    private Operation page(String name, double wanted, int page) {
        return Operation.reading(
                name,
                wanted,
                list(numbered(page, true)),
                adminPage(page)
                        .exec(foreach("#{ids}", "id")
                                .on(http("roles")
                                        .get(ADMIN + "/users/#{id}/role-mappings/realm")
                                        .check(status().is(200)))));
    }

    private Operation behindCursor() {
        return Operation.reading(
                "the last page behind a cursor",
                null,
                list("{\"pageSize\":100,\"includeMeta\":true,\"cursor\":\"" + cursor + "\"}"),
                null);
    }

    private Operation email() {
        return Operation.reading(
                "exact e-mail",
                0.95,
                exec(this::someone)
                        .exec(http("e-mail")
                                .get(OURS + "/by-email?email=#{email}")
                                .check(status().is(200))),
                exec(this::someone)
                        .exec(http("e-mail")
                                .get(ADMIN + "/users?exact=true&email=#{email}")
                                .check(status().is(200))));
    }

    private Operation prefix() {
        return Operation.reading(
                "search by beginning, 100 of those found",
                3.0,
                exec(this::someone).exec(list("{\"pageSize\":100,\"search\":\"u#{hundred}\"}")),
                exec(this::someone).exec(adminUsers("search=u#{hundred}")));
    }

    private Operation role() {
        return Operation.reading(
                "100 of those who have a role",
                3.0,
                exec(this::someone).exec(list("{\"pageSize\":100,\"filter\":{\"roles\":\"bench-#{role}\"}}")),
                exec(this::someone)
                        .exec(http("members")
                                .get(ADMIN + "/roles/bench-#{role}/users?first=0&max=100&briefRepresentation=false")
                                .check(status().is(200))));
    }

    private Operation createdOn() {
        return Operation.reading(
                "100 of those made within two hours",
                null,
                exec(this::someone)
                        .exec(
                                list(
                                        "{\"pageSize\":100,\"filter\":{\"createdOn\":{\"$gte\":\"#{fromTime}\",\"$lt\":\"#{toTime}\"}}}")),
                exec(this::someone).exec(adminUsers("createdAfter=#{from}&createdBefore=#{to}")));
    }

    private Operation searchableKey() {
        return Operation.reading(
                "those with a value of a searchable key of meta",
                50.0,
                exec(this::someone).exec(list("{\"pageSize\":100,\"filter\":{\"meta.plan\":\"plan-#{plan}\"}}")),
                exec(this::someone).exec(adminUsers("q=membership.meta.plan:plan-#{plan}")));
    }

    /** Beside Keycloak's own token endpoint. */
    private static Operation signIn() {
        return Operation.reading(
                "sign in with a password",
                0.95,
                exec(Reads::caller)
                        .exec(http("sign in")
                                .post("/realms/demo/membership/auth/credentials")
                                .body(StringBody(
                                        "{\"userName\":\"#{who}\",\"password\":\"" + Population.PASSWORD + "\"}"))
                                .check(status().is(200))),
                exec(Reads::caller)
                        .exec(http("token")
                                .post("/realms/demo/protocol/openid-connect/token")
                                .asFormUrlEncoded()
                                .formParam("grant_type", "password")
                                .formParam("client_id", "membership-app")
                                .formParam("username", "#{who}")
                                .formParam("password", Population.PASSWORD)
                                .check(status().is(200))));
    }

    private static Session caller(Session session) {
        return session.set("who", Population.emailWithPassword((int) (session.userId() % Population.WITH_PASSWORD)));
    }

    private static String numbered(int page, boolean meta) {
        return "{\"pageSize\":100,\"pageNumber\":%d,\"includeMeta\":%s}".formatted(page, meta);
    }

    private static ChainBuilder list(String body) {
        return exec(http("list").post(OURS).body(StringBody(body)).check(status().is(200)));
    }

    private static ChainBuilder adminUsers(String query) {
        return exec(http("list").get(ADMIN + "/users?first=0&max=100&" + query).check(status().is(200)));
    }

    private static ChainBuilder adminPage(int page) {
        return exec(http("list")
                .get(ADMIN + "/users?first=%d&max=100".formatted(page * PAGE))
                .check(status().is(200))
                .check(jsonPath("$[*].id").findAll().saveAs("ids")));
    }

    private Session someone(Session session) {
        int number = 1 + ThreadLocalRandom.current().nextInt(users);
        return session.set("email", Population.email(number))
                .set("hundred", Math.max(1, number / 100))
                .set("role", number % Population.ROLES)
                .set("plan", number % Population.PLANS)
                .set("from", Population.createdOn(number))
                .set("to", Population.createdOn(number + 120))
                .set("fromTime", Instant.ofEpochMilli(Population.createdOn(number)))
                .set("toTime", Instant.ofEpochMilli(Population.createdOn(number + 120)));
    }
}
