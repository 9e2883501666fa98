package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Status and type of users whom Keycloak's own Admin API made and changed. */
final class StatusIT {

    private static Realm verifying;

    private final Realm demo = Keycloak.demo();
    private final UsersApi users = UsersApi.of(demo);

    @BeforeAll
    static void createVerifyingRealm() {
        verifying = Keycloak.newRealm();
        verifying.admin().put("", Map.of("verifyEmail", true)).expect(204);
    }

    @AfterAll
    static void removeRealm() {
        verifying.remove();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '>', quoteCharacter = '~', textBlock = """
            {}                                                                                    > Active
            {"emailVerified": false}                                                              > Active
            {"enabled": false}                                                                    > Blocked
            {"enabled": false, "attributes": {"membership.deactivatedOn": "2099-01-01T00:00:00.000Z"}} > Deactivated
            {"attributes": {"membership.deactivatedOn": "2099-01-01T00:00:00.000Z"}}              > Active
            {"attributes": {"membership.invitedOn": "2026-01-01T00:00:00.000Z"}}                  > Invited
            {"enabled": false, "attributes": {"membership.invitedOn": "2026-01-01T00:00:00.000Z"}} > Blocked
            {"requiredActions": ["VERIFY_EMAIL"]}                                                 > PendingValidation
            {"requiredActions": ["UPDATE_PASSWORD"]}                                              > Registered
            {"requiredActions": ["UPDATE_PASSWORD", "VERIFY_EMAIL"]}                              > PendingValidation
            """)
    void statusIsReadOffWhatKeycloakKnows(String members, String status) {
        assertThat(statusIn(demo, members)).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '>', quoteCharacter = '~', textBlock = """
            {"emailVerified": true}                        > Active
            {"emailVerified": false}                       > PendingValidation
            {"emailVerified": false, "enabled": false}     > Blocked
            {"emailVerified": false, "email": null}        > Active
            """)
    void unverifiedAddressIsPendingWhereTheRealmVerifies(String members, String status) {
        assertThat(statusIn(verifying, members)).isEqualTo(status);
    }

    /** The status of a new user, which the filter has to know as well. */
    private static String statusIn(Realm realm, String members) {
        Map<String, Object> more = new HashMap<>();
        Json.parse(members).properties().forEach(member -> more.put(member.getKey(), member.getValue()));
        String id = realm.createUser(Unique.email(), more);
        String status = UsersApi.of(realm).get(id).path("status").asText();
        Map<String, Object> filter = Map.of("filter", Map.of("id", id, "status", status));
        assertThat(UsersApi.of(realm).list(filter).at("/totalCount").asInt()).isOne();
        return status;
    }

    @Test
    void statusFollowsTheConsole() {
        String id = users.registeredId(Map.of());

        demo.admin().put("/users/" + id, Map.of("enabled", false)).expect(204);
        assertThat(users.get(id).path("status").asText()).isEqualTo("Blocked");

        demo.admin()
                .put("/users/" + id, Map.of("enabled", true, "requiredActions", List.of("CONFIGURE_TOTP")))
                .expect(204);
        assertThat(users.get(id).path("status").asText()).isEqualTo("Registered");
    }

    @ParameterizedTest
    @CsvSource({"Guest,Guest", "Phone,Phone", "System,System", "Service,Authenticated", "Robot,Authenticated"})
    void typeIsTheMarkOfTheUserIfThatIsOne(String mark, String type) {
        String id = demo.createUser(Unique.email(), Map.of("attributes", Map.of("membership.type", mark)));

        JsonNode user = users.get(id);

        assertThat(user.path("type").asText()).isEqualTo(type);
        Map<String, Object> filter = Map.of("filter", Map.of("id", id, "type", type));
        assertThat(users.list(filter).at("/totalCount").asInt()).isOne();
    }

    @Test
    void accountOfAClientIsAService() {
        ServiceAccount account = demo.serviceAccount(Unique.name("service"));

        JsonNode user = users.get(account.userId());

        assertThat(user.path("type").asText()).isEqualTo("Service");
        assertThat(user.path("rolesEditable").asBoolean(true)).isFalse();
    }
}
