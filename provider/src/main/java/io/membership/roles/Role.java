package io.membership.roles;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A role as a user carries it (reference chapter 3.2).
 *
 * @param name name of the realm role
 * @param displayName the name again, until roles have names of their own for people
 * @param policies policies of the role; empty, since this system has none yet
 */
@Schema(description = "A role of a user")
public record Role(String name, String displayName, List<String> policies) {

    /** The role of that name. */
    public static Role named(String name) {
        return new Role(name, name, List.of());
    }
}
