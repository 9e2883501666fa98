package io.membership.api;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.services.resources.admin.AdminEventBuilder;

/** Writes what callers do into Keycloak's admin events, so that the console's event pages are the audit log. */
public final class AdminLog {

    private static final int MOST_BYTES = 65_535;

    private final Call call;

    public AdminLog(Call call) {
        this.call = call;
    }

    /**
     * Something that Keycloak has itself; paths are those of the Admin REST API, since log parsers key on them.
     *
     * @param what members that were written, without secrets; null for none, and none are kept where they are above 64 KiB
     */
    public void write(OperationType operation, ResourceType type, @Nullable Object what, String... path) {
        finish(event(operation).resource(type), what, path);
    }

    /** Something of ours: the type is {@code MEMBERSHIP_…}, the path begins with {@code membership}. */
    public void write(OperationType operation, String type, @Nullable Object what, String... path) {
        finish(event(operation).resource(type), what, path);
    }

    /** Keycloak's column has no more room on MariaDB, and what cannot be told should not stop what was asked for. */
    private static void finish(AdminEventBuilder event, @Nullable Object what, String... path) {
        boolean fits = what == null || Json.text(what).getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES;
        event.resourcePath(path).representation(fits ? what : null).success();
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
