package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The user as clients read him. */
final class UserObjectIT {

    private static final String GUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final String INSTANT = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z";

    private final UsersApi users = UsersApi.of(Keycloak.demo());

    @Test
    void idIsADashedLowerCaseGuid() {
        assertThat(users.registeredId(Map.of())).matches(GUID);
    }

    @Test
    void datesAreIsoInUtcWithMilliseconds() {
        JsonNode user = users.registered(Map.of());

        assertThat(user.path("createdOn").asText()).matches(INSTANT);
        assertThat(user.path("modifiedOn").asText()).matches(INSTANT);
        Instant created = Instant.parse(user.path("createdOn").asText());
        assertThat(Duration.between(created, Instant.now()).abs()).isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void roleHasANameAndAnEmptyListOfPolicies() {
        JsonNode role = users.registered(Map.of()).at("/roles/0");

        assertThat(role.path("name").asText()).isEqualTo("Authenticated");
        assertThat(role.path("displayName").asText()).isEqualTo("Authenticated");
        assertThat(role.path("policies").isArray()).isTrue();
        assertThat(role.path("policies")).isEmpty();
    }

    @Test
    void membersThatAreAlwaysThereAreThereForWhoHasNothing() {
        JsonNode user = users.registered(Map.of());

        for (String list : List.of("roles", "devices", "authProviders", "unsubscribedNewsTags", "tags")) {
            assertThat(user.path(list).isArray()).as(list).isTrue();
        }
        for (String flag : List.of("rolesEditable", "hasCredentials", "subscribedToNews")) {
            assertThat(user.path(flag).isBoolean()).as(flag).isTrue();
        }
        assertThat(user.path("unreadNotifications").isIntegralNumber()).isTrue();
        assertThat(user.path("status").asText()).isEqualTo("Active");
        assertThat(user.path("type").asText()).isEqualTo("Authenticated");
    }

    @Test
    void textsWithoutValueAreAbsentRatherThanNull() {
        JsonNode user = users.registered(Map.of("autoLogin", false));

        ProfileBlock.TEXTS
                .keySet()
                .forEach(name -> assertThat(user.has(name)).as(name).isFalse());
        user.properties()
                .forEach(member -> assertThat(member.getValue().isNull())
                        .as(member.getKey())
                        .isFalse());
    }

    @Test
    void includeFlagsAreTakenAlthoughThereIsNothingToInclude() {
        String id = users.registeredId(Map.of());
        String flags = "?includePermissions=true&includeDevices=true&IncludeUnreadNotifications=true&includeMeta=false";

        JsonNode user = users.api().get("/" + id + flags).expect(200).at("/result");

        assertThat(user.path("devices").isArray()).isTrue();
        assertThat(user.path("devices")).isEmpty();
        assertThat(user.path("unreadNotifications").asInt(-1)).isZero();
        assertThat(user.has("meta")).isFalse();
    }

    @Test
    void realmsContainerOfDefaultRolesIsNoRoleOfTheUser() {
        String id = Keycloak.demo().createUser(Unique.email());

        assertThat(users.get(id).path("roles")).isEmpty();
    }
}
