package io.membership.permissions;

import com.fasterxml.jackson.databind.JsonNode;
import io.membership.api.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.RoleModel;

/**
 * Where a user was given less than all of a role, as {@code rolesTree} can say:
 * {@code {"<role id>": {"role": name, "policies": {"<policy>": [permission] or null}}}}. Policies of the role that are not
 * named allow him nothing, a list allows him those permissions only, null all of the policy's. What policies deny is never
 * less.
 */
public final class Narrowing {

    /** User attribute that holds it. */
    public static final String ATTRIBUTE = "membership.rolesTree";

    static final Narrowing NONE = new Narrowing(Map.of(), null);

    private static final OfRole NOTHING = new OfRole(Map.of());

    /** By id, which outlives a new name, and by name, which outlives an import that gives new ids. */
    private final Map<String, OfRole> roles;

    private final @Nullable OfRole others;

    private Narrowing(Map<String, OfRole> roles, @Nullable OfRole others) {
        this.roles = roles;
        this.others = others;
    }

    /** Of one role: policies by name; null stands for all of the policy. */
    record OfRole(Map<String, @Nullable Rules> policies) {

        /** Null for all of the policy, no rules for nothing of it. */
        @Nullable Rules of(String policy) {
            return policies.containsKey(policy) ? policies.get(policy) : Rules.NONE;
        }
    }

    /** What the attribute says. One that nobody can read allows nothing: somebody meant the user to have less. */
    static Narrowing read(@Nullable String attribute) {
        if (attribute == null || attribute.isBlank()) {
            return NONE;
        }
        return Json.parse(attribute)
                .filter(JsonNode::isObject)
                .map(Narrowing::of)
                .orElseGet(() -> new Narrowing(Map.of(), NOTHING));
    }

    private static Narrowing of(JsonNode json) {
        Map<String, OfRole> roles = new HashMap<>();
        for (Map.Entry<String, JsonNode> role : json.properties()) {
            OfRole narrowed = new OfRole(policies(role.getValue().path("policies")));
            roles.put(role.getKey(), narrowed);
            roles.put(role.getValue().path("role").asText(), narrowed);
        }
        return new Narrowing(roles, null);
    }

    private static Map<String, @Nullable Rules> policies(JsonNode json) {
        Map<String, @Nullable Rules> policies = new HashMap<>();
        for (Map.Entry<String, JsonNode> policy : json.properties()) {
            policies.put(policy.getKey(), policy.getValue().isNull() ? null : new Rules(scopes(policy.getValue())));
        }
        return policies;
    }

    private static List<Scope> scopes(JsonNode permissions) {
        List<Scope> scopes = new ArrayList<>();
        for (JsonNode permission : permissions) {
            try {
                scopes.add(Scope.parse(permission.asText()));
            } catch (GrammarException writtenByHand) {
                // allows nothing, like everything that is not named
            }
        }
        return scopes;
    }

    /** Null if the user has all of that role. */
    @Nullable OfRole of(RoleModel role) {
        return of(role.getId(), role.getName());
    }

    @Nullable OfRole of(String id, String name) {
        OfRole byId = roles.get(id);
        return byId != null ? byId : roles.getOrDefault(name, others);
    }
}
