package io.membership.roles;

import io.membership.api.Arguments;
import io.membership.api.Call;
import io.membership.permissions.Catalogue;
import io.membership.permissions.Effect;
import io.membership.permissions.Policies;
import io.membership.permissions.Policy;
import io.membership.permissions.Rights;
import io.membership.permissions.RolePolicies;
import io.membership.permissions.Scope;
import io.membership.permissions.Statement;
import java.util.ArrayList;
import java.util.List;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;

/**
 * The role that one account has for itself, with a policy of the same name that holds what the account was given by name.
 * Both are ordinary, so the console, exports and the routes of roles and policies show and change them like others.
 */
public final class OwnRole {

    private static final String POLICIES = "policies";

    private final Call call;
    private final RealmModel realm;
    private final Rights rights;
    private final Policies policies;
    private final String name;

    public OwnRole(Call call, String name) {
        this.call = call;
        this.realm = call.realm();
        this.rights = Rights.of(call);
        this.policies = Policies.of(realm);
        this.name = name;
    }

    /** Whether nothing of that name is there, so that it can be made. */
    public boolean isFree() {
        return realm.getRole(name) == null && policies.named(name).isEmpty();
    }

    /** What its own policy allows, as {@code permission} or {@code permission@resource}. */
    public List<String> permissions() {
        return policies.named(name).stream()
                .flatMap(policy -> policy.scopes(Effect.ALLOW).stream())
                .map(Scope::toString)
                .sorted()
                .toList();
    }

    /** Names of the policies that it carries beside its own. */
    public List<String> policies() {
        RoleModel role = realm.getRole(name);
        return role == null
                ? List.of()
                : RolePolicies.names(role).stream()
                        .filter(policy -> !policy.equals(name))
                        .toList();
    }

    /** Whether the request gives something that this role would hold. */
    public static boolean isGivenBy(Arguments arguments) {
        return arguments.has(NamedPermissions.MEMBER) || arguments.has(POLICIES);
    }

    /**
     * Makes of it what {@code permissions}, {@code policies}, {@code displayName} and {@code description} say, as far as
     * they are given, and gives it to the account. 403 {@code PermissionNotHeld} if that gives what the caller has not.
     */
    public void write(UserModel account) {
        Arguments arguments = call.arguments();
        RoleModel stored = realm.getRole(name);
        RoleModel role = stored == null ? realm.addRole(name) : stored;
        PolicyChange policy = policy(arguments);
        RoleChange asked = RoleChange.of(arguments, policies, false);
        RoleChange change = new RoleChange(asked.displayName(), asked.description(), withOwn(asked.policiesOf(role)));
        rights.requireHeld(policy.moved(), NamedPermissions.MEMBER);
        rights.requireHeld(change.moved(role, policies), POLICIES);
        policies.store(policy.current());
        change.write(role);
        if (account.getRealmRoleMappingsStream().noneMatch(role::equals)) {
            if (stored != null) {
                // Somebody took it from him, and may have put more into it.
                rights.requireAssignable(role, account, POLICIES);
            }
            account.grantRole(role);
        }
    }

    private PolicyChange policy(Arguments arguments) {
        Policy former = policies.named(name).orElseGet(() -> Policy.of(name, name, false, false, List.of()));
        String displayName = DisplayName.given(arguments);
        List<Statement> statements = NamedPermissions.of(arguments, Catalogue.of(realm));
        return new PolicyChange(
                former,
                Policy.of(
                        name,
                        displayName == null || displayName.isBlank() ? former.displayName() : displayName,
                        false,
                        former.isDisabled(),
                        statements == null ? former.statements() : statements));
    }

    private List<String> withOwn(List<String> names) {
        List<String> all = new ArrayList<>(names);
        all.add(name);
        return all.stream().distinct().toList();
    }

    /** These roles and this one, so that it stays when they take the place of others. */
    public RolesTree beside(RolesTree others) {
        List<RolesTree.Branch> branches = new ArrayList<>(others.branches());
        if (realm.getRole(name) != null && !others.names().contains(name)) {
            branches.add(new RolesTree.Branch(name, null, RolesTree.NAMES));
        }
        return new RolesTree(branches);
    }

    /** Removes the role and its policy, from other roles that carry it, too. 403 if they deny others what the caller has not. */
    public void remove() {
        RoleModel role = realm.getRole(name);
        if (role != null) {
            rights.requireRemovable(role, RolesTree.NAMES);
        }
        policies.named(name).ifPresent(policy -> {
            rights.requireHeld(policy.scopes(Effect.DENY).stream(), POLICIES);
            new Holders(call.session(), realm)
                    .carrying(name).stream()
                            .filter(other -> !other.equals(role))
                            .forEach(other -> RolePolicies.remove(other, name));
            policies.remove(name);
        });
        if (role != null) {
            realm.removeRole(role);
        }
    }
}
