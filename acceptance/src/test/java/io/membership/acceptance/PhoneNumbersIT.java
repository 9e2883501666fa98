package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The number of a user by phone, and what is sent to it. */
final class PhoneNumbersIT {

    private final Receiver gateway = new Receiver();
    private final String phone = Unique.phone();
    private Realm realm = new Realm("", "");
    private Phones phones = new Phones(realm, gateway);

    @BeforeEach
    void create() {
        realm = Keycloak.newRealm();
        realm.admin().put("", Map.of("bruteForceProtected", false)).expect(204);
        phones = new Phones(realm, gateway).configured();
    }

    @AfterEach
    void remove() {
        realm.remove();
        gateway.close();
    }

    private boolean verified(String id) {
        return realm.admin()
                .get("/users/" + id)
                .expect(200)
                .at("/attributes/phoneNumberVerified/0")
                .asBoolean();
    }

    @Test
    void codeOfAFormerNumberIsWorthNothingAndTheNewOneIsNotVerified() {
        String id = phones.registered(phone);
        phones.enter(phone, phones.code(phone)).expect(200);
        phones.ask(phone).expect(200);
        String code = phones.code(phone, 2);
        String another = Unique.phone();

        UsersApi.of(realm).api().patch("/" + id, Map.of("phone", another)).expect(204);

        phones.enter(phone, code).expectError(400, "InvalidCode");
        phones.enter(another, code).expectError(400, "InvalidCode");
        assertThat(verified(id)).isFalse();
        assertThat(UsersApi.of(realm).get(id).path("userName").asText()).isEqualTo(another);
        phones.enter(another, phones.code(another)).expect(200);
    }

    @Test
    void numberThatIsChangedInTheAccountConsoleIsNotVerified() {
        Map<String, Object> names = Map.of("email", Unique.email(), "firstName", "Ona", "lastName", "P");
        String id = phones.register(phone, names).expect(200).text("/result/id");
        String token = phones.enter(phone, phones.code(phone)).expect(200).text("/result/bearerToken");
        assertThat(verified(id)).isTrue();
        Api account = Keycloak.anonymously()
                .under("/realms/" + realm.name() + "/account/")
                .with("Accept", "application/json")
                .as(token);
        ObjectNode own = (ObjectNode) account.get("").expect(200).json();
        account.post("", own.put("lastName", "Petraite")).expect(204);
        assertThat(verified(id)).isTrue();

        ((ObjectNode) own.path("attributes")).putArray("phoneNumber").add(Unique.phone());
        account.post("", own).expect(204);

        assertThat(verified(id)).isFalse();
    }

    @Test
    void numberOfAnotherUserByPhoneIsNotToBeHadAndNoneIsNot() {
        String taken = Unique.phone();
        phones.registered(taken);
        String token = phones.register(phone, Map.of()).expect(200).text("/bearerToken");
        Api own = UsersApi.of(realm).api().as(token);

        own.patch("/profile", Map.of("phone", taken)).expectError(409, "UserAlreadyExists");
        own.patch("/profile", Map.of("phone", "")).expectError(400, "NotEmpty");
        own.patch("/profile", Map.of("phone", "call me")).expectError(400, "InvalidValue");
        UsersApi.of(realm).registered(Map.of("phone", phone));
        assertThat(phones.enter(phone, phones.code(phone)).expect(200).text("/result/phoneNumber"))
                .isEqualTo(phone);
    }

    @Test
    void passwordLetsInByTheNumberToo() {
        String id = phones.registered(phone);
        Map<String, Object> password = Map.of("userId", id, "password", Realm.PASSWORD);
        UsersApi.of(realm).api().patch("/password", password).expect(204);

        assertThat(new AuthApi(realm).signIn(phone, Realm.PASSWORD).expect(200).text("/result/userId"))
                .isEqualTo(id);
        assertThat(UsersApi.of(realm).get(id).path("type").asText()).isEqualTo("Phone");
        assertThat(UsersApi.names(UsersApi.of(realm).list(Map.of("filter", Map.of("type", "Phone")))))
                .isEqualTo(List.of(phone));
    }

    @ParameterizedTest
    @CsvSource({"en, is your code for, 5 minutes", "de, ist Ihr Code für, 5 Minuten", "lt, jūsų kodas, 5 minutes"})
    void textIsInTheLanguageOfTheUser(String language, String words, String time) {
        phones.register(phone, Map.of("language", language)).expect(200);

        phones.code(phone);

        assertThat(phones.texts(phone).get(0)).contains(words, time).doesNotContain("{", "membership");
    }
}
