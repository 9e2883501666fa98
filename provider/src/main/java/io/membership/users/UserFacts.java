package io.membership.users;

import io.membership.users.UserStatus.Sign;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What Keycloak knows of one user, wherever it was read: from the tables, or from the model layer for federated users.
 *
 * @param createdTimestamp milliseconds since 1970; null for users imported without one
 * @param lastModifiedTimestamp milliseconds since 1970; null for users not touched since Keycloak 26.6
 * @param attributes all values by name, each list sorted: Keycloak stores no order; never an empty list
 * @param realmRoles names of the realm roles mapped directly, sorted, without the container of the realm's defaults
 * @param identities linked accounts of identity providers, sorted by provider
 */
record UserFacts(
        String id,
        String username,
        @Nullable String email,
        boolean emailVerified,
        @Nullable String firstName,
        @Nullable String lastName,
        boolean enabled,
        @Nullable Long createdTimestamp,
        @Nullable Long lastModifiedTimestamp,
        @Nullable String serviceAccountClientLink,
        @Nullable String federationLink,
        Map<String, List<String>> attributes,
        List<String> realmRoles,
        List<Identity> identities,
        boolean hasPassword,
        Set<String> requiredActions) {

    /** The user as identity provider {@code provider} knows him. */
    record Identity(String provider, String userId) {}

    static final String VERIFY_EMAIL = "VERIFY_EMAIL";

    /** All values of an attribute, none if it is absent. */
    List<String> values(String attribute) {
        return attributes.getOrDefault(attribute, List.of());
    }

    /** The only or first value of an attribute. */
    @Nullable String value(String attribute) {
        List<String> values = values(attribute);
        return values.isEmpty() ? null : values.get(0);
    }

    /** When he was last changed as far as Keycloak knows, and that is at least when he was created. */
    @Nullable Long modifiedTimestamp() {
        return lastModifiedTimestamp == null ? createdTimestamp : lastModifiedTimestamp;
    }

    /** Whether e-mail, user name, first or last name begins with {@code text}, which is in lower case. */
    boolean beginsWith(String text) {
        return Stream.of(username, email, firstName, lastName)
                .filter(Objects::nonNull)
                .anyMatch(name -> name.toLowerCase(Locale.ROOT).startsWith(text));
    }

    UserType type() {
        return UserType.of(serviceAccountClientLink != null, values(Attributes.TYPE));
    }

    /** The status, which depends on whether the realm wants e-mail addresses verified. */
    UserStatus status(boolean realmVerifiesEmail) {
        Set<Sign> signs = EnumSet.noneOf(Sign.class);
        if (!enabled) {
            signs.add(Sign.DISABLED);
        }
        if (attributes.containsKey(Attributes.DEACTIVATED_ON)) {
            signs.add(Sign.DEACTIVATION);
        }
        if (attributes.containsKey(Attributes.INVITED_ON)) {
            signs.add(Sign.INVITATION);
        }
        if (requiredActions.contains(VERIFY_EMAIL) || (realmVerifiesEmail && email != null && !emailVerified)) {
            signs.add(Sign.UNVERIFIED);
        }
        if (!requiredActions.isEmpty()) {
            signs.add(Sign.OPEN_ACTION);
        }
        return UserStatus.of(signs);
    }
}
