package io.membership.events;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A user at one moment, as Keycloak stores it; no secrets, no groups, no client roles.
 *
 * @param createdOn null for users older than Keycloak's record of it
 * @param serviceAccount whether the user is the service account of a client
 * @param attributes Keycloak user attributes by name, those of {@code UserModel} that have a field here left out
 * @param roles names of the realm roles mapped directly, sorted, without the realm's default-roles container
 * @param requiredActions aliases of what the user must do at the next login, sorted
 */
public record UserSnapshot(
        String id,
        String username,
        @Nullable String email,
        boolean emailVerified,
        @Nullable String firstName,
        @Nullable String lastName,
        boolean enabled,
        boolean serviceAccount,
        @Nullable Instant createdOn,
        Map<String, List<String>> attributes,
        List<String> roles,
        List<String> requiredActions) {

    public UserSnapshot {
        Map<String, List<String>> copy = new LinkedHashMap<>();
        attributes.forEach((name, values) -> copy.put(name, List.copyOf(values)));
        attributes = Collections.unmodifiableMap(copy);
        roles = roles.stream().sorted().toList();
        requiredActions = requiredActions.stream().sorted().toList();
    }

    /** The first value of an attribute, null if there is none. */
    public @Nullable String attribute(String name) {
        List<String> values = attributes.get(name);
        return values == null || values.isEmpty() ? null : values.get(0);
    }
}
