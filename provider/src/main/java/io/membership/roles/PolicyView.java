package io.membership.roles;

import io.membership.permissions.Permission;
import io.membership.permissions.Policy;
import io.membership.permissions.Resource;
import io.membership.permissions.Statement;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A policy as administrators see it.
 *
 * @param type {@code System} for those that ship with the product and cannot be edited, else {@code User}
 * @param disabled kept, and without effect
 */
@Schema(name = "Policy", description = "A reusable set of statements")
public record PolicyView(
        String name, String displayName, String type, boolean disabled, List<StatementView> statements) {

    /**
     * What it says.
     *
     * @param effect {@code Allow} or {@code Deny}
     * @param permissions for example {@code files:create}, {@code database:orders:*}
     * @param resources for example {@code orders/eu/*}; empty for everything
     */
    @Schema(name = "Statement", description = "Permissions that are allowed or denied")
    public record StatementView(String effect, List<String> permissions, List<String> resources) {

        static StatementView of(Statement statement) {
            return new StatementView(
                    statement.effect().toString(),
                    statement.permissions().stream().map(Permission::toString).toList(),
                    statement.resources().stream().map(Resource::toString).toList());
        }
    }

    static PolicyView of(Policy policy) {
        return new PolicyView(
                policy.name(),
                policy.displayName(),
                policy.isSystem() ? "System" : "User",
                policy.isDisabled(),
                policy.statements().stream().map(StatementView::of).toList());
    }
}
