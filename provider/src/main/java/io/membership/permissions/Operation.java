package io.membership.permissions;

/**
 * What our own routes do, and the permission that each asks for. A new route picks one, or adds one here and to
 * {@code catalogue.json}; {@code docs/api/access.md} says which route asks for which.
 */
public enum Operation {
    READ_USERS("membership:users:read"),
    CREATE_USERS("membership:users:create"),
    UPDATE_USERS("membership:users:update"),
    DELETE_USERS("membership:users:delete"),
    BLOCK_USERS("membership:users:block"),
    UNBLOCK_USERS("membership:users:unblock"),
    INVITE_USERS("membership:users:invite"),
    SET_PASSWORDS("membership:users:set-password"),
    READ_PROFILE("membership:profile:read"),
    UPDATE_PROFILE("membership:profile:update"),
    READ_ROLES("membership:roles:read"),
    CREATE_ROLES("membership:roles:create"),
    UPDATE_ROLES("membership:roles:update"),
    DELETE_ROLES("membership:roles:delete"),
    ASSIGN_ROLES("membership:roles:assign"),
    READ_POLICIES("membership:policies:read"),
    CREATE_POLICIES("membership:policies:create"),
    UPDATE_POLICIES("membership:policies:update"),
    DELETE_POLICIES("membership:policies:delete"),
    READ_SERVICE_USERS("membership:service-users:read"),
    CREATE_SERVICE_USERS("membership:service-users:create"),
    UPDATE_SERVICE_USERS("membership:service-users:update"),
    DELETE_SERVICE_USERS("membership:service-users:delete"),
    ROTATE_KEYS("membership:service-users:rotate"),
    READ_PERMISSIONS("membership:permissions:read"),
    REGISTER_PERMISSIONS("membership:permissions:register"),
    CHECK_PERMISSIONS("membership:permissions:check"),
    MANAGE_TRIGGERS("membership:triggers:manage"),
    READ_SETTINGS("membership:settings:read"),
    UPDATE_SETTINGS("membership:settings:update"),
    RUN_SETUP("membership:setup:run"),
    READ_NOTIFICATIONS("notifications:push:read"),
    UPDATE_NOTIFICATIONS("notifications:push:update"),
    DELETE_NOTIFICATIONS("notifications:push:delete"),
    REGISTER_DEVICES("notifications:devices:register"),
    READ_DEVICES("notifications:devices:read"),
    DELETE_DEVICES("notifications:devices:delete");

    private final Permission permission;

    Operation(String permission) {
        this.permission = Permission.parse(permission);
    }

    /** The permission that it asks for. */
    public Permission permission() {
        return permission;
    }
}
