package io.membership.roles;

import io.membership.api.ApiException;
import io.membership.api.Caller;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.RoleUtils;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/**
 * Gives realm roles to users on behalf of a caller. Nobody can raise himself or another: a role is given only by who may
 * map it and every role inside it, never to oneself, and is taken only by who may map it.
 */
public final class Roles {

    private static final String MEMBER = "roles";

    private final RealmModel realm;
    private final Caller caller;

    public Roles(RealmModel realm, Caller caller) {
        this.realm = realm;
        this.caller = caller;
    }

    /** The realm roles of these names. 400 names one that does not exist. */
    public Set<RoleModel> named(Collection<String> names) {
        Set<RoleModel> roles = new LinkedHashSet<>();
        for (String name : names) {
            RoleModel role = realm.getRole(name);
            if (role == null) {
                throw ApiException.invalid(MEMBER, "roleNotFound", name);
            }
            roles.add(role);
        }
        return roles;
    }

    /** Gives the roles to a user who has just been created. 403 names a role that the caller may not give. */
    public void give(UserModel user, Collection<RoleModel> roles) {
        roles.forEach(this::requireMappable);
        roles.forEach(user::grantRole);
    }

    /**
     * Makes these the user's directly mapped realm roles. Client roles, groups and the container of the realm's default
     * roles are not touched.
     */
    public void replace(UserModel user, Set<RoleModel> wanted) {
        Set<RoleModel> held = user.getRealmRoleMappingsStream()
                .filter(role -> !role.equals(realm.getDefaultRole()))
                .collect(Collectors.toSet());
        Set<RoleModel> added = new LinkedHashSet<>(wanted);
        added.removeAll(held);
        held.removeAll(wanted);
        if (added.isEmpty() && held.isEmpty()) {
            return;
        }
        if (!caller.permissions().users().canMapRoles(user)) {
            throw ApiException.forbidden();
        }
        if (!added.isEmpty() && caller.is(user)) {
            throw ApiException.forbidden("RoleNotAllowed", MEMBER, "notYourself");
        }
        held.forEach(this::requireMappable);
        give(user, added);
        held.forEach(user::deleteRoleMapping);
    }

    /** Keycloak asks this of the role alone; a composite could hide an administration role inside. */
    private void requireMappable(RoleModel role) {
        AdminPermissionEvaluator permissions = caller.permissions();
        for (RoleModel inside : RoleUtils.expandCompositeRoles(Set.of(role))) {
            if (!permissions.roles().canMapRole(inside)) {
                throw ApiException.forbidden("RoleNotAllowed", MEMBER, "roleNotAllowed", role.getName());
            }
        }
    }
}
