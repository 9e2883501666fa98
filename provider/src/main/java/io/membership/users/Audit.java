package io.membership.users;

import io.membership.api.AdminLog;
import io.membership.api.Call;
import java.util.List;
import java.util.Map;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;

/**
 * Writes what callers do into Keycloak's own events, so that the console's event pages are the audit log. Paths are
 * {@code users/{id}} as the Admin REST API writes them, since log parsers key on that.
 */
final class Audit {

    private final Call call;

    Audit(Call call) {
        this.call = call;
    }

    /** @param what members that were asked for, without secrets */
    void administrator(OperationType operation, UserModel user, Map<String, ?> what) {
        new AdminLog(call).write(operation, ResourceType.USER, what.isEmpty() ? null : what, "users", user.getId());
    }

    /** A role was given or taken, as the Admin REST API tells it. */
    void roleMapping(OperationType operation, UserModel user, RoleModel role) {
        new AdminLog(call)
                .write(
                        operation,
                        ResourceType.REALM_ROLE_MAPPING,
                        List.of(Map.of("id", role.getId(), "name", role.getName())),
                        "users",
                        user.getId(),
                        "role-mappings",
                        "realm");
    }

    /** The user changed his own profile. */
    void himself(UserModel user, Map<String, ?> what) {
        EventBuilder event = new EventBuilder(
                        call.realm(),
                        call.session(),
                        call.session().getContext().getConnection())
                .event(EventType.UPDATE_PROFILE)
                .client(call.caller().client())
                .user(user)
                .detail(Details.CONTEXT, "membership");
        what.keySet().stream()
                .sorted()
                .forEach(name -> event.detail("updated_" + name, String.valueOf(what.get(name))));
        event.success();
    }
}
