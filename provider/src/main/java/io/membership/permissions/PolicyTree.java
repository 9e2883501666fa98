package io.membership.permissions;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;

/** The policies inside roles, as lists of users show them: for many users whose roles are often the same. */
public final class PolicyTree {

    private final Blueprint blueprint;
    private final Map<RoleModel, Collection<Grant>> whole = new HashMap<>();
    private @Nullable List<Scope> catalogue;

    public PolicyTree(RealmModel realm) {
        this.blueprint = Blueprint.of(realm);
    }

    /**
     * A policy of a role, its composites included.
     *
     * @param allowed what it allows the user, without what the policies of his roles deny
     */
    public record Branch(Policy policy, List<Scope> allowed) {}

    /** The policies by role of somebody with these roles, by name. @param narrowing see {@link Narrowing} */
    public Map<RoleModel, List<Branch>> of(Collection<RoleModel> roles, @Nullable String narrowing) {
        Narrowing narrowed = Narrowing.read(narrowing);
        Map<RoleModel, Collection<Grant>> grants = new LinkedHashMap<>();
        roles.forEach(role -> grants.put(role, grants(role, narrowed)));
        Rules denied = new Rules(grants.values().stream()
                .flatMap(Collection::stream)
                .flatMap(grant -> grant.policy().scopes(Effect.DENY).stream())
                .toList());
        Map<RoleModel, List<Branch>> tree = new LinkedHashMap<>();
        grants.forEach((role, held) -> {
            List<Branch> branches = new ArrayList<>();
            held.forEach(grant -> branches.add(new Branch(grant.policy(), left(grant, denied))));
            tree.put(role, branches);
        });
        return tree;
    }

    /** All policies of a role, its composites included, by name. */
    public Map<String, Policy> policies(RoleModel role) {
        Map<String, Policy> byName = new LinkedHashMap<>();
        grants(role, Narrowing.NONE).forEach(grant -> byName.put(grant.policy().name(), grant.policy()));
        return byName;
    }

    private Collection<Grant> grants(RoleModel role, Narrowing narrowing) {
        return narrowing.of(role) == null
                ? whole.computeIfAbsent(role, key -> RoleWalk.policiesOf(blueprint, role, Narrowing.NONE))
                : RoleWalk.policiesOf(blueprint, role, narrowing);
    }

    /** A pattern of which a part is denied is told by those of its permissions that exist and are not. */
    private List<Scope> left(Grant grant, Rules denied) {
        return grant.allowed()
                .flatMap(scope -> denied.overlapping(scope) == null
                        ? Stream.of(scope)
                        : catalogue().stream()
                                .flatMap(entry -> entry.meet(scope).stream())
                                .filter(part -> denied.overlapping(part) == null))
                .distinct()
                .toList();
    }

    private List<Scope> catalogue() {
        if (catalogue == null) {
            catalogue = Catalogue.of(blueprint.realm()).scopes();
        }
        return catalogue;
    }
}
