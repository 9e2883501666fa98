package io.membership.roles;

import io.membership.permissions.PolicyTree;
import io.membership.permissions.Scope;
import io.membership.roles.Role.RolePolicy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;

/** Shows the roles of users, of one or of a page of them, with or without what is in them. */
public final class RoleTree {

    private final RealmModel realm;
    private final @Nullable PolicyTree policies;
    private final Map<String, Optional<RoleModel>> known = new HashMap<>();

    /** @param permissions whether policies and permissions are wanted */
    public RoleTree(RealmModel realm, boolean permissions) {
        this.realm = realm;
        this.policies = permissions ? new PolicyTree(realm) : null;
    }

    /** The roles of these names. @param narrowing the user's attribute, see {@link io.membership.permissions.Narrowing} */
    public List<Role> of(List<String> names, @Nullable String narrowing) {
        Map<RoleModel, List<PolicyTree.Branch>> branches = policies == null
                ? Map.of()
                : policies.of(
                        names.stream().flatMap(name -> role(name).stream()).toList(), narrowing);
        List<Role> roles = new ArrayList<>();
        for (String name : names) {
            Optional<RoleModel> role = role(name);
            roles.add(new Role(
                    name,
                    role.map(DisplayName::of).orElse(name),
                    role.map(branches::get).orElse(List.of()).stream()
                            .map(RoleTree::policy)
                            .toList()));
        }
        return roles;
    }

    private Optional<RoleModel> role(String name) {
        return known.computeIfAbsent(name, key -> Optional.ofNullable(realm.getRole(key)));
    }

    private static RolePolicy policy(PolicyTree.Branch branch) {
        return new RolePolicy(
                branch.policy().name(),
                branch.policy().displayName(),
                branch.policy().isDisabled(),
                branch.allowed().stream().map(Scope::toString).sorted().toList());
    }
}
