package io.membership.benchmark.users;

import io.gatling.javaapi.core.ChainBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The same work by our API and by the Admin API.
 *
 * @param name what it is, in a few words
 * @param wanted least ratio of our rate to theirs; null if it is compared with nothing
 * @param admin null if there is no such thing
 * @param changes whether it changes what is stored: then it needs users that it has not touched yet
 */
record Operation(
        String name,
        @Nullable Double wanted,
        ChainBuilder ours,
        @Nullable ChainBuilder admin,
        boolean changes) {

    static Operation reading(String name, @Nullable Double wanted, ChainBuilder ours, @Nullable ChainBuilder admin) {
        return new Operation(name, wanted, ours, admin, false);
    }

    static Operation changing(String name, @Nullable Double wanted, ChainBuilder ours, ChainBuilder admin) {
        return new Operation(name, wanted, ours, admin, true);
    }
}
