package io.membership.roles;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.membership.api.ApiException;
import io.membership.api.Arguments;
import io.membership.api.Json;
import io.membership.permissions.GrammarException;
import io.membership.permissions.Scope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The roles that a request asks for: by name ({@code roles}) or, where a user is to have less than all of one, as a tree
 * {@code [{role, policies: [{policy, permissions: [text]}]}]} (reference chapter 2.1). No policies mean all of the role, no
 * permissions all of the policy.
 */
public record RolesTree(List<Branch> branches) {

    /** The member that holds names. */
    public static final String NAMES = "roles";

    /** The member that holds the tree. */
    public static final String TREE = "rolesTree";

    public RolesTree {
        branches = List.copyOf(branches);
    }

    /**
     * One role.
     *
     * @param policies wanted of it, with the permissions wanted of each, none meaning all; null for the whole role
     * @param member the member of the request that names it
     */
    public record Branch(String role, @Nullable Map<String, List<Scope>> policies, String member) {}

    /** What {@code roles} or else {@code rolesTree} ask for; null if neither is given. */
    public static @Nullable RolesTree of(Arguments arguments) {
        List<String> names = arguments.texts(NAMES);
        if (names != null) {
            return new RolesTree(names.stream()
                    .distinct()
                    .map(name -> new Branch(name, null, NAMES))
                    .toList());
        }
        JsonNode tree = arguments.json(TREE);
        if (tree instanceof TextNode text) {
            tree = Json.parse(text.asText()).orElse(text);
        }
        return tree == null ? null : new RolesTree(branches(tree));
    }

    /** Whether it asks for no role at all. */
    public boolean isEmpty() {
        return branches.isEmpty();
    }

    /** Names of the roles. */
    public List<String> names() {
        return branches.stream().map(Branch::role).toList();
    }

    private static List<Branch> branches(JsonNode tree) {
        if (!tree.isArray()) {
            throw ApiException.invalid(TREE, "notRoles");
        }
        Map<String, Branch> branches = new LinkedHashMap<>();
        for (int i = 0; i < tree.size(); i++) {
            JsonNode role = tree.get(i).path("role");
            if (!role.isTextual()) {
                throw ApiException.invalid(TREE, "notRoles");
            }
            Branch branch = new Branch(role.asText(), policies(tree.get(i).path("policies"), i), TREE);
            if (branches.put(branch.role(), branch) != null) {
                throw ApiException.invalid(TREE, "roleTwice", branch.role());
            }
        }
        return new ArrayList<>(branches.values());
    }

    private static @Nullable Map<String, List<Scope>> policies(JsonNode list, int at) {
        if (list.isMissingNode() || list.isNull() || (list.isArray() && list.isEmpty())) {
            return null;
        }
        if (!list.isArray()) {
            throw ApiException.invalid(TREE, "notRoles");
        }
        Map<String, List<Scope>> policies = new LinkedHashMap<>();
        for (int i = 0; i < list.size(); i++) {
            JsonNode policy = list.get(i).path("policy");
            if (!policy.isTextual()) {
                throw ApiException.invalid(TREE, "notRoles");
            }
            String place = "[" + at + "].policies[" + i + "].permissions";
            policies.put(policy.asText(), permissions(list.get(i).path("permissions"), place));
        }
        return policies;
    }

    private static List<Scope> permissions(JsonNode list, String place) {
        if (!list.isArray() && !list.isMissingNode() && !list.isNull()) {
            throw ApiException.invalid(TREE, "notRoles");
        }
        List<Scope> permissions = new ArrayList<>();
        for (JsonNode permission : list) {
            try {
                permissions.add(Scope.parse(permission.asText()));
            } catch (GrammarException fault) {
                throw ApiException.invalid(TREE, "grammar", place + " \"" + permission.asText() + "\"", fault.reason());
            }
        }
        return permissions;
    }
}
