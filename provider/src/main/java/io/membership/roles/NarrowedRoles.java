package io.membership.roles;

import com.fasterxml.jackson.databind.JsonNode;
import io.membership.api.ApiException;
import io.membership.api.Json;
import io.membership.permissions.Narrowing;
import io.membership.permissions.Policy;
import io.membership.permissions.PolicyTree;
import io.membership.permissions.Scope;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;

/** Writes what a user gets of his roles, where it is not all, into the attribute that {@link Narrowing} reads. */
final class NarrowedRoles {

    private final UserModel user;
    private final PolicyTree policies;
    private final Map<String, Object> byRole = new TreeMap<>();

    private NarrowedRoles(RealmModel realm, UserModel user) {
        this.user = user;
        this.policies = new PolicyTree(realm);
        String stored = user.getFirstAttribute(Narrowing.ATTRIBUTE);
        if (stored != null && !stored.isBlank()) {
            Json.parse(stored)
                    .filter(JsonNode::isObject)
                    .ifPresentOrElse(
                            json -> json.properties().forEach(entry -> take(realm, entry)), this::allowNothing);
        }
    }

    /** By the id that the role has now: an import may have given it another. */
    private void take(RealmModel realm, Map.Entry<String, JsonNode> entry) {
        if (realm.getRoleById(entry.getKey()) != null) {
            byRole.put(entry.getKey(), entry.getValue());
            return;
        }
        RoleModel sameName = realm.getRole(entry.getValue().path("role").asText());
        if (sameName != null) {
            byRole.putIfAbsent(sameName.getId(), entry.getValue());
        }
    }

    /** What nobody can read allows nothing of any role, and must not come to allow all by being replaced. */
    private void allowNothing() {
        user.getRealmRoleMappingsStream()
                .forEach(role -> byRole.put(role.getId(), Map.of("role", role.getName(), "policies", Map.of())));
    }

    static NarrowedRoles of(RealmModel realm, UserModel user) {
        return new NarrowedRoles(realm, user);
    }

    /** Takes down what is wanted of a role; true if it differs from what the user has. A name alone changes nothing. */
    boolean write(RoleModel role, RolesTree.Branch branch) {
        if (branch.member().equals(RolesTree.NAMES)) {
            return false;
        }
        Map<String, @Nullable List<String>> wanted = wanted(role, branch);
        Object former = byRole.get(role.getId());
        if (wanted == null) {
            return byRole.remove(role.getId()) != null;
        }
        byRole.put(role.getId(), Map.of("role", role.getName(), "policies", wanted));
        return former == null || !json(former).equals(json(byRole.get(role.getId())));
    }

    private static JsonNode json(@Nullable Object value) {
        return Json.parse(Json.text(Map.of("value", value == null ? "" : value)))
                .orElseThrow();
    }

    /** Policies with the permissions that are wanted of them, null for all; null as a whole if that is all of the role. */
    private @Nullable Map<String, @Nullable List<String>> wanted(RoleModel role, RolesTree.Branch branch) {
        if (branch.policies() == null) {
            return null;
        }
        Map<String, Policy> inside = policies.policies(role);
        Map<String, @Nullable List<String>> wanted = new TreeMap<>();
        branch.policies().forEach((name, scopes) -> {
            Policy policy = inside.get(name);
            if (policy == null) {
                throw ApiException.invalid(RolesTree.TREE, "policyNotInRole", name, role.getName());
            }
            scopes.stream().filter(scope -> !policy.allows(scope)).findFirst().ifPresent(foreign -> {
                throw ApiException.invalid(RolesTree.TREE, "permissionNotInPolicy", foreign.toString(), name);
            });
            boolean whole = scopes.isEmpty() || policy.isWithin(scopes);
            wanted.put(
                    name,
                    whole ? null : scopes.stream().map(Scope::toString).sorted().toList());
        });
        boolean wholeRole = wanted.keySet().equals(inside.keySet())
                && wanted.values().stream().allMatch(permissions -> permissions == null);
        return wholeRole ? null : wanted;
    }

    /** Stores it, for the roles that the user has from now on. */
    void store(Set<RoleModel> held) {
        byRole.keySet().retainAll(held.stream().map(RoleModel::getId).collect(Collectors.toSet()));
        if (!byRole.isEmpty()) {
            user.setSingleAttribute(Narrowing.ATTRIBUTE, Json.text(byRole));
        } else if (user.getFirstAttribute(Narrowing.ATTRIBUTE) != null) {
            user.removeAttribute(Narrowing.ATTRIBUTE);
        }
    }
}
