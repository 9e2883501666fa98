package io.membership.users;

import io.membership.api.Arguments;

/**
 * Which costly members of a user are asked for. Role names are always there; devices are unknown to this system yet, so
 * that their flag changes nothing.
 *
 * @param meta the JSON text of the meta
 * @param permissions policies and permissions of the roles
 */
record Include(boolean meta, boolean permissions) {

    /** What the answer to a registration shows. */
    static final Include META = new Include(true, false);

    static Include of(Arguments arguments) {
        return new Include(arguments.flag("includeMeta", false), arguments.flag("includePermissions", false));
    }
}
