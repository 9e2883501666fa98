package io.membership.acceptance;

import static io.membership.acceptance.TriggersApi.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.membership.acceptance.Receiver.Answer;
import io.membership.acceptance.Receiver.Call;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** SMS through gateways of the shapes that providers have. */
final class SmsIT {

    private static final Map<String, Object> NOTHING = Map.of();

    private Realm realm = new Realm("", "");
    private TriggersApi triggers = new TriggersApi(Api.at(""));
    private final Receiver gateway = new Receiver();

    @BeforeEach
    void create() {
        realm = Keycloak.newRealm();
        triggers = TriggersApi.of(realm);
    }

    @AfterEach
    void remove() {
        realm.remove();
        gateway.close();
    }

    private JsonNode trigger(Map<String, Object> shape, Map<String, Object> more) {
        Map<String, Object> action = new LinkedHashMap<>(shape);
        action.put("url", gateway.url());
        action.put("to", "user");
        action.put("text", "Hi \"{{Receiver.User.FirstName}}\"},{&Body=x");
        action.putAll(more);
        return triggers.create(gateway, Map.of("actionType", "Sms", "action", action), "Update");
    }

    private static Map<String, Object> twilio() {
        return Map.of(
                "format", "form",
                "body", Map.of("To", "{{to}}", "From", "+15550001", "Body", "{{text}}"),
                "auth", Map.of("type", "basic", "username", "AC123", "password", "hush"));
    }

    private static Map<String, Object> vonage() {
        return Map.of(
                "format", "json",
                "body", Map.of("from", "Club", "to", "{{to}}", "text", "{{text}}"),
                "auth", Map.of("type", "bearer", "token", "jwt-1"),
                "success", Map.of("pointer", "/messages/0/status", "equals", "0"));
    }

    private static Map<String, Object> messageBird() {
        return Map.of(
                "body", Map.of("originator", "Club", "recipients", List.of("{{to}}"), "body", "{{text}}"),
                "auth", Map.of("type", "header", "name", "Authorization", "value", "AccessKey k-1"));
    }

    private String updated(Map<String, Object> members) {
        String user = realm.createUser(Unique.email());
        realm.membershipAdmin().patch("/users/" + user, members).expect(200);
        return user;
    }

    private Call call() {
        eventually(() -> !gateway.calls().isEmpty());
        return gateway.calls().get(0);
    }

    private JsonNode delivery(String user, String state) {
        String list = "/deliveries?userId=" + user + "&state=" + state;
        eventually(() -> !triggers.api().get(list).expect(200).at("/result/0").isMissingNode());
        String id = triggers.api().get(list).expect(200).at("/result/0/id").asText();
        return triggers.api().get("/deliveries/" + id).expect(200).at("/result");
    }

    @Test
    void twilioGetsAFormWithNamePasswordAndEscapedText() {
        trigger(twilio(), NOTHING);

        updated(Map.of("firstName", "Ann", "phone", "+370 (600) 11-222"));

        Call call = call();
        assertThat(call.header("content-type")).startsWith("application/x-www-form-urlencoded");
        assertThat(call.header("authorization"))
                .isEqualTo(
                        "Basic " + Base64.getEncoder().encodeToString("AC123:hush".getBytes(StandardCharsets.UTF_8)));
        assertThat(List.of(call.body().split("&")))
                .extracting(pair -> URLDecoder.decode(pair, StandardCharsets.UTF_8))
                .containsExactlyInAnyOrder("To=+37060011222", "From=+15550001", "Body=Hi \"Ann\"},{&Body=x");
    }

    @Test
    void vonageGetsJsonWithABearerAndItsErrorInsideA200Counts() {
        trigger(vonage(), NOTHING);
        gateway.answer(call -> new Answer(200, Map.of(), "{\"messages\":[{\"status\":\"4\"}]}"));

        String user = updated(Map.of("firstName", "Ann", "phone", "37060011222"));

        assertThat(call().header("authorization")).isEqualTo("Bearer jwt-1");
        assertThat(call().json().path("text").asText()).isEqualTo("Hi \"Ann\"},{&Body=x");
        assertThat(call().json().path("to").asText()).isEqualTo("37060011222");
        eventually(() -> delivery(user, "pending").path("attempts").size() > 0);
        assertThat(delivery(user, "pending").at("/attempts/0/error").asText()).contains("/messages/0/status");
        gateway.answer(call -> new Answer(200, Map.of(), "{\"messages\":[{\"status\":\"0\"}]}"));
        delivery(user, "delivered");
    }

    @Test
    void messageBirdGetsItsHeaderAndTheTextInTheLanguageOfTheUser() {
        trigger(messageBird(), Map.of("text", Map.of("en", "Hello", "lt", "Labas, {{Receiver.User.FullName}}")));

        updated(Map.of("phone", "+37060011222", "language", "lt"));

        assertThat(call().header("authorization")).isEqualTo("AccessKey k-1");
        assertThat(call().json().at("/recipients/0").asText()).isEqualTo("+37060011222");
        assertThat(call().json().path("body").asText()).isEqualTo("Labas, Jane Doe");
    }

    @Test
    void userWithoutPhoneIsGivenUpAtOnceWithThatReason() {
        trigger(twilio(), NOTHING);

        String user = updated(Map.of("firstName", "Ann"));

        assertThat(delivery(user, "dead").at("/attempts/0/error").asText()).isEqualTo("The user has no phone");
        assertThat(gateway.calls()).isEmpty();
    }

    @Test
    void secretsAreMaskedAndTheMaskSentBackKeepsThem() {
        JsonNode made = trigger(twilio(), Map.of("to", List.of("+37060000001", "+37060000002")));
        JsonNode action = made.path("action");
        assertThat(action.toString()).doesNotContain("hush");

        triggers.api()
                .patch("/" + made.path("id").asText(), Map.of("action", action))
                .expect(200);
        updated(Map.of("firstName", "Ann"));

        eventually(() -> gateway.calls().size() == 2);
        assertThat(call().header("authorization")).startsWith("Basic QUMxMjM6");
        assertThat(call().header("authorization")).doesNotContain("Kioq");
    }

    @Test
    void checkSendsToTheNumberThatIsNamed() {
        String id = trigger(messageBird(), NOTHING).path("id").asText();

        assertThat(triggers.api()
                        .post("/" + id + "/check", Map.of())
                        .expect(400)
                        .body())
                .contains("number that gets the SMS");
        JsonNode report = triggers.api()
                .post("/" + id + "/check", Map.of("to", "+37060000003"))
                .expect(200)
                .at("/result");

        assertThat(report.path("delivered").asBoolean()).isTrue();
        assertThat(report.has("signature")).isFalse();
        assertThat(call().json().at("/recipients/0").asText()).isEqualTo("+37060000003");
    }

    @Test
    void mistakesAreRefusedWithTheirPlace() {
        assertThat(refusal(Map.of("text", "Hello {{Receiver.User.Shoe}}"))).contains("action.text");
        assertThat(refusal(Map.of("to", "my phone"))).contains("action.to");
        assertThat(refusal(Map.of("auth", Map.of("type", "basic", "username", "x"))))
                .contains("action.auth.password");
        assertThat(refusal(Map.of("success", Map.of("pointer", "x", "equals", 0))))
                .contains("action.success");
        assertThat(refusal(Map.of("format", "xml"))).contains("action.format");
    }

    private String refusal(Map<String, Object> more) {
        Map<String, Object> action = new LinkedHashMap<>(twilio());
        action.putAll(Map.of("url", gateway.url(), "text", "Hello"));
        action.putAll(more);
        return triggers.api()
                .post("", Map.of("name", "sms", "types", List.of("Update"), "actionType", "Sms", "action", action))
                .expect(400)
                .body();
    }
}
