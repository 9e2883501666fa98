package io.membership.roles;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.membership.permissions.RolePolicies;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.RoleModel;

/**
 * A role of the realm as administrators see it.
 *
 * @param displayName for people; the name again where the role has no other
 * @param type {@code System} for the two roles of CodeMash, else {@code User}
 * @param editable false for {@code Administrator}
 * @param policies names of its own policies
 * @param composites names of the roles inside it, which Keycloak's console edits
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "A role of the realm")
public record RealmRole(
        String name,
        String displayName,
        @Nullable String description,
        String type,
        boolean editable,
        List<String> policies,
        List<String> composites) {

    static RealmRole of(RoleModel role) {
        return new RealmRole(
                role.getName(),
                DisplayName.of(role),
                role.getDescription(),
                CodeMashRole.isSystem(role) ? CodeMashRole.SYSTEM : "User",
                !CodeMashRole.isFixed(role),
                RolePolicies.names(role),
                role.getCompositesStream().map(RoleModel::getName).sorted().toList());
    }
}
