package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The caller's own user. */
final class ProfileIT {

    private final Realm demo = Keycloak.demo();
    private final UsersApi users = UsersApi.of(demo);

    @Test
    void profileIsTheUserOfTheToken() {
        Reply registered =
                users.register(Map.of("meta", Map.of("plan", "gold"))).expect(200);

        JsonNode profile =
                users.profile(registered.text("/bearerToken")).expect(200).at("/result");

        assertThat(profile).isEqualTo(registered.at("/result"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PATCH", "PUT"})
    void everyMemberCanBeChanged(String verb) {
        Reply registered = users.register(Map.of()).expect(200);
        Map<String, Object> members = new HashMap<>(ProfileBlock.TEXTS);
        members.put("subscribeToNews", true);
        members.put("unsubscribedNewsTags", List.of("offers", "events"));
        members.put("meta", Map.of("plan", "silver"));

        as(registered).call(verb, "/profile", members).expect(204);

        JsonNode user = users.get(registered.text("/result/id"));
        ProfileBlock.TEXTS.forEach(
                (name, value) -> assertThat(user.path(name).asText()).as(name).isEqualTo(value));
        assertThat(user.path("subscribedToNews").asBoolean()).isTrue();
        assertThat(UsersApi.texts(user.path("unsubscribedNewsTags"), "")).containsExactlyInAnyOrder("offers", "events");
        assertThat(user.path("meta").asText()).isEqualTo("{\"plan\":\"silver\"}");
    }

    @Test
    void onlyWhatIsGivenChanges() {
        Reply registered = users.register(Map.of("firstName", "Ona", "city", "Vilnius", "meta", Map.of("a", 1)))
                .expect(200);

        as(registered)
                .patch("/profile", "{\"city\":\"Kaunas\",\"firstName\":null,\"meta\":null}")
                .expect(204);

        JsonNode user = users.get(registered.text("/result/id"));
        assertThat(user.path("city").asText()).isEqualTo("Kaunas");
        assertThat(user.path("firstName").asText()).isEqualTo("Ona");
        assertThat(user.path("meta").asText()).isEqualTo("{\"a\":1}");
    }

    @Test
    void idInTheRequestDoesNotReachAnotherUser() {
        Reply registered = users.register(Map.of()).expect(200);
        String other = users.registeredId(Map.of("city", "Vilnius"));

        as(registered)
                .patch("/profile?id=" + other, Map.of("id", other, "userId", other, "city", "Kaunas"))
                .expect(204);
        Reply profile = as(registered)
                .call("GET", "/profile?id=" + other, Map.of("id", other))
                .expect(200);

        assertThat(users.get(other).path("city").asText()).isEqualTo("Vilnius");
        assertThat(profile.text("/result/id")).isEqualTo(registered.text("/result/id"));
        assertThat(profile.text("/result/city")).isEqualTo("Kaunas");
    }

    @Test
    void nobodyGivesHimselfRolesTagsOrAZone() {
        Reply registered = users.register(Map.of("tags", List.of("basic"), "zone", "north"))
                .expect(200);

        as(registered)
                .patch(
                        "/profile",
                        Map.of(
                                "roles",
                                List.of("Administrator"),
                                "rolesTree",
                                List.of(Map.of("role", "Administrator")),
                                "tags",
                                List.of("vip"),
                                "zone",
                                "south",
                                "city",
                                "Vilnius"))
                .expect(204);

        JsonNode user = users.get(registered.text("/result/id"));
        assertThat(UsersApi.roles(user)).containsExactly("Authenticated");
        assertThat(UsersApi.texts(user.path("tags"), "")).containsExactly("basic");
        assertThat(user.path("zone").asText()).isEqualTo("north");
        assertThat(user.path("city").asText()).isEqualTo("Vilnius");
    }

    @Test
    void addressStaysThatOfTheRegistration() {
        Reply registered = users.register(Map.of()).expect(200);
        String email = registered.text("/result/email");

        Reply refused = as(registered)
                .patch("/profile", Map.of("email", Unique.email(), "city", "Vilnius"))
                .expectError(400, "InvalidValue");
        as(registered)
                .patch("/profile", Map.of("email", email, "area", "Dzūkija"))
                .expect(204);

        assertThat(refused.text("/responseStatus/errors/0/fieldName")).isEqualTo("email");
        JsonNode user = users.get(registered.text("/result/id"));
        assertThat(user.path("email").asText()).isEqualTo(email);
        assertThat(user.has("city")).isFalse();
        assertThat(user.path("area").asText()).isEqualTo("Dzūkija");
    }

    @Test
    void guestMayChangeHisAddressAndIsNoGuestAnyMoreIfHeHasAPassword() {
        String former = Unique.email();
        String id = demo.createUser(former, Map.of("attributes", Map.of("membership.type", "Guest")));
        String email = Unique.email();

        users.api()
                .as(demo.userToken(former))
                .patch("/profile", Map.of("email", email))
                .expect(204);

        assertThat(users.get(id).path("email").asText()).isEqualTo(email);
        assertThat(users.get(id).path("type").asText()).isEqualTo("Authenticated");
    }

    @Test
    void whatAdministratorsKeepOfTheUserOutlivesHisOwnChange() {
        String email = Unique.email();
        String id = demo.createUser(
                email,
                Map.of("attributes", Map.of("membership.type", "Phone", "zone", "north", "tags", List.of("a", "b"))));

        users.api()
                .as(demo.userToken(email))
                .patch("/profile", Map.of("city", "Vilnius"))
                .expect(204);

        JsonNode user = users.get(id);
        assertThat(user.path("type").asText()).isEqualTo("Phone");
        assertThat(user.path("zone").asText()).isEqualTo("north");
        assertThat(UsersApi.texts(user.path("tags"), "")).containsExactly("a", "b");
        assertThat(user.path("city").asText()).isEqualTo("Vilnius");
    }

    @Test
    void metaOfTheOwnProfileIsSearchableToo() {
        Realm realm = Keycloak.newRealm();
        UsersApi own = UsersApi.of(realm);
        Reply registered = own.register(Map.of("meta", Map.of("plan", "gold"))).expect(200);
        String token = registered.text("/bearerToken");

        own.api()
                .as(token)
                .patch("/profile", Map.of("meta", Map.of("plan", "silver")))
                .expect(204);

        assertThat(own.list(Map.of("filter", "{\"meta.plan\":\"gold\"}"))
                        .at("/totalCount")
                        .asInt(-1))
                .isZero();
        assertThat(own.list(Map.of("filter", "{\"meta.plan\":\"silver\"}"))
                        .at("/totalCount")
                        .asInt())
                .isOne();
        own.api().as(token).patch("/profile", Map.of("meta", Map.of())).expect(204);
        assertThat(own.list(Map.of("filter", "{\"meta.plan\":{\"$exists\":true}}"))
                        .at("/totalCount")
                        .asInt(-1))
                .isZero();
        realm.remove();
    }

    @Test
    void apiKeyHasAProfileOfItsOwn() {
        ServiceAccount service = demo.serviceAccount(Unique.name("service"), "view-users");
        UsersApi own = new UsersApi(service.membership().under("/v2/users"));

        own.api()
                .patch("/profile", Map.of("displayName", "Robot", "meta", Map.of("a", 1)))
                .expect(204);

        JsonNode profile = own.profile(service.apiKey()).expect(200).at("/result");
        assertThat(profile.path("id").asText()).isEqualTo(service.userId());
        assertThat(profile.path("type").asText()).isEqualTo("Service");
        assertThat(profile.path("displayName").asText()).isEqualTo("Robot");
        assertThat(profile.path("meta").asText()).isEqualTo("{\"a\":1}");
    }

    private Api as(Reply registered) {
        return users.api().as(registered.text("/bearerToken"));
    }
}
