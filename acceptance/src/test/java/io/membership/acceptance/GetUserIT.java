package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One user, by id or by another key. */
final class GetUserIT {

    private static final String ZERO = "00000000-0000-0000-0000-000000000000";

    private final Realm demo = Keycloak.demo();
    private final UsersApi users = UsersApi.of(demo);

    @Test
    void idIsTakenInEveryFormOfAGuid() {
        String id = users.registeredId(Map.of());

        assertThat(users.get(id.toUpperCase(Locale.ROOT)).path("id").asText()).isEqualTo(id);
        assertThat(users.get(id.replace("-", "")).path("id").asText()).isEqualTo(id);
        assertThat(users.get(id.replace("-", "").toUpperCase(Locale.ROOT))
                        .path("id")
                        .asText())
                .isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"d4d7c6f2-1111-4222-8333-944455556666", "nobody", "%C4%85", "f:1:x"})
    void unknownIdIsNotFound(String id) {
        users.api().get("/" + id).expectError(404, "UserNotFound");
    }

    @Test
    void metaIsThereOnlyIfAskedFor() {
        String id = users.registeredId(Map.of("meta", Map.of("plan", "gold")));

        assertThat(users.api().get("/" + id).expect(200).at("/result").has("meta"))
                .isFalse();
        assertThat(users.api().get("/" + id + "?includeMeta=true").text("/result/meta"))
                .isEqualTo("{\"plan\":\"gold\"}");
    }

    @Test
    void whoHasNoMetaHasAnEmptyObject() {
        assertThat(users.get(users.registeredId(Map.of())).path("meta").asText())
                .isEqualTo("{}");
    }

    @Test
    void addressIsFoundInAnyCase() {
        String email = Unique.email();
        String id = users.registeredId(Map.of("email", email));

        assertThat(byEmail(Api.query("email", email.toUpperCase(Locale.ROOT)))).isEqualTo(id);
    }

    @Test
    void plusOfAnAddressNeedsNoEncoding() {
        String email = "jane+" + Unique.email();
        String id = users.registeredId(Map.of("email", email));

        assertThat(byEmail("?email=" + email)).isEqualTo(id);
        assertThat(byEmail(Api.query("email", email))).isEqualTo(id);
    }

    @Test
    void addressWithAPlusIsNotAnAddressWithASpace() {
        String email = "jane+" + Unique.email();
        users.registeredId(Map.of("email", email));

        users.api().get("/by-email?email=" + email.replace("+", "%20")).expectError(404, "UserNotFound");
        users.register(Map.of("email", email.replace('+', ' ') + ".lt")).expectError(400, "InvalidValue");
    }

    @Test
    void addressMayComeInTheBodyOfAGet() {
        String email = Unique.email();
        String id = users.registeredId(Map.of("email", email));

        Reply reply = users.api().call("GET", "/by-email", Map.of("email", email, "includeMeta", true));

        assertThat(reply.expect(200).text("/result/id")).isEqualTo(id);
        assertThat(reply.at("/result").has("meta")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {ZERO, "00000000000000000000000000000000"})
    void zeroGuidMeansByTheOtherKey(String zero) {
        String email = Unique.email();
        String phone = phone();
        String id = users.registeredId(Map.of("email", email, "phone", phone));

        assertThat(users.api()
                        .get("/" + zero + Api.query("email", email))
                        .expect(200)
                        .text("/result/id"))
                .isEqualTo(id);
        assertThat(users.api()
                        .get("/" + zero + Api.query("phone", phone))
                        .expect(200)
                        .text("/result/id"))
                .isEqualTo(id);
    }

    @Test
    void phoneFindsAUserAsItWasGiven() {
        String digits = phone();
        String spaced = phone().replaceFirst("(.{4})", "$1 ");
        String withDigits = users.registeredId(Map.of("phone", digits));
        String withSpaces = users.registeredId(Map.of("phone", spaced));

        assertThat(byEmail(Api.query("phone", digits))).isEqualTo(withDigits);
        assertThat(byEmail("?phone=" + digits)).isEqualTo(withDigits);
        assertThat(byEmail(Api.query("phone", spaced))).isEqualTo(withSpaces);
        assertThat(users.api()
                        .call("GET", "/by-email", Map.of("phone", spaced))
                        .expect(200)
                        .text("/result/id"))
                .isEqualTo(withSpaces);
    }

    @Test
    void byEmailNeedsAKeyAndNamesIt() {
        Reply reply = users.api().get("/by-email").expectError(400, "NotEmpty");

        assertThat(reply.text("/responseStatus/errors/0/fieldName")).isEqualTo("email");
    }

    @Test
    void byEmailExistsWithAndWithoutVersion() {
        String email = Unique.email();
        String id = users.registeredId(Map.of("email", email));
        Api root = Keycloak.anonymously().as(demo.apiKey()).with("X-CM-ProjectId", demo.id());

        for (String version : new String[] {"", "/v1", "/v2"}) {
            String path = version + "/membership/users/by-email" + Api.query("email", email);
            assertThat(root.get(path).expect(200).text("/result/id")).isEqualTo(id);
        }
        assertThat(demo.membershipAdmin()
                        .get("/users/by-email" + Api.query("email", email))
                        .expect(200)
                        .text("/result/id"))
                .isEqualTo(id);
    }

    @Test
    void providerNarrowsToThoseWhoSignInThatWay() {
        String id = users.registeredId(Map.of());

        users.api().get("/" + id + "?provider=credentials").expect(200);
        users.api().get("/" + id + "?provider=google").expectError(404, "UserNotFound");
    }

    @Test
    void linkedIdentityIsShownAndFindsTheUser() {
        Realm realm = Keycloak.newRealm();
        String id = UsersApi.of(realm).registeredId(Map.of());
        realm.admin()
                .post("/users/" + id + "/federated-identity/google", Map.of("userId", "g-1", "userName", "jane"))
                .expect(204);

        JsonNode user = UsersApi.of(realm).get(id);
        Reply found = UsersApi.of(realm).api().get("/by-email?provider=google&userId=g-1");

        assertThat(user.at("/authProviders/0/provider").asText()).isEqualTo("google");
        assertThat(user.at("/authProviders/0/userId").asText()).isEqualTo("g-1");
        assertThat(found.expect(200).text("/result/id")).isEqualTo(id);
        UsersApi.of(realm).api().get("/" + id + "?provider=google").expect(200);
        realm.remove();
    }

    private String byEmail(String query) {
        return users.api().get("/by-email" + query).expect(200).text("/result/id");
    }

    /** A number that no other test uses. */
    private static String phone() {
        return "+370" + Math.abs(Unique.email().hashCode());
    }
}
