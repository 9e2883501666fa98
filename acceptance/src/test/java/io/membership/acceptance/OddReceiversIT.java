package io.membership.acceptance;

import static io.membership.acceptance.TriggersApi.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.membership.acceptance.Receiver.Answer;
import io.membership.acceptance.Receiver.Call;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Receivers that break the rules of TCP, of HTTP or of one message, and what the others notice of it: nothing. */
final class OddReceiversIT {

    private static final int TIMES = 2;

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

    private static void drip(Socket connection) throws IOException {
        for (byte each : ("HTTP/1.1 200 " + "slowly ".repeat(1000)).getBytes(StandardCharsets.US_ASCII)) {
            connection.getOutputStream().write(each);
            LockSupport.parkNanos(200_000_000);
        }
    }

    private static void reset(Socket connection) throws IOException {
        connection.getInputStream().read();
        connection.setSoLinger(true, 0);
    }

    @Test
    void slowLorisIsCutOffAndTriedAgain() throws Exception {
        try (RawReceiver loris = new RawReceiver(TIMES, OddReceiversIT::drip)) {
            assertThat(firstErrors(loris)).containsOnly("No answer within 4 s");
        }
    }

    @Test
    void connectionThatIsResetIsTriedAgain() throws Exception {
        try (RawReceiver resetting = new RawReceiver(TIMES, OddReceiversIT::reset)) {
            assertThat(firstErrors(resetting)).allMatch(error -> error.contains("reset"));
        }
    }

    /** Errors of the attempts before the one that reached it. */
    private List<String> firstErrors(RawReceiver odd) {
        String trigger = triggers.api()
                .post(
                        "",
                        Map.of(
                                "name",
                                "odd",
                                "types",
                                List.of("Register"),
                                "actionType",
                                "Webhooks",
                                "action",
                                Map.of("url", odd.url())))
                .expect(200)
                .text("/result/id");
        realm.createUser(Unique.email());
        Api deliveries = triggers.api();
        eventually(() -> deliveries
                        .get("/" + trigger + "/deliveries?state=delivered")
                        .at("/result")
                        .size()
                == 1);

        String delivery = deliveries.get("/" + trigger + "/deliveries").text("/result/0/id");
        List<String> errors = new ArrayList<>();
        deliveries
                .get("/deliveries/" + delivery)
                .at("/result/attempts")
                .forEach(attempt -> errors.add(attempt.path("error").asText()));
        assertThat(errors).hasSize(TIMES + 1);
        return errors.subList(0, TIMES);
    }

    @Test
    void messageThatItsReceiverNeverTakesHoldsNobodyElse() {
        triggers.create(receiver, "Register");
        receiver.answer(call -> call.body().contains("\"poison") ? Answer.of(400) : Answer.OK);
        String poison = realm.createUser("poison-" + Unique.email());
        List<String> others = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            others.add(realm.createUser(Unique.email()));
        }

        eventually(() -> receiver.calls().size() - receiver.about(poison).size() == others.size());

        eventually(() -> receiver.about(poison).size() >= 3);
        assertThat(receiver.calls())
                .extracting(Call::user)
                .filteredOn(user -> !user.equals(poison))
                .containsExactlyInAnyOrderElementsOf(others);
    }

    @Test
    void ofRivalRegistrationsOnlyTheOneThatWonIsTold() throws Exception {
        triggers.create(receiver, "Register");
        String email = Unique.email();
        Map<String, Object> rival = Map.of("email", email, "hasCredentials", false);

        List<Reply> replies =
                AtOnce.call(Collections.nCopies(4, () -> realm.membershipAdmin().post("/users/register", rival)));
        String last = realm.createUser(Unique.email());
        eventually(() -> !receiver.about(last).isEmpty());

        assertThat(replies).filteredOn(reply -> reply.status() == 200).hasSize(1);
        assertThat(receiver.calls())
                .extracting(Call::json)
                .extracting(json -> json.at("/input/newUser/email").asText())
                .filteredOn(email::equals)
                .hasSize(1);
    }
}
