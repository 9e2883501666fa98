package io.membership.triggers.delivery;

import java.util.function.Function;

/** Short transactions for the worker. */
public interface Transactions {

    /** Runs it in a transaction of its own and commits. */
    <T> T run(Function<Desk, T> work);

    /** What is at hand in a transaction. */
    record Desk(Outbox outbox, Retention retention, Destination.Directory triggers, Shown shown) {}
}
