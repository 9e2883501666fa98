package io.membership.roles;

import com.fasterxml.jackson.databind.JsonNode;
import io.membership.api.ApiException;
import io.membership.api.Json;
import io.membership.permissions.Narrowing;
import io.membership.permissions.Policy;
import io.membership.permissions.PolicyTree;
import io.membership.permissions.Scope;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;

/**
 * Writes what a user gets of his roles, where it is not all, into the attribute that {@link Narrowing} reads. What is said
 * there of roles that he has not is forgotten: who gets one again gets all of it.
 */
final class NarrowedRoles {

    private final UserModel user;
    private final PolicyTree policies;
    private final @Nullable String stored;
    private final Map<String, Object> byRole;

    private NarrowedRoles(RealmModel realm, UserModel user) {
        this.user = user;
        this.policies = new PolicyTree(realm);
        this.stored = user.getFirstAttribute(Narrowing.ATTRIBUTE);
        this.byRole = read(
                stored,
                user.getRealmRoleMappingsStream().collect(Collectors.toMap(RoleModel::getId, RoleModel::getName)));
    }

    /**
     * What an attribute says of these roles, under their ids of today: an import gives new ones. Of an attribute that nobody
     * can read nothing of each, as it counts.
     *
     * @param held names of roles by id
     */
    static Map<String, Object> read(@Nullable String attribute, Map<String, String> held) {
        Map<String, Object> byRole = new TreeMap<>();
        if (attribute != null && !attribute.isBlank()) {
            Optional<JsonNode> roles = Json.parse(attribute).filter(JsonNode::isObject);
            held.forEach((id, name) -> {
                Object said = roles.isEmpty() ? entry(name, Map.of()) : said(roles.get(), id, name);
                if (said != null) {
                    byRole.put(id, said);
                }
            });
        }
        return byRole;
    }

    private static @Nullable JsonNode said(JsonNode roles, String id, String name) {
        JsonNode said = roles.get(id);
        Iterator<JsonNode> all = roles.iterator();
        while (said == null && all.hasNext()) {
            JsonNode role = all.next();
            said = role.path("role").asText().equals(name) ? role : null;
        }
        return said;
    }

    private static Map<String, Object> entry(String role, Map<String, ?> policies) {
        return Map.of("role", role, "policies", policies);
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
        byRole.put(role.getId(), entry(role.getName(), wanted));
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

    /** The user has that role no more. */
    void forget(RoleModel role) {
        byRole.remove(role.getId());
    }

    /** Stores it, if it differs from what is stored. */
    void store() {
        String text = Json.text(byRole);
        if (byRole.isEmpty() && stored != null) {
            user.removeAttribute(Narrowing.ATTRIBUTE);
        } else if (!byRole.isEmpty() && !text.equals(stored)) {
            user.setSingleAttribute(Narrowing.ATTRIBUTE, text);
        }
    }
}
