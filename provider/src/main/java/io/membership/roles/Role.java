package io.membership.roles;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A role as a user carries it (reference chapter 3.2).
 *
 * @param name name of the realm role
 * @param displayName for people; the name again where the role has no other
 * @param policies policies of the role and of the roles inside it, where permissions were asked for; else empty
 */
@Schema(description = "A role of a user")
public record Role(String name, String displayName, List<RolePolicy> policies) {

    /**
     * A policy of the role.
     *
     * @param disabled whether it is without effect for now
     * @param permissions what it allows the user, as {@code permission} or {@code permission@resource}; none if disabled
     */
    @Schema(description = "A policy of a role")
    public record RolePolicy(String name, String displayName, boolean disabled, List<String> permissions) {}
}
