package io.membership.roles;

import io.membership.api.ApiException;
import io.membership.api.Call;
import io.membership.api.Caller;
import io.membership.permissions.Rights;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;

/**
 * Gives realm roles to users on behalf of a caller. Nobody can raise himself or another: a role is given and taken only by
 * who may give everything inside it ({@link Rights#requireAssignable}), and by nobody to himself.
 */
public final class Roles {

    private final RealmModel realm;
    private final Caller caller;
    private final Rights rights;

    public Roles(Call call) {
        this.realm = call.realm();
        this.caller = call.caller();
        this.rights = Rights.of(call);
    }

    /** The realm roles that are asked for. 400 names one that does not exist. */
    private Map<RoleModel, RolesTree.Branch> named(RolesTree tree) {
        Map<RoleModel, RolesTree.Branch> roles = new LinkedHashMap<>();
        tree.branches().forEach(branch -> {
            RoleModel role = realm.getRole(branch.role());
            if (role == null) {
                throw ApiException.invalid(branch.member(), "roleNotFound", branch.role());
            }
            roles.put(role, branch);
        });
        return roles;
    }

    /** Gives the roles to a user who has just been created. 403 names a role that the caller may not give. */
    public void give(UserModel user, RolesTree tree) {
        Map<RoleModel, RolesTree.Branch> wanted = named(tree);
        wanted.forEach((role, branch) -> rights.requireAssignable(role, user, branch.member()));
        NarrowedRoles narrowed = NarrowedRoles.of(realm, user);
        wanted.forEach(narrowed::write);
        narrowed.store();
        wanted.keySet().forEach(user::grantRole);
    }

    /** Gives one role to a user who is there already; false if he has it. */
    public boolean give(UserModel user, RoleModel role) {
        if (user.getRealmRoleMappingsStream().anyMatch(role::equals)) {
            return false;
        }
        requireMapping(user, Map.of(role, RolesTree.NAMES), Set.of());
        NarrowedRoles.of(realm, user).store();
        user.grantRole(role);
        return true;
    }

    /** Takes one role; false if it is not mapped to him directly. */
    public boolean take(UserModel user, RoleModel role) {
        if (user.getRealmRoleMappingsStream().noneMatch(role::equals)) {
            return false;
        }
        requireMapping(user, Map.of(), Set.of(role));
        NarrowedRoles narrowed = NarrowedRoles.of(realm, user);
        narrowed.forget(role);
        narrowed.store();
        user.deleteRoleMapping(role);
        return true;
    }

    /**
     * Makes these the user's directly mapped realm roles. Client roles, groups and the container of the realm's default
     * roles are not touched.
     */
    public void replace(UserModel user, RolesTree tree) {
        Map<RoleModel, RolesTree.Branch> wanted = named(tree);
        Set<RoleModel> held = held(user);
        NarrowedRoles narrowed = NarrowedRoles.of(realm, user);
        Map<RoleModel, String> given = new LinkedHashMap<>();
        wanted.forEach((role, branch) -> {
            boolean otherwise = narrowed.write(role, branch);
            if (otherwise || !held.contains(role)) {
                given.put(role, branch.member());
            }
        });
        Set<RoleModel> taken = new LinkedHashSet<>(held);
        taken.removeAll(wanted.keySet());
        if (given.isEmpty() && taken.isEmpty()) {
            return;
        }
        requireMapping(user, given, taken);
        taken.forEach(narrowed::forget);
        narrowed.store();
        given.keySet().forEach(user::grantRole);
        taken.forEach(user::deleteRoleMapping);
    }

    /** @param given with the members of the request that name them */
    private void requireMapping(UserModel user, Map<RoleModel, String> given, Set<RoleModel> taken) {
        Set<RoleModel> moved = new LinkedHashSet<>(given.keySet());
        moved.addAll(taken);
        caller.require(rights.mayMap(user, moved));
        if (!given.isEmpty() && caller.is(user)) {
            throw ApiException.forbidden("RoleNotAllowed", RolesTree.NAMES, "notYourself");
        }
        moved.forEach(role -> rights.requireAssignable(role, user, given.getOrDefault(role, RolesTree.NAMES)));
    }

    /** Directly mapped realm roles, the container of the realm's default roles left out. */
    private Set<RoleModel> held(UserModel user) {
        return user.getRealmRoleMappingsStream()
                .filter(role -> !role.equals(realm.getDefaultRole()))
                .collect(Collectors.toSet());
    }
}
