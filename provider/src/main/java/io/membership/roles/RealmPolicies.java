package io.membership.roles;

import io.membership.api.AdminLog;
import io.membership.api.ApiException;
import io.membership.api.Arguments;
import io.membership.api.Call;
import io.membership.permissions.Blueprint;
import io.membership.permissions.Catalogue;
import io.membership.permissions.Operation;
import io.membership.permissions.Policies;
import io.membership.permissions.Policy;
import io.membership.permissions.Rights;
import io.membership.permissions.RolePolicies;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.RoleModel;

/** Creates, changes and deletes policies on behalf of a caller. */
final class RealmPolicies {

    private static final String LOGGED_AS = "MEMBERSHIP_POLICY";

    private final Call call;
    private final Arguments arguments;
    private final Rights rights;
    private final Policies policies;

    RealmPolicies(Call call) {
        this.call = call;
        this.arguments = call.arguments();
        this.rights = Rights.of(call);
        this.policies = Policies.of(call.realm());
    }

    /** All policies by name, or those whose name or display name contains {@code search}. */
    List<PolicyView> list() {
        rights.require(Operation.READ_POLICIES);
        String search =
                Objects.requireNonNullElse(arguments.filled("search"), "").toLowerCase(Locale.ROOT);
        return policies.all().stream()
                .filter(policy -> Stream.of(policy.name(), policy.displayName())
                        .anyMatch(name -> name.toLowerCase(Locale.ROOT).contains(search)))
                .map(PolicyView::of)
                .toList();
    }

    PolicyView get(String name) {
        rights.require(Operation.READ_POLICIES);
        return PolicyView.of(named(name));
    }

    /** 409 {@code PolicyAlreadyExists}; 403 if it holds what the caller has not. */
    PolicyView create() {
        rights.require(Operation.CREATE_POLICIES);
        return add(PolicyChange.of(arguments, Catalogue.of(call.realm()), nothing(newName()), true));
    }

    /** A policy of another name that says the same. */
    PolicyView copy(String name) {
        rights.require(Operation.CREATE_POLICIES);
        Policy original = named(name);
        Policy nothing = nothing(newName());
        String displayName = DisplayName.given(arguments);
        Policy copy = Policy.of(
                nothing.name(),
                displayName == null || displayName.isBlank() ? nothing.name() : displayName,
                false,
                original.isDisabled(),
                original.statements());
        return add(new PolicyChange(nothing, copy));
    }

    private String newName() {
        String name = arguments.required("name").strip();
        Policies.nameFault(name).ifPresent(reason -> {
            throw ApiException.invalid("name", "grammar", "name", reason);
        });
        if (policies.named(name).isPresent()) {
            throw ApiException.conflict("PolicyAlreadyExists", "name", "policyExists", name);
        }
        return name;
    }

    private static Policy nothing(String name) {
        return Policy.of(name, name, false, false, List.of());
    }

    private PolicyView add(PolicyChange change) {
        requireMay(change);
        policies.store(change.current());
        return written(OperationType.CREATE, change.current());
    }

    /** @param whole whether what is not given is to be cleared */
    PolicyView change(String name, boolean whole) {
        rights.require(Operation.UPDATE_POLICIES);
        PolicyChange change = change(editable(name), whole);
        requireMay(change);
        String plan = arguments.filled(Impact.PLAN);
        if (plan != null && !plan.equals(impact(change).planId())) {
            throw ApiException.conflict("PlanOutdated", Impact.PLAN, "planOutdated");
        }
        policies.store(change.current());
        return written(OperationType.UPDATE, change.current());
    }

    /** Who would gain and lose what by a change of these members, and a plan id for it. */
    Impact.Report impact(String name) {
        rights.require(Operation.UPDATE_POLICIES);
        return impact(change(editable(name), false));
    }

    private PolicyChange change(Policy former, boolean whole) {
        return PolicyChange.of(arguments, Catalogue.of(call.realm()), former, whole);
    }

    private Impact.Report impact(PolicyChange change) {
        return new Impact(call)
                .of(
                        new Holders(call.session(), call.realm())
                                .carrying(change.current().name()),
                        Blueprint.of(call.realm()).with(change.current()),
                        change.difference(),
                        change.text());
    }

    /** 409 {@code PolicyInUse} says by whom, unless {@code force} is true. */
    void delete(String name) {
        rights.require(Operation.DELETE_POLICIES);
        Policy policy = editable(name);
        requireMay(new PolicyChange(policy, nothing(name)));
        if (!arguments.flag("force", false)) {
            new Usage(call).ofPolicy(name).ifPresent(whom -> {
                throw ApiException.conflict("PolicyInUse", null, "policyInUse", name, whom);
            });
        }
        List<String> roles = takeFromRoles(name);
        policies.remove(name);
        Object shown = roles.isEmpty() ? null : Map.of("roles", roles);
        new AdminLog(call).write(OperationType.DELETE, LOGGED_AS, shown, "membership", "policies", name);
    }

    /** A name left behind would give their holders whatever policy is called that later. Names of the roles. */
    private List<String> takeFromRoles(String policy) {
        List<RoleModel> roles = new Holders(call.session(), call.realm()).carrying(policy);
        roles.forEach(role -> RolePolicies.remove(role, policy));
        return roles.stream().map(RoleModel::getName).sorted().toList();
    }

    private void requireMay(PolicyChange change) {
        rights.requireHeld(change.moved(), "statements");
    }

    private Policy named(String name) {
        return policies.named(name).orElseThrow(() -> ApiException.notFound("PolicyNotFound", "policyNotFound", name));
    }

    private Policy editable(String name) {
        Policy policy = named(name);
        if (policy.isSystem()) {
            throw ApiException.conflict("SystemPolicy", null, "systemPolicy", name);
        }
        if (arguments.has("name") && !name.equals(arguments.text("name"))) {
            throw ApiException.invalid("name", "nameIsFixed");
        }
        return policy;
    }

    private PolicyView written(OperationType operation, Policy policy) {
        PolicyView shown = PolicyView.of(policy);
        new AdminLog(call).write(operation, LOGGED_AS, shown, "membership", "policies", policy.name());
        return shown;
    }
}
