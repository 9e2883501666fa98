package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Users who are registered without a password, and what becomes of them. */
final class GuestIT {

    private final String email = Unique.email();
    private Realm realm = new Realm("", "");
    private UsersApi users = new UsersApi(Api.at(""));

    @BeforeEach
    void create() {
        realm = Keycloak.newRealm();
        realm.admin().post("/roles", Map.of("name", "Guest")).expect(201);
        realm.set("guestRegistersAsRole", "Guest");
        users = UsersApi.of(realm);
    }

    @AfterEach
    void remove() {
        realm.remove();
    }

    private Reply register(Map<String, ?> more) {
        Map<String, Object> members = new HashMap<>(Map.of("email", email));
        members.putAll(more);
        return users.api().post("/register/guest", members);
    }

    private Reply choosePassword(String token) {
        return users.api().as(token).patch("/password", Map.of("password", AccountsApi.CHOSEN));
    }

    @Test
    void guestHasARoleAndATokenAndNoPassword() {
        Reply registered =
                register(Map.of("firstName", "Ona", "meta", Map.of("cart", 7))).expect(200);

        JsonNode user = registered.at("/result");
        assertThat(user.path("type").asText()).isEqualTo("Guest");
        assertThat(user.path("hasCredentials").asBoolean(true)).isFalse();
        assertThat(UsersApi.roles(user)).containsExactly("Guest");
        assertThat(users.profile(registered.text("/bearerToken")).expect(200).text("/result/email"))
                .isEqualTo(email);
    }

    @ParameterizedTest
    @ValueSource(strings = {"password", "roles", "userName", "autoLogin"})
    void whatGuestsAndUsersByPhoneHaveNotIsRefusedByName(String member) {
        Object value = member.equals("autoLogin") ? Boolean.TRUE : "something";

        Reply guest = register(Map.of(member, value)).expectError(400, "InvalidValue");
        Reply byPhone = users.api()
                .post("/register/phone", Map.of("phone", Unique.phone(), member, value))
                .expectError(400, "InvalidValue");

        assertThat(guest.text("/responseStatus/errors/0/fieldName")).isEqualTo(member);
        assertThat(byPhone.text("/responseStatus/errors/0/fieldName")).isEqualTo(member);
        users.api().get("/by-email" + Api.query("email", email)).expectError(404, "UserNotFound");
    }

    @Test
    void addressAndNumberBelongToOne() throws InterruptedException, ExecutionException {
        realm.createUser(email);
        register(Map.of()).expectError(409, "UserAlreadyExists");
        String phone = Unique.phone();

        List<Reply> registered =
                AtOnce.call(Collections.nCopies(3, () -> users.api().post("/register/phone", Map.of("phone", phone))));

        assertThat(registered).extracting(Reply::status).containsExactlyInAnyOrder(200, 409, 409);
        users.api()
                .post("/register/phone", Map.of("phone", phone.substring(0, 4) + " " + phone.substring(4)))
                .expectError(409, "UserAlreadyExists");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "37060011222", "+0123456789", "+370600", "call me"})
    void numberMustBeInternational(String phone) {
        Reply refused = users.api().post("/register/phone", Map.of("phone", phone));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/responseStatus/errors/0/fieldName")).isEqualTo("phone");
    }

    @Test
    void withAPasswordGuestBecomesAUserLikeOthersAndStaysHimself() {
        Reply registered = register(Map.of("meta", Map.of("cart", 7))).expect(200);
        String id = registered.text("/result/id");
        String token = registered.text("/bearerToken");
        String address = Unique.email();

        users.api().as(token).patch("/profile", Map.of("email", address)).expect(204);
        assertThat(users.get(id).path("type").asText()).isEqualTo("Guest");
        choosePassword(token).expect(204);

        JsonNode user = users.get(id);
        assertThat(user.path("type").asText()).isEqualTo("Authenticated");
        assertThat(user.path("email").asText()).isEqualTo(address);
        assertThat(user.path("userName").asText()).isEqualTo(address);
        assertThat(user.path("meta").asText()).isEqualTo("{\"cart\":7}");
        assertThat(UsersApi.roles(user)).containsExactly("Authenticated");
        realm.login(address, AccountsApi.CHOSEN);
        choosePassword(token).expectError(400, "NotEmpty");
        users.api().as(token).patch("/profile", Map.of("email", Unique.email())).expectError(400, "InvalidValue");
        register(Map.of()).expect(200);
    }

    @Test
    void addressOfSomebodyElseIsNotToBeHad() {
        String token = register(Map.of()).expect(200).text("/bearerToken");
        String taken = Unique.email();
        realm.createUser(taken);

        users.api().as(token).patch("/profile", Map.of("email", taken)).expectError(409, "UserAlreadyExists");
    }

    @Test
    void whereAddressesAreVerifiedHeIsAGuestUntilHeHasDoneSo() {
        Mailbox mailbox = new Mailbox();
        mailbox.serve(realm);
        realm.set("needVerification", true);
        Reply registered = register(Map.of()).expect(200);
        String id = registered.text("/result/id");

        choosePassword(registered.text("/bearerToken")).expect(204);

        assertThat(users.get(id).path("type").asText()).isEqualTo("Guest");
        assertThat(UsersApi.roles(users.get(id))).containsExactly("Guest");
        new AuthApi(realm).signIn(email, AccountsApi.CHOSEN).expectError(403, "EmailNotVerified");
        String mailed = AccountsApi.token(mailbox.only(email).text());
        new AccountsApi(realm).person().post("/verify", Map.of("token", mailed)).expect(204);
        assertThat(users.get(id).path("type").asText()).isEqualTo("Authenticated");
        assertThat(UsersApi.roles(users.get(id))).containsExactly("Authenticated");
        realm.login(email, AccountsApi.CHOSEN);
        mailbox.close();
    }

    @Test
    void passwordThatIsResetByMailIsEnough() {
        Mailbox mailbox = new Mailbox();
        mailbox.serve(realm);
        realm.set("needVerification", true);
        String id = register(Map.of()).expect(200).text("/result/id");
        AccountsApi accounts = new AccountsApi(realm);

        accounts.person().post("/password/reset/token", Map.of("email", email)).expect(200);
        String token = AccountsApi.token(mailbox.only(email).text());
        accounts.person()
                .post(
                        "/password/reset",
                        Map.of("token", token, "password", AccountsApi.CHOSEN, "repeatedPassword", AccountsApi.CHOSEN))
                .expect(204);

        assertThat(users.get(id).path("type").asText()).isEqualTo("Authenticated");
        mailbox.close();
    }

    @Test
    void registrationsOfOthersAreToldAsAnyRegistration() {
        try (Receiver receiver = new Receiver()) {
            TriggersApi.of(realm).create(receiver, "Register");

            String guest = register(Map.of()).expect(200).text("/result/id");
            String byPhone = new Phones(realm, receiver).registered(Unique.phone());

            TriggersApi.eventually(() -> receiver.calls().size() == 2);
            assertThat(receiver.about(guest)
                            .get(0)
                            .json()
                            .at("/input/newUser/type")
                            .asText())
                    .isEqualTo("Guest");
            assertThat(receiver.about(byPhone)
                            .get(0)
                            .json()
                            .at("/input/newUser/type")
                            .asText())
                    .isEqualTo("Phone");
        }
    }
}
