package io.membership.benchmark.users;

import io.gatling.javaapi.core.ChainBuilder;

/**
 * One operation by one side for a while.
 *
 * @param callers at once, each with the next question when the last is answered
 */
record Phase(Operation operation, boolean ours, int callers, int round) {

    /** As Gatling's report names it. */
    String name() {
        return name(operation.name(), ours, callers, round);
    }

    static String name(String operation, boolean ours, int callers, int round) {
        return "%s, %s, %d at once, round %d".formatted(operation, ours ? "membership" : "admin", callers, round);
    }

    ChainBuilder chain() {
        ChainBuilder admin = operation.admin();
        if (ours || admin == null) {
            return operation.ours();
        }
        return admin;
    }
}
