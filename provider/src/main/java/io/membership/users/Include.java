package io.membership.users;

import io.membership.api.Arguments;

/**
 * Which costly members of a user are asked for. Role names are always there; policies and devices are unknown to this
 * system yet, so that their flags change nothing.
 *
 * @param meta the JSON text of the meta
 */
record Include(boolean meta) {

    static Include of(Arguments arguments) {
        return new Include(arguments.flag("includeMeta", false));
    }
}
