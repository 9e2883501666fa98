package io.membership.permissions;

import io.membership.api.ApiException;
import io.membership.api.Call;
import io.membership.api.Caller;
import java.util.Collection;
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

    /** What changes nobody. */
    private static final Set<Operation> READING = Set.of(
            Operation.READ_USERS, Operation.READ_DEVICES, Operation.READ_NOTIFICATIONS, Operation.READ_SERVICE_USERS);

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

    /** What his policies grant him, apart from Keycloak's rights; administrators of master have only what everyone has. */
    private Grants policies() {
        if (policies == null) {
            policies = caller.isOf(realm)
                    ? RoleWalk.of(realm, caller.user(), caller.client()).withoutAdministration()
                    : RoleWalk.ofEveryone(realm);
        }
        return policies;
    }

    /** All that he may do by rights on the realm as a whole. */
    public Grants grants() {
        if (all == null) {
            all = policies().with(AdministrationRight.held(keycloak));
        }
        return all;
    }

    /** Whether Keycloak's rights on the realm as a whole come to it, whatever his policies say. */
    public boolean administers(Operation operation) {
        return AdministrationRight.grants(keycloak).allows(operation);
    }

    /** Whether his policies allow it on everything. */
    public boolean granted(Operation operation) {
        return policies().allows(operation);
    }

    /** Whether his policies allow it to be done to this user. */
    public boolean granted(Operation operation, UserModel user) {
        Resource one = Resource.of("users", user.getId());
        return policies().allows(new Scope(operation.permission(), one))
                && (READING.contains(operation) || isNotAboveHim(user));
    }

    /** Whether Keycloak lets him see or manage this user, whichever it takes, or his policies let him do it to him. */
    public boolean mayWith(UserModel user, Operation operation) {
        boolean administrates = READING.contains(operation)
                ? keycloak.users().canView(user)
                : keycloak.users().canManage(user);
        return administrates || granted(operation, user);
    }

    /** Whether that user administrates nothing of Keycloak, and may do nothing on membership that the caller may not. */
    private boolean isNotAboveHim(UserModel user) {
        return !session.getContext().getPermissions().isAdminUser(user)
                && RoleWalk.of(realm, user).effective().allowed().stream()
                        // Whom a policy denies his own profile is not below everybody else.
                        .filter(scope -> !SystemPolicies.EVERYONE.allows(scope))
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

    /** Whether his policies let him give and take this role, if the rest of what that needs is given. */
    private boolean assigns(RoleModel role) {
        return policies().allows(new Scope(Operation.ASSIGN_ROLES.permission(), Resource.of("roles", role.getName())));
    }

    /** Refuses with 403 {@code Forbidden} unless he may give and take this role, or could if it held less. */
    public void requireAssigning(RoleModel role) {
        caller.require(assigns(role) || keycloak.roles().canMapRole(role));
    }

    /** Whether he may change which of these roles the user has: Keycloak lets him map that user's, or his policies do. */
    public boolean mayMap(UserModel user, Collection<RoleModel> roles) {
        return keycloak.users().canMapRoles(user) || (roles.stream().allMatch(this::assigns) && isNotAboveHim(user));
    }

    /**
     * Refuses with 403 {@code RoleNotAllowed} unless he may give this role to that user, or to anybody if there is none: if
     * it brings, by itself or inside, more than he may give. An administrator whom Keycloak lets map a role may give what it
     * means to applications; what it means to membership he must have. Everybody else must have all of it, and the
     * permission to assign the role.
     *
     * @param member of the request that names the role
     */
    public void requireAssignable(RoleModel role, @Nullable UserModel user, String member) {
        Set<RoleModel> inside = RoleUtils.expandCompositeRoles(Set.of(role));
        boolean administrator = (user == null || keycloak.users().canMapRoles(user))
                && inside.stream().allMatch(keycloak.roles()::canMapRole);
        boolean assignable = administrator || (assigns(role) && isHisWhereverPrivileged(role));
        if (!assignable || beyond(moved(role), administrator).isPresent()) {
            throw ApiException.forbidden("RoleNotAllowed", member, "roleNotAllowed", role.getName());
        }
    }

    /**
     * Refuses with 403 unless he may have the realm give this role to others, as settings do, or make another of it. Client
     * roles and administration inside it an administrator must be able to put into roles of Keycloak, too.
     *
     * @param member of the request that names the role
     */
    public void requireGivable(RoleModel role, String member) {
        boolean administrator = keycloak.realm().canManageRealm();
        boolean his = RoleUtils.expandCompositeRoles(Set.of(role)).stream()
                .allMatch(inside -> isHisIfPrivileged(inside)
                        || (administrator && keycloak.roles().canMapComposite(inside)));
        if (!his || beyond(moved(role), administrator).isPresent()) {
            throw ApiException.forbidden("RoleNotAllowed", member, "roleNotAllowed", role.getName());
        }
    }

    /**
     * Refuses with 403 unless he may take this role from everybody who has it: {@code RoleNotAllowed} if it makes them
     * administrators of what he does not administrate, {@code PermissionNotHeld} if it denies them what he has not.
     *
     * @param member of the request that names the role
     */
    public void requireRemovable(RoleModel role, String member) {
        boolean administrator = keycloak.realm().canManageRealm();
        if (!administrator && !isHisWhereverPrivileged(role)) {
            throw ApiException.forbidden("RoleNotAllowed", member, "roleNotAllowed", role.getName());
        }
        requireHeld(RoleWalk.of(realm, Set.of(role)).scopes(Effect.DENY), member);
    }

    private boolean isHisWhereverPrivileged(RoleModel role) {
        return RoleUtils.expandCompositeRoles(Set.of(role)).stream().allMatch(this::isHisIfPrivileged);
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

    /**
     * Refuses unless he may act as that user, since who gets a key can do what its user can: with 403 {@code PermissionNotHeld}
     * for a permission that he has not, {@code RoleNotAllowed} for a role that he neither has nor may give.
     *
     * @param own name of the role that means nothing but the permissions in it
     * @param member of the request that comes nearest to it
     */
    public void requireAllOf(UserModel user, String own, String member) {
        requireHeld(
                RoleWalk.of(realm, user).effective().allowed().stream()
                        .filter(scope -> !SystemPolicies.EVERYONE.allows(scope)),
                member);
        RoleUtils.getDeepUserRoleMappings(user).stream()
                .filter(role -> role.isClientRole() || !role.getName().equals(own))
                .filter(role -> !caller.user().hasRole(role))
                .filter(role -> role.isClientRole() || AdminRoles.isAdminRole(role) || !assigns(role))
                .findFirst()
                .ifPresent(role -> {
                    throw ApiException.forbidden("RoleNotAllowed", member, "roleNotAllowed", role.getName());
                });
    }

    /** The first of these that he has not himself. @param administrator of Keycloak, who gives applications theirs */
    private Optional<Scope> beyond(Stream<Scope> scopes, boolean administrator) {
        return scopes.flatMap(scope -> administrator ? scope.meet(MEMBERSHIP).stream() : Stream.of(scope))
                .filter(scope -> !grants().allows(scope))
                .findFirst();
    }
}
