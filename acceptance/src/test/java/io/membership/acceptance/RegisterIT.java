package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a registration stores and what it refuses. */
final class RegisterIT {

    private final Realm demo = Keycloak.demo();
    private final UsersApi users = UsersApi.of(demo);

    @Test
    void everyMemberThatIsGivenComesBack() {
        Map<String, Object> members = new HashMap<>(ProfileBlock.TEXTS);
        members.put("email", Unique.email());
        members.put("userName", Unique.name("ona"));
        members.put("zone", "north");
        members.put("tags", List.of("beta", "vip"));
        members.put("unsubscribedNewsTags", List.of("offers"));
        members.put("roles", List.of("Administrator", "Authenticated"));
        members.put("subscribeToNews", true);
        members.put("meta", Map.of("plan", "gold"));

        String id = users.registeredId(members);

        JsonNode user = users.get(id);
        ProfileBlock.TEXTS.forEach(
                (name, value) -> assertThat(user.path(name).asText()).as(name).isEqualTo(value));
        assertThat(user.path("email").asText()).isEqualTo(members.get("email"));
        assertThat(user.path("userName").asText()).isEqualTo(members.get("userName"));
        assertThat(user.path("zone").asText()).isEqualTo("north");
        assertThat(UsersApi.texts(user.path("tags"), "")).containsExactlyInAnyOrder("beta", "vip");
        assertThat(UsersApi.texts(user.path("unsubscribedNewsTags"), "")).containsExactly("offers");
        assertThat(UsersApi.roles(user)).containsExactly("Administrator", "Authenticated");
        assertThat(user.path("subscribedToNews").asBoolean()).isTrue();
        assertThat(user.path("meta").asText()).isEqualTo("{\"plan\":\"gold\"}");
    }

    @Test
    void answerHoldsTheUserAsALaterReadGivesHim() {
        JsonNode registered =
                users.registered(Map.of("meta", Map.of("a", 1), "displayName", "Ona", "autoLogin", false));

        assertThat(users.get(registered.path("id").asText())).isEqualTo(registered);
    }

    @Test
    void registeredUserSignsInWithThePassword() {
        String email = Unique.email();
        users.registered(Map.of("email", email));

        assertThat(demo.userToken(email)).isNotEmpty();
    }

    @Test
    void userNameOfWhoRegistersByEmailIsTheEmail() {
        JsonNode user = users.registered(Map.of("email", "Mixed.Case." + Unique.email()));

        assertThat(user.path("userName").asText())
                .isEqualTo(user.path("email").asText())
                .startsWith("mixed.case.");
    }

    @Test
    void userNameAloneIsEnough() {
        String name = Unique.name("nick");

        JsonNode user = users.registered(Map.of("userName", name));

        assertThat(user.path("userName").asText()).isEqualTo(name);
        assertThat(user.has("email")).isFalse();
        assertThat(demo.userToken(name)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"email\":null,\"userName\":null}", "{\"email\":\"\",\"userName\":\" \"}"})
    void whoHasNeitherEmailNorUserNameIsRefused(String names) {
        Map<String, Object> body = new HashMap<>(Map.of("password", Realm.PASSWORD));
        Json.parse(names).properties().forEach(name -> body.put(name.getKey(), name.getValue()));

        Reply reply = users.api().post("/register", body).expectError(400, "NotEmpty");

        assertThat(reply.text("/responseStatus/errors/0/fieldName")).isEqualTo("email");
        assertThat(reply.text("/responseStatus/message")).contains("email", "userName");
    }

    @Test
    void addressThatIsNoneIsRefusedByName() {
        Reply reply = users.register(Map.of("email", "no address")).expectError(400, "InvalidValue");

        assertThat(reply.text("/responseStatus/errors/0/fieldName")).isEqualTo("email");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\""})
    void registrationNeedsAPassword(String password) {
        String email = Unique.email();
        String body = "{\"email\":\"%s\",\"password\":%s}".formatted(email, password);

        Reply reply = users.api().post("/register", body).expectError(400, "NotEmpty");

        assertThat(reply.text("/responseStatus/errors/0/fieldName")).isEqualTo("password");
        assertNobodyHas(email);
    }

    @Test
    void passwordThatThePolicyRefusesCreatesNobody() {
        String email = Unique.email();

        Reply reply =
                users.register(Map.of("email", email, "password", "short")).expectError(400, "PasswordPolicy");

        assertThat(reply.text("/responseStatus/errors/0/fieldName")).isEqualTo("password");
        assertThat(reply.text("/responseStatus/message")).contains("8");
        assertNobodyHas(email);
    }

    @Test
    void whoSignsInByOtherMeansNeedsNoPassword() {
        Map<String, Object> body = Map.of("email", Unique.email(), "hasCredentials", false);

        Reply reply = users.api().post("/register", body).expect(200);

        assertThat(reply.at("/result/hasCredentials").asBoolean(true)).isFalse();
    }

    @Test
    void refusedMemberCreatesNobody() {
        String email = Unique.email();

        Reply reply = users.register(Map.of("email", email, "countryCode", "Lithuania"))
                .expectError(400, "InvalidValue");

        assertThat(reply.text("/responseStatus/errors/0/fieldName")).isEqualTo("countryCode");
        assertNobodyHas(email);
    }

    private void assertNobodyHas(String email) {
        users.api().get("/by-email" + Api.query("email", email)).expectError(404, "UserNotFound");
    }
}
