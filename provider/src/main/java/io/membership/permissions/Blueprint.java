package io.membership.permissions;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;

/** Which policies there are and which roles carry them: as it is, or as it would be after a change. */
public final class Blueprint {

    private final RealmModel realm;
    private final Policies policies;
    private final Map<String, Optional<Policy>> changedPolicies;
    private final Map<String, List<String>> changedRoles;

    private Blueprint(
            RealmModel realm,
            Policies policies,
            Map<String, Optional<Policy>> changedPolicies,
            Map<String, List<String>> changedRoles) {
        this.realm = realm;
        this.policies = policies;
        this.changedPolicies = changedPolicies;
        this.changedRoles = changedRoles;
    }

    /** As it is. */
    public static Blueprint of(RealmModel realm) {
        return new Blueprint(realm, Policies.of(realm), Map.of(), Map.of());
    }

    /** With this policy instead of the one of its name. */
    public Blueprint with(Policy policy) {
        Map<String, Optional<Policy>> changed = new HashMap<>(changedPolicies);
        changed.put(policy.name(), Optional.of(policy));
        return new Blueprint(realm, policies, changed, changedRoles);
    }

    /** With a role that carries these policies instead of those that it has. */
    public Blueprint with(RoleModel role, Collection<String> names) {
        Map<String, List<String>> changed = new HashMap<>(changedRoles);
        changed.put(role.getId(), List.copyOf(names));
        return new Blueprint(realm, policies, changedPolicies, changed);
    }

    RealmModel realm() {
        return realm;
    }

    /** The policies of a realm role itself. A name that means nothing means nothing. */
    Stream<Policy> of(RoleModel role) {
        List<String> changed = changedRoles.get(role.getId());
        Stream<String> names = changed == null ? RolePolicies.names(role).stream() : changed.stream();
        return names.flatMap(name ->
                changedPolicies.containsKey(name) ? changedPolicies.get(name).stream() : policies.named(name).stream());
    }
}
