package io.membership.permissions;

import java.util.Collection;
import java.util.List;
import org.keycloak.models.RoleModel;

/** The names of a role's own policies. They lie in an attribute of the role: the console and realm JSON show them. */
public final class RolePolicies {

    /** The attribute, with a name as each value. */
    public static final String ATTRIBUTE = "membership.policies";

    private RolePolicies() {}

    /** Sorted, since Keycloak keeps no order. */
    public static List<String> names(RoleModel role) {
        return role.getAttributeStream(ATTRIBUTE).distinct().sorted().toList();
    }

    /** Stores them in place of those that the role had. */
    public static void write(RoleModel role, Collection<String> names) {
        if (names.isEmpty()) {
            role.removeAttribute(ATTRIBUTE);
        } else {
            role.setAttribute(ATTRIBUTE, names.stream().distinct().sorted().toList());
        }
    }

    /** Takes this one from the role. */
    public static void remove(RoleModel role, String policy) {
        write(role, names(role).stream().filter(name -> !name.equals(policy)).toList());
    }
}
