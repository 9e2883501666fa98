package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A code that is sent to a phone lets one in, once. */
final class PhoneCodesIT {

    private final Receiver gateway = new Receiver();
    private final String phone = Unique.phone();
    private Realm realm = new Realm("", "");
    private Phones phones = new Phones(realm, gateway);

    @BeforeEach
    void create() {
        realm = Keycloak.newRealm();
        phones = new Phones(realm, gateway).configured();
    }

    @AfterEach
    void remove() {
        realm.remove();
        gateway.close();
    }

    private static void assertInvalid(Reply reply) {
        reply.expectError(400, "InvalidCode");
        assertThat(reply.text("/responseStatus/errors/0/fieldName")).isEqualTo("code");
    }

    /** Keycloak would lock a user who fails several times within a second. */
    private void withoutBruteForceProtection() {
        realm.admin().put("", Map.of("bruteForceProtected", false)).expect(204);
    }

    @Test
    void codeLetsInOnceAndVerifiesTheNumber() {
        String id = phones.registered(phone);
        String code = phones.code(phone);
        assertThat(code).matches("[0-9]{6}");

        Reply entered = phones.enter(phone, code).expect(200);

        assertThat(entered.text("/result/userId")).isEqualTo(id);
        assertThat(entered.header("Set-Cookie")).startsWith("ss-id=");
        String token = entered.text("/result/bearerToken");
        assertThat(UsersApi.of(realm).profile(token).expect(200).text("/result/phone"))
                .isEqualTo(phone);
        JsonNode user = realm.admin().get("/users/" + id).expect(200).json();
        assertThat(user.at("/attributes/phoneNumberVerified/0").asText()).isEqualTo("true");
        assertInvalid(phones.enter(phone, code));
    }

    @Test
    void whoHasToVerifyIsSentACodeAndGetsATokenForIt() {
        realm.set("needVerification", true);

        Reply registered = phones.register(phone, Map.of()).expect(200);

        assertThat(registered.json().has("bearerToken")).isFalse();
        assertThat(phones.enter(phone, phones.code(phone, 1)).expect(200).text("/result/bearerToken"))
                .isNotEmpty();
    }

    @Test
    void ofSeveralWhoEnterItAtTheSameInstantOneIsLetIn() throws InterruptedException, ExecutionException {
        withoutBruteForceProtection();
        phones.registered(phone);
        String code = phones.code(phone);

        List<Reply> entered = AtOnce.call(Collections.nCopies(4, () -> phones.enter(phone, code)));

        assertThat(entered).filteredOn(reply -> reply.status() == 200).hasSize(1);
        assertThat(entered).filteredOn(reply -> reply.status() == 400).hasSize(3);
    }

    @Test
    void newerCodeReplacesTheOlderOne() {
        phones.registered(phone);
        String older = phones.code(phone);
        phones.ask(phone).expect(200);
        String newer = phones.code(phone, 2);

        withoutBruteForceProtection();
        if (!older.equals(newer)) {
            assertInvalid(phones.enter(phone, older));
        }
        phones.enter(phone, newer).expect(200);
    }

    @Test
    void codeDiesOfFiveWrongOnesAlsoAtTheSameInstant() throws InterruptedException, ExecutionException {
        withoutBruteForceProtection();
        phones.registered(phone);
        String code = phones.code(phone);
        IntStream.rangeClosed(1, 3).forEach(by -> assertInvalid(phones.enter(phone, Phones.other(code, by))));

        List<Reply> both = AtOnce.call(Collections.nCopies(2, () -> phones.enter(phone, Phones.other(code, 9))));

        assertThat(both).extracting(Reply::status).containsOnly(400);

        assertInvalid(phones.enter(phone, code));
    }

    @Test
    void fourWrongOnesAreForgiven() {
        withoutBruteForceProtection();
        phones.registered(phone);
        String code = phones.code(phone);

        IntStream.rangeClosed(1, 4).forEach(by -> assertInvalid(phones.enter(phone, Phones.other(code, by))));

        phones.enter(phone, code).expect(200);
    }

    @Test
    void codeIsGoodForItsTime() {
        realm.set("phoneCodeExpiration", 120);
        phones.registered(phone);
        String code = phones.code(phone);
        assertThat(phones.texts(phone).get(0)).contains("2 minutes");

        realm.probe().ahead(Duration.ofSeconds(121), () -> assertInvalid(phones.enter(phone, code)));
    }

    @Test
    void codeIsGoodInItsRealmOnly() {
        Realm other = Keycloak.newRealm();
        Phones others = new Phones(other, gateway);
        others.registered(phone);
        phones.registered(phone);
        String code = phones.code(phone);

        assertInvalid(others.enter(phone, code));

        phones.enter(phone, code).expect(200);
        other.remove();
    }

    @Test
    void nobodyLearnsWhoHasANumberNorThatItWasAskedForTooOften() throws InterruptedException, ExecutionException {
        realm.set("codesPerHour", 2);
        phones.registered(phone);

        String unknown = phones.ask(Unique.phone()).expect(200).body();

        List<Reply> asked = AtOnce.call(Collections.nCopies(5, () -> phones.ask(phone)));
        assertThat(asked).extracting(Reply::body).containsOnly(unknown);
        phones.code(phone, 2);
        String last = Unique.phone();
        phones.registered(last);
        phones.code(last);
        assertThat(phones.texts(phone)).hasSize(2);
        assertInvalid(phones.enter(Unique.phone(), "000000"));
    }

    @Test
    void numbersOfNobodyUseUpNothingOfTheRealmsAllowance() {
        realm.set("smsPerHour", 1);
        phones.registered(phone);
        phones.ask(Unique.phone()).expect(200);
        phones.ask(Unique.phone()).expect(200);

        phones.code(phone);
        phones.ask(phone).expect(200);

        realm.set("smsPerHour", 2);
        String another = Unique.phone();
        phones.registered(another);
        phones.code(another);
        assertThat(phones.texts(phone)).hasSize(1);
    }

    @Test
    void lockOfTooManyFailuresHoldsForCodesToo() {
        realm.admin()
                .put("", Map.of("failureFactor", 2, "waitIncrementSeconds", 600, "quickLoginCheckMilliSeconds", 0))
                .expect(204);
        String id = phones.registered(phone);
        String code = phones.code(phone);
        String lock = "/attack-detection/brute-force/users/" + id;

        for (int failures = 1; failures <= 2; failures++) {
            int counted = failures;
            assertInvalid(phones.enter(phone, Phones.other(code, failures)));
            TriggersApi.eventually(
                    () -> realm.admin().get(lock).expect(200).at("/numFailures").asInt() == counted);
        }

        assertInvalid(phones.enter(phone, code));
    }

    @Test
    void whoIsBlockedStaysOutWithTheRightCode() {
        String id = phones.registered(phone);
        String code = phones.code(phone);
        UsersApi.of(realm).api().put("/" + id + "/block", Map.of()).expect(204);

        phones.enter(phone, code).expectError(403, "AccountDisabled");
    }

    @Test
    void codeIsInNoLogAndInNoDelivery() {
        gateway.answer(call -> new Receiver.Answer(201, Map.of(), call.body()));
        String id = phones.registered(phone);
        String code = phones.code(phone);
        Api deliveries = TriggersApi.of(realm).api().under("/deliveries");
        TriggersApi.eventually(() -> deliveries
                .get("?state=delivered&userId=" + id)
                .expect(200)
                .at("/result/0")
                .path("sms")
                .asText()
                .equals("phone-code"));
        String delivery = deliveries.get("?userId=" + id).text("/result/0/id");

        Reply shown = deliveries.get("/" + delivery).expect(200);
        phones.enter(phone, code).expect(200);

        assertThat(shown.at("/result/type").asText()).isEqualTo("Sms");
        assertThat(shown.at("/result/attempts/0/status").asInt()).isEqualTo(201);
        assertThat(shown.body()).doesNotContain(code);
        assertThat(Keycloak.log()).doesNotContainPattern("(?<![\\w.-])" + code + "(?![\\w-])");
    }
}
