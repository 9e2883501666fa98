package io.membership.roles;

import io.membership.permissions.RolePolicies;
import java.util.Arrays;
import java.util.List;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;

/** The two roles of every CodeMash project (reference chapter 5.1). */
public enum CodeMashRole {
    /** What every registered user gets; it may do nothing that not everybody may. */
    AUTHENTICATED("Authenticated", "membership:everyone"),
    /** All permissions. It cannot be edited. */
    ADMINISTRATOR("Administrator", "membership:full-access");

    /** Marks a role as ours: an enterprise may have had one of the same name for something else. */
    static final String TYPE = "membership.type";

    static final String SYSTEM = "System";

    private final String name;
    private final String policy;

    CodeMashRole(String name, String policy) {
        this.name = name;
        this.policy = policy;
    }

    /** Adds those that the realm has not, and leaves alone what it has. Names of those that were added. */
    public static List<String> addMissing(RealmModel realm) {
        return Arrays.stream(values())
                .filter(role -> realm.getRole(role.name) == null)
                .map(role -> role.add(realm))
                .toList();
    }

    private String add(RealmModel realm) {
        RoleModel added = realm.addRole(name);
        added.setSingleAttribute(TYPE, SYSTEM);
        RolePolicies.write(added, List.of(policy));
        return name;
    }

    /** Whether this is the role that may do everything, and so is nobody's to edit. */
    static boolean isFixed(RoleModel role) {
        return role.getName().equals(ADMINISTRATOR.name) && isSystem(role);
    }

    static boolean isSystem(RoleModel role) {
        return SYSTEM.equals(role.getFirstAttribute(TYPE));
    }
}
