package io.membership.roles;

import org.keycloak.models.RoleModel;

/** The name of a role for people; Keycloak has a description only, so it lies in an attribute. */
final class DisplayName {

    static final String ATTRIBUTE = "membership.displayName";

    private DisplayName() {}

    static String of(RoleModel role) {
        String name = role.getFirstAttribute(ATTRIBUTE);
        return name == null || name.isBlank() ? role.getName() : name;
    }

    static void write(RoleModel role, String name) {
        if (name.isBlank() || name.equals(role.getName())) {
            role.removeAttribute(ATTRIBUTE);
        } else {
            role.setSingleAttribute(ATTRIBUTE, name);
        }
    }
}
