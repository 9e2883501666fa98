package io.membership.roles;

import io.membership.api.ApiException;
import io.membership.api.Arguments;
import io.membership.permissions.Effect;
import io.membership.permissions.Policies;
import io.membership.permissions.RolePolicies;
import io.membership.permissions.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.RoleModel;

/**
 * What a request wants to be written to a role: only what is given.
 *
 * @param policies names in place of those that the role has
 */
record RoleChange(
        @Nullable String displayName,
        @Nullable String description,
        @Nullable List<String> policies) {

    private static final int LONGEST = 255;

    /** @param whole whether what is not given is to be cleared */
    static RoleChange of(Arguments arguments, Policies known, boolean whole) {
        List<String> policies = arguments.texts("policies");
        for (String name : policies == null ? List.<String>of() : policies) {
            if (known.named(name).isEmpty()) {
                throw ApiException.invalid("policies", "policyNotFound", name);
            }
        }
        return new RoleChange(
                cleared(DisplayName.given(arguments), whole),
                cleared(arguments.text("description", LONGEST), whole),
                policies == null && whole ? List.of() : policies);
    }

    private static @Nullable String cleared(@Nullable String text, boolean whole) {
        return text == null && whole ? "" : text;
    }

    /** What holders would be allowed by new policies, or no longer denied without the old. */
    Stream<Scope> moved(RoleModel role, Policies known) {
        if (policies == null) {
            return Stream.empty();
        }
        List<String> former = RolePolicies.names(role);
        List<String> added = new ArrayList<>(policies);
        added.removeAll(former);
        List<String> removed = new ArrayList<>(former);
        removed.removeAll(policies);
        return Stream.concat(scopes(added, known, Effect.ALLOW), scopes(removed, known, Effect.DENY));
    }

    /** Everything that is said otherwise than before. */
    List<Scope> difference(RoleModel role, Policies known) {
        List<String> former = RolePolicies.names(role);
        List<String> changed = new ArrayList<>(policiesOf(role));
        changed.removeAll(former);
        former.stream().filter(name -> !policiesOf(role).contains(name)).forEach(changed::add);
        return Stream.of(Effect.values())
                .flatMap(effect -> scopes(changed, known, effect))
                .toList();
    }

    private static Stream<Scope> scopes(List<String> names, Policies known, Effect effect) {
        return names.stream()
                .flatMap(name -> known.named(name).stream())
                .map(policy -> policy.scopes(effect))
                .flatMap(List::stream);
    }

    void write(RoleModel role) {
        if (description != null) {
            role.setDescription(description.isEmpty() ? null : description);
        }
        if (displayName != null) {
            DisplayName.write(role, displayName);
        }
        if (policies != null) {
            RolePolicies.write(role, policies);
        }
    }

    /** The policies that the role would have. */
    List<String> policiesOf(RoleModel role) {
        return policies == null
                ? RolePolicies.names(role)
                : policies.stream().distinct().sorted().toList();
    }
}
