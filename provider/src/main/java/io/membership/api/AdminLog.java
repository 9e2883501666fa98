package io.membership.api;

import org.jspecify.annotations.Nullable;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.services.resources.admin.AdminEventBuilder;

/** Writes what callers do into Keycloak's admin events, so that the console's event pages are the audit log. */
public final class AdminLog {

    private final Call call;

    public AdminLog(Call call) {
        this.call = call;
    }

    /**
     * Something that Keycloak has itself; paths are those of the Admin REST API, since log parsers key on them.
     *
     * @param what members that were written, without secrets; null for none
     */
    public void write(OperationType operation, ResourceType type, @Nullable Object what, String... path) {
        event(operation).resource(type).resourcePath(path).representation(what).success();
    }

    /** Something of ours: the type is {@code MEMBERSHIP_…}, the path begins with {@code membership}. */
    public void write(OperationType operation, String type, @Nullable Object what, String... path) {
        event(operation).resource(type).resourcePath(path).representation(what).success();
    }

    private AdminEventBuilder event(OperationType operation) {
        return new AdminEventBuilder(
                        call.realm(),
                        call.caller().auth(),
                        call.session(),
                        call.session().getContext().getConnection())
                .operation(operation);
    }
}
