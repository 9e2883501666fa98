package io.membership.events;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One field of a user that differs after a transaction. Fields have Keycloak's names: {@code username}, {@code email},
 * {@code emailVerified}, {@code firstName}, {@code lastName}, {@code enabled}, {@code roles}, {@code requiredActions},
 * {@code attributes.<name>}; {@code password} and {@code credentials} (every other credential) say only that they changed.
 *
 * @param former a text, a boolean, a list of texts (roles, required actions, attributes), or null if it was not there
 * @param current likewise; both are null for {@code password} and {@code credentials}
 */
public record FieldChange(
        String field, @Nullable Object former, @Nullable Object current) {

    /** The password was set, changed or removed. */
    public static final String PASSWORD = "password";
    /** A one-time code generator, passkey, recovery codes… were added or removed. */
    public static final String CREDENTIALS = "credentials";

    static final String ROLES = "roles";
    static final String REQUIRED_ACTIONS = "requiredActions";

    /** What differs, in a fixed order: fields, roles, required actions, attributes by name. */
    static List<FieldChange> between(UserSnapshot former, UserSnapshot current) {
        List<FieldChange> changes = new ArrayList<>();
        add(changes, "username", former.username(), current.username());
        add(changes, "email", former.email(), current.email());
        add(changes, "emailVerified", former.emailVerified(), current.emailVerified());
        add(changes, "firstName", former.firstName(), current.firstName());
        add(changes, "lastName", former.lastName(), current.lastName());
        add(changes, "enabled", former.enabled(), current.enabled());
        add(changes, ROLES, former.roles(), current.roles());
        add(changes, REQUIRED_ACTIONS, former.requiredActions(), current.requiredActions());
        TreeSet<String> names = new TreeSet<>(former.attributes().keySet());
        names.addAll(current.attributes().keySet());
        for (String name : names) {
            List<String> was = former.attributes().get(name);
            List<String> is = current.attributes().get(name);
            // Keycloak keeps no order among the values of an attribute.
            if (was == null || is == null || !sorted(was).equals(sorted(is))) {
                changes.add(new FieldChange("attributes." + name, was, is));
            }
        }
        return changes;
    }

    private static void add(
            List<FieldChange> changes, String field, @Nullable Object former, @Nullable Object current) {
        if (!Objects.equals(former, current)) {
            changes.add(new FieldChange(field, former, current));
        }
    }

    private static List<String> sorted(List<String> values) {
        return values.stream().sorted().toList();
    }
}
