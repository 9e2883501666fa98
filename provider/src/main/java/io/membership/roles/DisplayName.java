package io.membership.roles;

import io.membership.api.Arguments;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.RoleModel;

/** The name for people. Of a role Keycloak has a description only, so it lies in an attribute. */
final class DisplayName {

    static final String ATTRIBUTE = "membership.displayName";

    private static final int LONGEST = 255;

    private DisplayName() {}

    static String of(RoleModel role) {
        String name = role.getFirstAttribute(ATTRIBUTE);
        return name == null || name.isBlank() ? role.getName() : name;
    }

    /** The one that a request gives; null if it gives none. */
    static @Nullable String given(Arguments arguments) {
        return arguments.text("displayName", LONGEST);
    }

    static void write(RoleModel role, String name) {
        if (name.isBlank() || name.equals(role.getName())) {
            role.removeAttribute(ATTRIBUTE);
        } else {
            role.setSingleAttribute(ATTRIBUTE, name);
        }
    }
}
