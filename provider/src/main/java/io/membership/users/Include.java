package io.membership.users;

import io.membership.api.Arguments;

/**
 * Which costly members of a user are asked for. Role names are always there.
 *
 * @param meta the JSON text of the meta
 * @param permissions policies and permissions of the roles
 * @param devices what he can be reached by
 * @param unread how many notifications he has not read
 */
record Include(boolean meta, boolean permissions, boolean devices, boolean unread) {

    /** What the answer to a registration shows. */
    static final Include META = new Include(true, false, false, false);

    static Include of(Arguments arguments) {
        return new Include(
                arguments.flag("includeMeta", false),
                arguments.flag("includePermissions", false),
                arguments.flag("includeDevices", false),
                arguments.flag("includeUnreadNotifications", arguments.flag("includeNotificationsCount", false)));
    }
}
