package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The gateway of a realm's own text messages, and what is refused without it. */
final class SmsGatewayIT {

    private final Receiver gateway = new Receiver();
    private final String phone = Unique.phone();
    private Realm realm = new Realm("", "");
    private Phones phones = new Phones(realm, gateway);

    @BeforeEach
    void create() {
        realm = Keycloak.newRealm();
        phones = new Phones(realm, gateway);
    }

    @AfterEach
    void remove() {
        realm.remove();
        gateway.close();
    }

    @Test
    void withoutAGatewayNoCodeIsPromisedAndNobodyRegistered() {
        realm.set("needVerification", true);

        phones.settings().get("").expectError(404, "GatewayNotFound");
        Reply asked = phones.ask(phone).expectError(409, "SmsNotConfigured");
        phones.register(phone, Map.of()).expectError(409, "SmsNotConfigured");

        assertThat(asked.text("/responseStatus/message")).contains("settings/sms");
        UsersApi.of(realm).api().get("/by-email" + Api.query("phone", phone)).expectError(404, "UserNotFound");
    }

    @Test
    void withoutAGatewayUsersByPhoneAreRegisteredWhereNothingIsToBeVerified() {
        assertThat(phones.register(phone, Map.of()).expect(200).text("/bearerToken"))
                .isNotEmpty();
    }

    @Test
    void secretsAreMaskedWhereverTheyAreReadAndTheMaskSentBackKeepsThem() {
        phones.configured();
        JsonNode read = phones.settings().get("").expect(200).at("/result");
        String components = realm.admin()
                .get("/components?type=io.membership.triggers.MembershipSmsGateway")
                .expect(200)
                .body();

        phones.settings().put("", read).expect(200);

        assertThat(read.at("/auth/username").asText()).isEqualTo("AC123");
        assertThat(read.toString()).doesNotContain("hush-hush");
        assertThat(components).contains("sms-gateway").doesNotContain("hush-hush");
        phones.registered(phone);
        phones.code(phone);
        assertThat(gateway.calls().get(0).header("authorization")).isEqualTo("Basic QUMxMjM6aHVzaC1odXNo");
    }

    @Test
    void whatIsWrittenReplacesWhatWasThere() {
        phones.configured();
        Map<String, Object> members = new HashMap<>(phones.members());
        members.remove("auth");

        phones.settings().put("", members).expect(200);

        assertThat(phones.settings().get("").expect(200).text("/result/auth/type"))
                .isEqualTo("none");
    }

    @Test
    void mistakesAreRefusedByName() {
        assertThat(refused(Map.of("format", "xml"))).isEqualTo("format");
        assertThat(refused(Map.of("body", Map.of("To", "{{too}}")))).isEqualTo("body");
        assertThat(refused(Map.of("auth", Map.of("type", "basic", "username", "x"))))
                .isEqualTo("auth.password");
        assertThat(refused(Map.of("text", "Hello"))).isEqualTo("text");
        assertThat(refused(Map.of("url", "ftp://sms.test"))).isEqualTo("url");
        phones.settings().get("").expectError(404, "GatewayNotFound");
    }

    private String refused(Map<String, Object> more) {
        Map<String, Object> members = new HashMap<>(phones.members());
        members.putAll(more);
        return phones.settings()
                .put("", members)
                .expectError(400, "InvalidValue")
                .text("/responseStatus/errors/0/fieldName");
    }

    @Test
    void itTravelsWithTheRealmAndThereIsOneOnly() {
        phones.configured();
        JsonNode component = realm.admin()
                .get("/components?type=io.membership.triggers.MembershipSmsGateway")
                .expect(200)
                .at("/0");
        Map<String, Object> second = Map.of(
                "name", "another",
                "providerId", component.path("providerId").asText(),
                "providerType", component.path("providerType").asText(),
                "config", Map.of("url", List.of(gateway.url()), "body", List.of("{\"to\":\"{{to}}\"}")));

        assertThat(realm.admin().post("/components", second).status()).isEqualTo(400);

        JsonNode exported = realm.probe().export();
        assertThat(exported.at("/components/io.membership.triggers.MembershipSmsGateway/0/config/url/0")
                        .asText())
                .isEqualTo(gateway.url());
    }

    @Test
    void deadGatewayDelaysTheCodeAndItIsGoodWhenItComes() {
        gateway.answer(call -> Receiver.Answer.of(503));
        phones.configured();
        phones.registered(phone);
        phones.ask(phone).expect(200);
        TriggersApi.eventually(() -> !phones.texts(phone).isEmpty());

        gateway.answer(call -> Receiver.Answer.OK);

        TriggersApi.eventually(() -> phones.texts(phone).size() == 2);
        phones.enter(phone, phones.code(phone, 2)).expect(200);
    }

    @Test
    void removedItTakesAwayWhatWaits() {
        gateway.answer(call -> Receiver.Answer.of(503));
        phones.configured();
        phones.registered(phone);
        phones.ask(phone).expect(200);
        TriggersApi.eventually(() -> !phones.texts(phone).isEmpty());

        phones.settings().delete("").expect(200);

        phones.ask(phone).expectError(409, "SmsNotConfigured");
        assertThat(TriggersApi.of(realm).api().get("/deliveries").expect(200).at("/result"))
                .isEmpty();
    }
}
