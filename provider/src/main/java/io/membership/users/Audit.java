package io.membership.users;

import io.membership.api.Call;
import java.util.Map;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.models.UserModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;

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
        new AdminEventBuilder(
                        call.realm(),
                        call.caller().auth(),
                        call.session(),
                        call.session().getContext().getConnection())
                .operation(operation)
                .resource(ResourceType.USER)
                .resourcePath("users", user.getId())
                .representation(what.isEmpty() ? null : what)
                .success();
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
