package io.membership.acceptance;

import static io.membership.acceptance.TriggersApi.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.membership.acceptance.Receiver.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What became of deliveries, and sending them again. */
final class DeliveriesIT {

    private Realm realm = new Realm("", "");
    private Api api = Api.at("");
    private final Receiver receiver = new Receiver();
    private String trigger = "";

    @BeforeEach
    void create() {
        realm = Keycloak.newRealm();
        TriggersApi triggers = TriggersApi.of(realm);
        api = triggers.api();
        trigger = triggers.create(receiver, "Register", "Update", "Delete")
                .path("id")
                .asText();
    }

    @AfterEach
    void remove() {
        realm.remove();
        receiver.close();
    }

    private JsonNode deliveries(String query) {
        return api.get("/" + trigger + "/deliveries" + query).expect(200).at("/result");
    }

    private JsonNode only(String state) {
        eventually(() -> deliveries("?state=" + state).size() == 1);
        return deliveries("?state=" + state).get(0);
    }

    @Test
    void attemptsAreKeptWithStatusAndAnswer() {
        int[] calls = {0};
        receiver.answer(call -> calls[0]++ == 0 ? new Answer(500, Map.of(), "broken " + "x".repeat(3000)) : Answer.OK);
        String user = realm.createUser(Unique.email());

        String id = only("delivered").path("id").asText();

        JsonNode delivery = api.get("/deliveries/" + id).expect(200).at("/result");
        assertThat(delivery.path("type").asText()).isEqualTo("Register");
        assertThat(delivery.path("userId").asText()).isEqualTo(user);
        assertThat(delivery.path("attemptCount").asInt()).isEqualTo(2);
        assertThat(delivery.at("/attempts/0/status").asInt()).isEqualTo(500);
        assertThat(delivery.at("/attempts/0/answer").asText())
                .startsWith("broken x")
                .hasSize(1024);
        assertThat(delivery.at("/attempts/1/delivered").asBoolean()).isTrue();
        assertThat(receiver.calls().get(0).header("webhook-id")).isEqualTo(id);
    }

    @Test
    void pagesLeadThroughAllDeliveries() {
        List<String> users = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            users.add(0, realm.createUser(Unique.email()));
        }
        eventually(() -> deliveries("?state=delivered").size() == 5);

        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            Reply page =
                    api.get("/" + trigger + "/deliveries?pageSize=2" + cursor).expect(200);
            page.at("/result").forEach(each -> seen.add(each.path("userId").asText()));
            cursor = page.at("/nextCursor").isMissingNode() ? "" : "&cursor=" + page.text("/nextCursor");
        } while (!cursor.isEmpty());

        assertThat(seen).containsExactlyElementsOf(users);
        assertThat(api.get("/deliveries?userId=" + users.get(3)).expect(200).at("/result"))
                .hasSize(1);
        api.get("/deliveries?cursor=x").expectError(400, "InvalidCursor");
        api.get("/deliveries?state=lost").expectError(400, "InvalidValue");
    }

    @Test
    void deadDeliveryIsSentAgainByHandUnderItsId() {
        receiver.answer(call -> Answer.of(400));
        realm.createUser(Unique.email());
        api.patch("/" + trigger, Map.of("types", List.of("Register"))).expect(200);
        eventually(() -> receiver.calls().size() == 4);
        JsonNode pending = only("pending");
        receiver.answer(call -> Answer.OK);

        api.post("/deliveries/" + pending.path("id").asText() + "/resend", Map.of())
                .expect(200);

        JsonNode delivered = only("delivered");
        assertThat(delivered.path("id")).isEqualTo(pending.path("id"));
        assertThat(delivered.path("attemptCount").asInt()).isEqualTo(1);
        assertThat(api.get("/deliveries/" + delivered.path("id").asText()).at("/result/attempts"))
                .hasSize(5);
    }

    @Test
    void replayMakesUpForWhatWasMissedWhileDisabled() {
        String before = realm.createUser(Unique.email());
        eventually(() -> receiver.about(before).size() == 1);
        api.patch("/" + trigger, Map.of("disabled", true)).expect(200);
        String missed = realm.createUser(Unique.email());
        api.patch("/" + trigger, Map.of("disabled", false)).expect(200);

        Reply replay = api.post("/" + trigger + "/replay", Map.of("days", 1)).expect(200);

        assertThat(replay.at("/result/made").asInt()).isEqualTo(1);
        eventually(() -> receiver.about(missed).size() == 1);
        assertThat(receiver.about(before)).hasSize(1);
        assertThat(api.post("/" + trigger + "/replay", Map.of("days", 1))
                        .at("/result/made")
                        .asInt())
                .isZero();
    }

    @Test
    void rehearsalCountsAndShowsWithoutSending() {
        realm.createUser(Unique.email());
        realm.createUser(Unique.email(), Map.of("firstName", "Ann"));
        Receiver other = new Receiver();
        String rehearsed = TriggersApi.of(realm)
                .create(
                        other,
                        Map.of(
                                "disabled", true,
                                "fields", List.of("firstName"),
                                "condition", Map.of("current", Map.of("firstName", "Ann"))),
                        "Register")
                .path("id")
                .asText();

        JsonNode result = api.post("/" + rehearsed + "/rehearse", Map.of("days", 1))
                .expect(200)
                .at("/result");

        assertThat(result.path("looked").asInt()).isEqualTo(2);
        assertThat(result.path("matching").asInt()).isEqualTo(1);
        assertThat(result.at("/byType/Register").asInt()).isEqualTo(1);
        assertThat(result.at("/samples/0/input/newUser/firstName").asText()).isEqualTo("Ann");
        assertThat(result.at("/samples/0/input/newUser")).hasSize(2);
        assertThat(other.calls()).isEmpty();
        other.close();
    }

    @Test
    void testEventIsMarkedAndNoOtherTriggerGetsIt() {
        Receiver other = new Receiver();
        TriggersApi.of(realm).create(other, "Register");

        api.post("/" + trigger + "/test", Map.of("type", "Update")).expect(200);

        eventually(() -> receiver.calls().size() == 1);
        assertThat(receiver.calls().get(0).json().at("/input/test").asBoolean()).isTrue();
        assertThat(receiver.calls().get(0).type()).isEqualTo("Update");
        assertThat(only("delivered").path("type").asText()).isEqualTo("Test");
        assertThat(other.calls()).isEmpty();
        other.close();
    }

    @Test
    void endpointCheckTellsHowItWent() {
        receiver.answer(call -> new Answer(200, Map.of(), call.header("webhook-signature")));
        JsonNode fine = api.post("/" + trigger + "/check", Map.of()).expect(200).at("/result");
        receiver.answer(call -> Answer.of(503));
        JsonNode ill = api.post("/" + trigger + "/check", Map.of()).expect(200).at("/result");

        assertThat(fine.path("delivered").asBoolean()).isTrue();
        assertThat(fine.path("signatureEchoed").asBoolean()).isTrue();
        assertThat(fine.at("/addresses/0").asText()).isEqualTo("127.0.0.1");
        assertThat(ill.path("delivered").asBoolean()).isFalse();
        assertThat(ill.path("status").asInt()).isEqualTo(503);
    }

    @Test
    void deliveriesOfAnotherRealmAreNotThere() {
        realm.createUser(Unique.email());
        String id = only("delivered").path("id").asText();
        Realm other = Keycloak.newRealm();
        Api foreign = TriggersApi.of(other).api();

        foreign.get("/deliveries/" + id).expectError(404, "DeliveryNotFound");
        foreign.post("/deliveries/" + id + "/resend", Map.of()).expectError(404, "DeliveryNotFound");
        foreign.get("/" + trigger).expectError(404, "TriggerNotFound");
        foreign.get("/" + trigger + "/deliveries").expectError(404, "TriggerNotFound");
        other.remove();
    }

    @Test
    void removedTriggerTakesItsDeliveriesAlong() {
        receiver.answer(call -> Answer.of(500));
        realm.createUser(Unique.email());
        eventually(() -> !receiver.calls().isEmpty());

        api.delete("/" + trigger).expect(200);

        assertThat(api.get("/deliveries").expect(200).at("/result")).isEmpty();
        api.get("/" + trigger).expectError(404, "TriggerNotFound");
    }
}
