package io.membership.roles;

import io.membership.api.AdminLog;
import io.membership.api.ApiException;
import io.membership.api.Arguments;
import io.membership.api.Call;
import io.membership.api.Json;
import io.membership.permissions.Blueprint;
import io.membership.permissions.Operation;
import io.membership.permissions.Policies;
import io.membership.permissions.Rights;
import io.membership.permissions.RolePolicies;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;

/** Creates, changes and deletes roles on behalf of a caller. They are Keycloak's realm roles; policies are ours. */
final class RealmRoles {

    private static final int LONGEST = 255;
    /** Keycloak refuses them in a path, so that such a role could not be called by its name. */
    private static final String UNADDRESSABLE = "/\\;%?#*";

    private final Call call;
    private final RealmModel realm;
    private final Rights rights;
    private final Policies policies;

    RealmRoles(Call call) {
        this.call = call;
        this.realm = call.realm();
        this.rights = Rights.of(call);
        this.policies = Policies.of(realm);
    }

    /** All roles by name, or those whose name or display name contains {@code search}. */
    List<RealmRole> list() {
        rights.require(Operation.READ_ROLES);
        String search = Objects.requireNonNullElse(call.arguments().filled("search"), "")
                .toLowerCase(Locale.ROOT);
        return realm.getRolesStream()
                .filter(role -> !role.equals(realm.getDefaultRole()))
                .filter(role -> Stream.of(role.getName(), DisplayName.of(role))
                        .anyMatch(name -> name.toLowerCase(Locale.ROOT).contains(search)))
                .sorted(Comparator.comparing(RoleModel::getName))
                .map(RealmRole::of)
                .toList();
    }

    RealmRole get(String name) {
        rights.require(Operation.READ_ROLES);
        return RealmRole.of(named(name));
    }

    /** 409 {@code RoleAlreadyExists}; 403 if a policy holds what the caller has not. */
    RealmRole create() {
        rights.require(Operation.CREATE_ROLES);
        RoleChange change = RoleChange.of(call.arguments(), policies, true);
        RoleModel role = add(newName());
        requireMay(role, change);
        change.write(role);
        return written(OperationType.CREATE, role);
    }

    /** A role with the policies, the roles inside and the description of this one. */
    RealmRole copy(String name) {
        rights.require(Operation.CREATE_ROLES);
        RoleModel original = named(name);
        rights.requireGivable(original, "name");
        RoleModel role = add(newName());
        new RoleChange(DisplayName.given(call.arguments()), original.getDescription(), RolePolicies.names(original))
                .write(role);
        original.getCompositesStream().forEach(role::addCompositeRole);
        return written(OperationType.CREATE, role);
    }

    private String newName() {
        String name = call.arguments().required("name").strip();
        if (name.length() > LONGEST) {
            throw ApiException.invalid("name", "tooLong", "name", LONGEST);
        }
        if (name.chars().anyMatch(letter -> UNADDRESSABLE.indexOf(letter) >= 0 || Character.isISOControl(letter))) {
            throw ApiException.invalid("name", "unaddressable", "name", String.join(" ", UNADDRESSABLE.split("")));
        }
        return name;
    }

    private RoleModel add(String name) {
        if (realm.getRole(name) != null) {
            throw ApiException.conflict("RoleAlreadyExists", "name", "roleExists", name);
        }
        return realm.addRole(name);
    }

    /** @param whole whether what is not given is to be cleared */
    RealmRole change(String name, boolean whole) {
        rights.require(Operation.UPDATE_ROLES);
        RoleModel role = editable(name);
        RoleChange change = RoleChange.of(call.arguments(), policies, whole);
        requireMay(role, change);
        requireUnchangedSince(role, change);
        change.write(role);
        return written(OperationType.UPDATE, role);
    }

    /** Who would gain and lose what by a change of these members, and a plan id for it. */
    Impact.Report impact(String name) {
        rights.require(Operation.UPDATE_ROLES);
        RoleModel role = editable(name);
        return impact(role, RoleChange.of(call.arguments(), policies, false));
    }

    private void requireUnchangedSince(RoleModel role, RoleChange change) {
        String plan = call.arguments().filled(Impact.PLAN);
        if (plan != null && !plan.equals(impact(role, change).planId())) {
            throw ApiException.conflict("PlanOutdated", Impact.PLAN, "planOutdated");
        }
    }

    private Impact.Report impact(RoleModel role, RoleChange change) {
        return new Impact(call)
                .of(
                        List.of(role),
                        Blueprint.of(realm).with(role, change.policiesOf(role)),
                        change.difference(role, policies),
                        Json.text(List.of(role.getId(), RolePolicies.names(role), change.policiesOf(role))));
    }

    /** 409 {@code RoleInUse} says by whom, unless {@code force} is true. */
    void delete(String name) {
        rights.require(Operation.DELETE_ROLES);
        RoleModel role = named(name);
        if (CodeMashRole.isSystem(role)) {
            throw ApiException.conflict("SystemRole", null, "systemRole", name);
        }
        rights.requireRemovable(role, "name");
        if (!call.arguments().flag("force", false)) {
            new Usage(call).ofRole(role).ifPresent(whom -> {
                throw ApiException.conflict("RoleInUse", null, "roleInUse", name, whom);
            });
        }
        new AdminLog(call).write(OperationType.DELETE, ResourceType.REALM_ROLE, null, "roles", name);
        realm.removeRole(role);
    }

    private void requireMay(RoleModel role, RoleChange change) {
        rights.requireHeld(change.moved(role, policies), "policies");
    }

    private RoleModel named(String name) {
        RoleModel role = realm.getRole(name);
        if (role == null || role.equals(realm.getDefaultRole())) {
            throw ApiException.notFound("RoleNotFound", "roleNotFound", name);
        }
        return role;
    }

    private RoleModel editable(String name) {
        RoleModel role = named(name);
        if (CodeMashRole.isFixed(role)) {
            throw ApiException.conflict("SystemRole", null, "systemRole", name);
        }
        Arguments arguments = call.arguments();
        if (arguments.has("name") && !name.equals(arguments.text("name"))) {
            throw ApiException.invalid("name", "nameIsFixed");
        }
        return role;
    }

    private RealmRole written(OperationType operation, RoleModel role) {
        RealmRole shown = RealmRole.of(role);
        new AdminLog(call)
                .write(
                        operation,
                        ResourceType.REALM_ROLE,
                        Map.of("name", shown.name(), "attributes", Map.of(RolePolicies.ATTRIBUTE, shown.policies())),
                        "roles",
                        shown.name());
        return shown;
    }
}
