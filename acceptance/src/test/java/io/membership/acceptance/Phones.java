package io.membership.acceptance;

import static io.membership.acceptance.TriggersApi.eventually;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Users by phone of a realm, and the gateway that brings them their codes. */
record Phones(Realm realm, Receiver gateway) {

    /** Twilio's members, without the address. */
    static final Map<String, Object> TWILIO = Map.of(
            "format", "json",
            "body", Map.of("To", "{{to}}", "From", "+15550001", "Body", "{{text}}"),
            "auth", Map.of("type", "basic", "username", "AC123", "password", "hush-hush"));

    /** {@code …/settings/sms}, of an administrator. */
    Api settings() {
        return Keycloak.admin().under("/realms/" + realm.name() + "/membership/settings/sms");
    }

    /** Sets the gateway. */
    Phones configured() {
        settings().put("", members()).expect(200);
        return this;
    }

    Map<String, Object> members() {
        Map<String, Object> members = new HashMap<>(TWILIO);
        members.put("url", gateway.url());
        return members;
    }

    Reply register(String phone, Map<String, ?> more) {
        Map<String, Object> members = new HashMap<>(Map.of("phone", phone));
        members.putAll(more);
        return UsersApi.of(realm).api().post("/register/phone", members);
    }

    /** Registers somebody; the id is returned. */
    String registered(String phone) {
        return register(phone, Map.of()).expect(200).text("/result/id");
    }

    /** Of somebody who has nothing but his phone. */
    private Api person() {
        return realm.membership().anonymously().under("/v2/users/phone");
    }

    Reply ask(String phone) {
        return person().post("/code", Map.of("phone", phone));
    }

    Reply enter(String phone, String code) {
        return person().post("/verify", Map.of("phone", phone, "code", code));
    }

    /** Texts that the number was sent, the oldest first. */
    List<String> texts(String phone) {
        return gateway.calls().stream()
                .map(Receiver.Call::json)
                .filter(json -> json.path("To").asText().equals(phone))
                .map(json -> json.path("Body").asText())
                .toList();
    }

    /** The code of the last of so many texts, once they are there. */
    String code(String phone, int texts) {
        eventually(() -> texts(phone).size() == texts);
        return texts(phone).get(texts - 1).substring(0, 6);
    }

    /** Asks for the first code of a number. */
    String code(String phone) {
        ask(phone).expect(200);
        return code(phone, 1);
    }

    /** A code that is not this one. */
    static String other(String code, int by) {
        return "%06d".formatted((Integer.parseInt(code) + by) % 1_000_000);
    }
}
