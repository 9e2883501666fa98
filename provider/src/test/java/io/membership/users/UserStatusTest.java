package io.membership.users;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserStatusTest {

    @ParameterizedTest
    @CsvSource({
        // enabled, deactivatedOn, invitedOn, action, e-mail, verified, realm verifies -> status
        "true,  false, false, ,                a@b, true,  true,  Active",
        "true,  true,  false, ,                a@b, true,  true,  Active",
        "false, true,  false, ,                a@b, true,  true,  Deactivated",
        "false, true,  true,  VERIFY_EMAIL,    a@b, false, true,  Deactivated",
        "false, false, false, ,                a@b, true,  true,  Blocked",
        "false, false, true,  UPDATE_PASSWORD, a@b, true,  true,  Blocked",
        "true,  false, true,  UPDATE_PASSWORD, a@b, false, true,  Invited",
        "true,  false, false, VERIFY_EMAIL,    a@b, true,  false, PendingValidation",
        "true,  false, false, UPDATE_PASSWORD, a@b, false, true,  PendingValidation",
        "true,  false, false, ,                a@b, false, true,  PendingValidation",
        "true,  false, false, ,                a@b, false, false, Active",
        "true,  false, false, ,                ,    false, true,  Active",
        "true,  false, false, UPDATE_PASSWORD, a@b, true,  true,  Registered",
        "true,  false, false, UPDATE_PASSWORD, ,    false, true,  Registered"
    })
    void theStatusFollowsFromWhatKeycloakStores(
            boolean enabled,
            boolean deactivated,
            boolean invited,
            String action,
            String email,
            boolean verified,
            boolean realmVerifies,
            String status) {
        Map<String, List<String>> attributes = new HashMap<>();
        if (deactivated) {
            attributes.put(Attributes.DEACTIVATED_ON, List.of("2024-01-01T00:00:00.000Z"));
        }
        if (invited) {
            attributes.put(Attributes.INVITED_ON, List.of("2024-01-01T00:00:00.000Z"));
        }
        UserFacts user = new UserFacts(
                "id",
                "name",
                email,
                verified,
                null,
                null,
                enabled,
                null,
                null,
                null,
                null,
                attributes,
                List.of(),
                List.of(),
                false,
                action == null ? Set.of() : Set.of(action));

        assertThat(user.status(realmVerifies)).hasToString(status);
    }

    @Test
    void aServiceAccountIsAServiceWhateverItsMark() {
        assertThat(UserType.of(true, List.of("Guest"))).isEqualTo(UserType.SERVICE);
    }

    @Test
    void aMarkIsTheTypeAndTheEarlierOneWins() {
        assertThat(UserType.of(false, List.of("System", "Guest"))).isEqualTo(UserType.GUEST);
        assertThat(UserType.of(false, List.of("Phone"))).isEqualTo(UserType.PHONE);
    }

    @Test
    void whoeverHasNoMarkOfOursIsAuthenticated() {
        assertThat(UserType.of(false, List.of())).isEqualTo(UserType.AUTHENTICATED);
        assertThat(UserType.of(false, List.of("Service", "nonsense"))).isEqualTo(UserType.AUTHENTICATED);
    }

    @Test
    void namesAreKnownInAnyCase() {
        assertThat(UserStatus.named("pendingvalidation")).isEqualTo(UserStatus.PENDING_VALIDATION);
        assertThat(UserStatus.named("Verified")).isNull();
        assertThat(UserType.named("GUEST")).isEqualTo(UserType.GUEST);
    }
}
