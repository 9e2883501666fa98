package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Whatever is sent, the answer is no fault of ours, and a refusal has our shape. {@code -Dfuzz.seed=…} repeats a run;
 * {@code -Dfuzz.requests=…} makes it longer.
 */
final class FuzzIT {

    private static final long SEED = Long.getLong("fuzz.seed", System.nanoTime());
    private static final int REQUESTS = Integer.getInteger("fuzz.requests", 1500);

    /** Some are there twice, since more can go wrong with them; {odd} is any text. */
    private static final List<String> OPERATIONS = """
            POST /users/register
            POST /users/register
            POST /users/register
            GET /users
            POST /users
            POST /users
            POST /users
            PATCH /users
            PUT /users
            GET /users/by-email
            GET /users/profile
            PATCH /users/profile
            PUT /users/profile
            GET /users/{id}
            PATCH /users/{id}
            PATCH /users/{id}
            PUT /users/{id}
            DELETE /users/{odd}
            PUT /users/{id}/block
            PATCH /users/{id}/unblock
            GET /users/{odd}
            PATCH /users/{odd}
            PUT /users/{odd}/block
            GET /settings
            PATCH /settings
            GET /{odd}
            POST /users/{odd}/{odd}
            """.lines().toList();

    private static Realm realm;
    private static Api administrator;
    private static String id;
    private static String himself;

    private final JsonFuzz fuzz = new JsonFuzz(SEED);

    @BeforeAll
    static void prepare() {
        realm = Keycloak.newRealm();
        administrator = realm.serviceAccount("fuzz", "realm-admin").membership();
        String email = Unique.email();
        realm.createUser(email);
        himself = realm.userToken(email);
        id = realm.createUser(Unique.email());
    }

    @AfterAll
    static void remove() {
        realm.remove();
    }

    @Test
    void noBodyAndNoQueryIsAFault() {
        Api user = realm.membership().as(himself);
        for (int i = 0; i < REQUESTS; i++) {
            String[] operation = fuzz.any(OPERATIONS).split(" ");
            String path = operation[1].replace("{id}", id).replace("{odd}", fuzz.segment()) + fuzz.query();
            Api api = path.startsWith("/users/profile") && fuzz.chance(70) ? user : administrator;
            byte[] body = fuzz.body(good(operation[1], i));
            send(i, fuzz.chance(30) ? api.under("/v2") : api, operation[0], path, body);
        }
        whatIsStoredCanBeRead();
    }

    @Test
    void noAddressAndNoProjectIdIsAFault() {
        for (int i = 0; i < REQUESTS / 10; i++) {
            String root =
                    fuzz.any(List.of("/v1/membership/users", "/v2/membership/users", "/json/reply/GetUsersRequest"));
            Api api = Keycloak.anonymously()
                    .under(root)
                    .with("X-CM-ProjectId", fuzz.header())
                    .with("Accept-Language", fuzz.header())
                    .with("Accept", fuzz.header());
            send(i, api, fuzz.any(List.of("GET", "POST")), fuzz.query(), fuzz.body(""));
        }
    }

    @Test
    void noTokenIsAFault() {
        for (int i = 0; i < REQUESTS / 5; i++) {
            String token = fuzz.chance(80) ? fuzz.token() : fuzz.header();
            Reply reply = send(i, realm.membership().as(token), "GET", "/users", new byte[0]);
            assertThat(reply.status()).as(token).isEqualTo(401);
        }
    }

    /** Members with which the operation would succeed. */
    private String good(String path, int number) {
        return switch (path) {
            case "/users/register" ->
                "\"userName\":\"fuzz-%d\",\"hasCredentials\":false,\"autoLogin\":false".formatted(number);
            case "/users" -> "\"id\":\"%s\",\"pageSize\":3,\"filter\":%s".formatted(id, fuzz.filter());
            default -> "";
        };
    }

    private static Reply send(int number, Api api, String verb, String path, byte[] body) {
        Reply reply = api.callWithBytes(verb, path, body);
        if (reply.status() < 400) {
            return reply;
        }
        String sent = new String(body, StandardCharsets.UTF_8);
        String about = "request %d of seed %d, body %s".formatted(number, SEED, sent);
        assertThat(reply.status())
                .as("%s%n%s answered %s", about, reply.request(), reply.body())
                .isLessThan(500);
        try {
            reply.expectErrorShape();
        } catch (AssertionError other) {
            throw new AssertionError(about, other);
        }
        return reply;
    }

    private static void whatIsStoredCanBeRead() {
        JsonNode all = administrator
                .post("/users", Map.of("includeMeta", true))
                .expect(200)
                .json();
        assertThat(all.path("totalCount").asInt()).isEqualTo(all.path("result").size());
        for (JsonNode user : all.path("result")) {
            String each = user.path("id").asText();
            assertThat(Json.parse(user.path("meta").asText()).isObject())
                    .as(user.toString())
                    .isTrue();
            realm.admin().get("/users/" + each).expect(200);
            assertThat(administrator
                            .get("/users/" + each + "?includeMeta=true")
                            .expect(200)
                            .at("/result"))
                    .isEqualTo(user);
        }
    }
}
