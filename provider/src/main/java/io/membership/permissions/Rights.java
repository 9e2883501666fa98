package io.membership.permissions;

import io.membership.api.ApiException;
import io.membership.api.Call;
import io.membership.api.Caller;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.AdminRoles;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.RoleUtils;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/**
 * What the caller of a request may do: what Keycloak's administration rights allow, fine-grained ones included, or else
 * what his policies do. Who acts by policies alone never reaches above himself: users who may do more on membership than
 * he, or who administrate Keycloak, are not his to change, and he gives only what he has.
 */
public final class Rights {

    /** Everything of ours, as against the permissions of applications. */
    private static final Scope MEMBERSHIP = Scope.of(Permission.parse("membership:*"));

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Caller caller;
    private final AdminPermissionEvaluator keycloak;
    private @Nullable Grants policies;
    private @Nullable Grants all;

    private Rights(Call call) {
        this.session = call.session();
        this.realm = call.realm();
        this.caller = call.caller();
        this.keycloak = caller.permissions();
    }

    /** Those of that caller. */
    public static Rights of(Call call) {
        return new Rights(call);
    }

    /** What his policies grant him, apart from Keycloak's rights; administrators of master have none here. */
    private Grants policies() {
        if (policies == null) {
            policies = caller.isOf(realm) ? RoleWalk.of(realm, caller.user()).withoutAdministration() : Grants.NOTHING;
        }
        return policies;
    }

    /** All that he may do by rights on the realm as a whole. */
    public Grants grants() {
        if (all == null) {
            all = policies().with(administration());
        }
        return all;
    }

    private Set<AdministrationRight> administration() {
        Set<AdministrationRight> held = EnumSet.noneOf(AdministrationRight.class);
        boolean users = keycloak.users().canManage();
        boolean itself = keycloak.realm().canManageRealm();
        if (users && itself) {
            held.add(AdministrationRight.REALM_ADMIN);
        }
        if (users) {
            held.add(AdministrationRight.MANAGE_USERS);
        }
        if (itself) {
            held.add(AdministrationRight.MANAGE_REALM);
        }
        if (keycloak.users().canView()) {
            held.add(AdministrationRight.VIEW_USERS);
        }
        if (keycloak.realm().canViewRealm()) {
            held.add(AdministrationRight.VIEW_REALM);
        }
        return held;
    }

    /** Whether his policies allow it on everything. */
    public boolean granted(Operation operation) {
        return policies().allows(operation);
    }

    /** Whether his policies allow it to be done to this user. */
    public boolean granted(Operation operation, UserModel user) {
        Resource one = Resource.of("users", user.getId());
        return policies().allows(new Scope(operation.permission(), one))
                && (operation == Operation.READ_USERS || isNotAboveHim(user));
    }

    /** Whether that user administrates nothing of Keycloak, and may do nothing on membership that the caller may not. */
    public boolean isNotAboveHim(UserModel user) {
        return !session.getContext().getPermissions().isAdminUser(user)
                && RoleWalk.of(realm, user).effective().allowed().stream()
                        .flatMap(scope -> scope.meet(MEMBERSHIP).stream())
                        .allMatch(grants()::allows);
    }

    /** Refuses with 403 unless he may do it on the whole realm. */
    public void require(Operation operation) {
        caller.require(grants().allows(operation));
    }

    /** Refuses with 403 if a policy denies him this for himself. */
    public void requireOwn(Operation operation) {
        caller.require(granted(operation));
    }

    /**
     * Refuses with 403 unless he may give this role: {@code Forbidden} if he gives none, {@code RoleNotAllowed} if it brings,
     * by itself or inside, more than he may give. An administrator whom Keycloak lets map a role may give what it means to
     * applications; what it means to membership he must have. Everybody else must have all of it, and the permission to
     * assign the role.
     *
     * @param member of the request that names the role
     */
    public void requireAssignable(RoleModel role, String member) {
        Set<RoleModel> inside = RoleUtils.expandCompositeRoles(Set.of(role));
        Scope assigning = new Scope(Operation.ASSIGN_ROLES.permission(), Resource.of("roles", role.getName()));
        boolean byPolicy = policies().allows(assigning);
        caller.require(byPolicy || keycloak.roles().canMapRole(role));
        boolean administrator = inside.stream().allMatch(keycloak.roles()::canMapRole);
        boolean assignable = administrator || (byPolicy && inside.stream().allMatch(this::isHisIfPrivileged));
        if (!assignable || beyond(moved(role), administrator).isPresent()) {
            throw ApiException.forbidden("RoleNotAllowed", member, "roleNotAllowed", role.getName());
        }
    }

    /**
     * Refuses with 403 unless he may have the realm give this role to others, as settings do.
     *
     * @param member of the request that names the role
     */
    public void requireGivable(RoleModel role, String member) {
        boolean administrator = keycloak.realm().canManageRealm();
        boolean his = administrator
                || RoleUtils.expandCompositeRoles(Set.of(role)).stream().allMatch(this::isHisIfPrivileged);
        if (!his || beyond(moved(role), administrator).isPresent()) {
            throw ApiException.forbidden("RoleNotAllowed", member, "roleNotAllowed", role.getName());
        }
    }

    /** Taking a denial away gives, too. */
    private Stream<Scope> moved(RoleModel role) {
        Grants brought = RoleWalk.of(realm, Set.of(role));
        return Stream.concat(brought.scopes(Effect.ALLOW), brought.scopes(Effect.DENY));
    }

    /** Client roles and administration are nothing that our permissions could speak about. */
    private boolean isHisIfPrivileged(RoleModel role) {
        return (!role.isClientRole() && !AdminRoles.isAdminRole(role))
                || caller.user().hasRole(role);
    }

    /**
     * Refuses with 403 {@code PermissionNotHeld}, naming the permission, unless he may write these into policies and roles:
     * allow what was not, or stop denying what was.
     *
     * @param member of the request that holds them
     */
    public void requireHeld(Stream<Scope> scopes, String member) {
        beyond(scopes, keycloak.realm().canManageRealm()).ifPresent(scope -> {
            throw ApiException.forbidden("PermissionNotHeld", member, "permissionNotHeld", scope);
        });
    }

    /** The first of these that he has not himself. @param administrator of Keycloak, who gives applications theirs */
    private Optional<Scope> beyond(Stream<Scope> scopes, boolean administrator) {
        return scopes.flatMap(scope -> administrator ? scope.meet(MEMBERSHIP).stream() : Stream.of(scope))
                .filter(scope -> !grants().allows(scope))
                .findFirst();
    }
}
