package io.membership.acceptance;

import static io.membership.acceptance.TriggersApi.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.standardwebhooks.Webhook;
import io.membership.acceptance.Receiver.Answer;
import io.membership.acceptance.Receiver.Call;
import java.net.http.HttpHeaders;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From a change of a user to a call at a receiver. */
final class WebhookIT {

    private Realm realm = new Realm("", "");
    private TriggersApi triggers = new TriggersApi(Api.at(""));
    private final Receiver receiver = new Receiver();

    @BeforeEach
    void create() {
        realm = Keycloak.newRealm();
        triggers = TriggersApi.of(realm);
    }

    @AfterEach
    void remove() {
        realm.remove();
        receiver.close();
    }

    private void update(String user, String field, Object value) {
        realm.membershipAdmin().patch("/users/" + user, Map.of(field, value)).expect(200);
    }

    private Call only(String user) {
        eventually(() -> !receiver.about(user).isEmpty());
        assertThat(receiver.about(user)).hasSize(1);
        return receiver.about(user).get(0);
    }

    @Test
    void updateIsToldWithFormerAndNewUserAndSigned() throws Exception {
        String secret = triggers.create(receiver, "Update").at("/action/secret").asText();
        String user = realm.createUser(Unique.email());

        update(user, "firstName", "Ann");

        Call call = only(user);
        JsonNode input = call.json().path("input");
        assertThat(call.type()).isEqualTo("Update");
        assertThat(call.json().path("projectId").asText()).isEqualTo(realm.id());
        assertThat(call.json().path("version").asInt()).isEqualTo(1);
        assertThat(input.at("/formerUser/firstName").asText()).isEqualTo("Jane");
        assertThat(input.at("/newUser/firstName").asText()).isEqualTo("Ann");
        assertThat(input.at("/initiator/clientId").asText()).isEqualTo("membership-admin");
        assertThat(input.path("changes").toString())
                .contains("{\"field\":\"firstName\",\"former\":\"Jane\",\"current\":\"Ann\"}");
        assertThat(input.path("cause").asText()).isEqualTo("API");
        assertThatCode(() -> verify(secret, call)).doesNotThrowAnyException();
    }

    static void verify(String secret, Call call) throws Exception {
        Map<String, List<String>> headers = new HashMap<>(call.headers());
        new Webhook(secret).verify(call.body(), HttpHeaders.of(headers, (name, value) -> true));
    }

    @Test
    void onlyTheTypesOfTheTriggerAreToldAndNothingWhileItIsDisabled() {
        String trigger =
                triggers.create(receiver, "Register", "Delete").path("id").asText();
        String user = realm.createUser(Unique.email());
        update(user, "firstName", "Ann");
        realm.admin().delete("/users/" + user).expect(204);

        eventually(() -> receiver.about(user).size() == 2);
        triggers.api().patch("/" + trigger, Map.of("disabled", true)).expect(200);
        String other = realm.createUser(Unique.email());
        triggers.api().patch("/" + trigger, Map.of("disabled", false)).expect(200);
        String third = realm.createUser(Unique.email());
        eventually(() -> receiver.about(third).size() == 1);

        assertThat(receiver.about(user)).extracting(Call::type).containsExactly("Register", "Delete");
        assertThat(receiver.about(user)
                        .get(1)
                        .json()
                        .at("/input/formerUser/firstName")
                        .asText())
                .isEqualTo("Ann");
        assertThat(receiver.about(other)).isEmpty();
    }

    @Test
    void refusedAndRolledBackChangesTellNothing() {
        triggers.create(receiver, "Register", "Update");
        String email = Unique.email();
        String user = realm.createUser(email);
        realm.admin().post("/users", Map.of("username", email, "enabled", true)).expect(409);
        new Events(realm).run("rolled-back", user);
        String last = realm.createUser(Unique.email());

        eventually(() -> !receiver.about(last).isEmpty());

        assertThat(receiver.calls()).hasSize(2);
    }

    @Test
    void newsOfOneUserArrivesInOrder() {
        triggers.create(receiver, "Update");
        String user = realm.createUser(Unique.email());
        int[] failures = {2};
        receiver.answer(call -> failures[0]-- > 0 ? Answer.of(500) : Answer.OK);

        IntStream.range(0, 5).forEach(i -> update(user, "firstName", "Ann" + i));

        eventually(
                () -> receiver.about(user).stream().anyMatch(call -> call.body().contains("\"Ann4\"")));
        assertThat(receiver.about(user).stream()
                        .map(call -> call.json().at("/input/newUser/firstName").asText())
                        .distinct())
                .containsExactly("Ann0", "Ann1", "Ann2", "Ann3", "Ann4");
        assertThat(receiver.about(user)).hasSize(7);
        assertThat(receiver.about(user).subList(0, 3))
                .extracting(call -> call.header("webhook-id"))
                .containsOnly(receiver.calls().get(0).header("webhook-id"));
    }

    @Test
    void receiverThatIsGoneSwitchesTheTriggerOff() {
        String trigger = triggers.create(receiver, "Register").path("id").asText();
        receiver.answer(call -> Answer.of(410));
        realm.createUser(Unique.email());

        eventually(
                () -> triggers.api().get("/" + trigger).at("/result/disabled").asBoolean());

        assertThat(triggers.api().get("/" + trigger).text("/result/disabledReason"))
                .isEqualTo("gone");
    }

    @Test
    void redirectIsAFailureAndNotFollowed() {
        Receiver elsewhere = new Receiver();
        triggers.create(receiver, "Register");
        receiver.answer(call -> new Answer(307, Map.of("Location", elsewhere.url()), ""));
        String user = realm.createUser(Unique.email());

        eventually(() -> receiver.about(user).size() >= 2);

        assertThat(elsewhere.calls()).isEmpty();
        elsewhere.close();
    }

    @Test
    void retryAfterIsHonoured() {
        triggers.create(receiver, "Register");
        int[] calls = {0};
        receiver.answer(call -> calls[0]++ == 0 ? new Answer(429, Map.of("Retry-After", "3"), "") : Answer.OK);
        long before = System.nanoTime();
        String user = realm.createUser(Unique.email());

        eventually(() -> receiver.about(user).size() == 2);

        assertThat(System.nanoTime() - before).isGreaterThan(2_900_000_000L);
    }

    @Test
    void bothSecretsSignAfterARotation() throws Exception {
        JsonNode trigger = triggers.create(receiver, "Register");
        String former = trigger.at("/action/secret").asText();
        Reply rotated = triggers.api()
                .post("/" + trigger.path("id").asText() + "/rotate", Map.of())
                .expect(200);
        String user = realm.createUser(Unique.email());

        Call call = only(user);

        verify(former, call);
        verify(rotated.text("/result/action/secret"), call);
        assertThat(call.header("webhook-signature").split(" ")).hasSize(2);
    }

    @Test
    void onlyNamedFieldsLeaveTheHouse() {
        triggers.create(receiver, Map.of("fields", List.of("email", "tags")), "Update");
        String email = Unique.email();
        String user = realm.createUser(email);

        realm.membershipAdmin()
                .patch("/users/" + user, Map.of("firstName", "Ann", "tags", List.of("vip")))
                .expect(200);

        JsonNode input = only(user).json().path("input");
        assertThat(input.path("newUser").toString())
                .isEqualTo("{\"id\":\"%s\",\"email\":\"%s\",\"tags\":[\"vip\"]}".formatted(user, email));
        assertThat(input.path("changes").toString())
                .isEqualTo("[{\"field\":\"tags\",\"former\":[],\"current\":[\"vip\"]}]");
    }

    @Test
    void conditionDecides() {
        triggers.create(
                receiver,
                Map.of("condition", Map.of("changed", List.of("country"), "current", Map.of("country", "LT"))),
                "Update");
        String user = realm.createUser(Unique.email());

        update(user, "country", "DE");
        update(user, "firstName", "Ann");
        update(user, "country", "LT");

        assertThat(only(user).json().at("/input/formerUser/country").asText()).isEqualTo("DE");
    }

    @Test
    void oddNamesAndLargeMetaArriveAsTheyAre() {
        triggers.create(receiver, "Update");
        realm.set("metaLimit", 65_536);
        String user = realm.createUser(Unique.email());
        String odd = "\u0639\u0644\u064A \u202E<b>\"";
        String meta = "{\"text\":\"" + "\u00e4".repeat(32_000) + "\"}";

        realm.membershipAdmin()
                .patch("/users/" + user, Map.of("displayName", odd, "meta", meta))
                .expect(200);

        JsonNode after = only(user).json().at("/input/newUser");
        assertThat(after.path("displayName").asText()).isEqualTo(odd);
        assertThat(Json.parse(after.path("meta").asText())).isEqualTo(Json.parse(meta));
    }

    @Test
    void traceAndHeadersArePassedOn() {
        triggers.create(
                receiver,
                Map.of(
                        "action",
                        Map.of("url", receiver.url(), "headers", Map.of("X-Tenant", "t1"), "template", "{\"a\":1}")),
                "Update");
        String user = realm.createUser(Unique.email());
        String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

        realm.membershipAdmin()
                .with("traceparent", trace)
                .patch("/users/" + user, Map.of("firstName", "Ann"))
                .expect(200);

        Call call = only(user);
        assertThat(call.header("traceparent")).isEqualTo(trace);
        assertThat(call.header("x-tenant")).isEqualTo("t1");
        assertThat(call.json().at("/input/template").asText()).isEqualTo("{\"a\":1}");
    }
}
