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
import java.util.function.UnaryOperator;

/**
 * What is asked without changing anything.
 *
 * @param users that were put there, by number
 * @param total users that a list finds
 * @param cursor our own, of the last page of 100
 */
record Reads(int users, int total, String cursor) {

    private static final int PAGE = 100;

    /** Pages that one caller reads one after the other before he begins again, and how far callers begin from each other. */
    private static final int WALK = 1_000;

    private static final int APART = 50;
    private static final String OURS = "/realms/demo/membership/users";
    private static final String ADMIN = "/admin/realms/demo";

    /** Those whose cost is shown against the number of users. */
    List<Operation> growing() {
        return List.of(
                page("page of 100 with roles and meta, first", 20, firstPage()),
                page("page of 100 with roles and meta, last", 20, lastPages()),
                behindCursor(),
                searchableKey(),
                role(),
                prefix(),
                plainPage("page of 100 without roles, last", lastPages()));
    }

    List<Operation> all() {
        return List.of(
                page("page of 100 with roles and meta, first", 20, firstPage()),
                page("page of 100 with roles and meta, middle", 20, walk(pages() / 2)),
                page("page of 100 with roles and meta, last", 20, lastPages()),
                behindCursor(),
                plainPage("page of 100 without roles, first", firstPage()),
                plainPage("page of 100 without roles, last", lastPages()),
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

    private int pages() {
        return (total - 1) / PAGE + 1;
    }

    private static UnaryOperator<Session> firstPage() {
        return session -> session.set("page", 0).set("first", 0);
    }

    private UnaryOperator<Session> lastPages() {
        return walk(Math.max(0, pages() - APART));
    }

    /** As programs read a list: one page after the other, from there to the end. */
    private UnaryOperator<Session> walk(int from) {
        int length = Math.min(WALK, pages() - from);
        return session -> {
            int step = session.contains("step") ? session.getInt("step") : (int) session.userId() * APART;
            int page = from + step % length;
            return session.set("step", step + 1).set("page", page).set("first", page * PAGE);
        };
    }

    private Operation plainPage(String name, UnaryOperator<Session> page) {
        return Operation.reading(
                name,
                2.0,
                exec(page::apply).exec(list(numbered(false))),
                exec(page::apply).exec(adminPage()));
    }

    /** The Admin API tells roles of one user at a time. */
    private Operation page(String name, double wanted, UnaryOperator<Session> page) {
        return Operation.reading(
                name,
                wanted,
                exec(page::apply).exec(list(numbered(true))),
                exec(page::apply)
                        .exec(adminPage())
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

    private static String numbered(boolean meta) {
        return "{\"pageSize\":100,\"pageNumber\":#{page},\"includeMeta\":%s}".formatted(meta);
    }

    private static ChainBuilder list(String body) {
        return exec(http("list").post(OURS).body(StringBody(body)).check(status().is(200)));
    }

    private static ChainBuilder adminUsers(String query) {
        return exec(http("list").get(ADMIN + "/users?first=0&max=100&" + query).check(status().is(200)));
    }

    private static ChainBuilder adminPage() {
        return exec(http("list")
                .get(ADMIN + "/users?first=#{first}&max=100")
                .check(status().is(200))
                .check(jsonPath("$[*].id").findAll().saveAs("ids")));
    }

    private Session someone(Session session) {
        // Of the last quarter some are deleted in the end.
        int number = 1 + ThreadLocalRandom.current().nextInt(users / 4 * 3);
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
