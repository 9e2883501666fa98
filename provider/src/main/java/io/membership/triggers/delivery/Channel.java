package io.membership.triggers.delivery;

/** A way out of the house. Called outside any transaction, by many threads; it has to come back in bounded time. */
@FunctionalInterface
public interface Channel<A extends Action> {

    /** Tries once. A failure is an outcome, not an exception. */
    Outcome deliver(A action, Message message);
}
