package io.membership.triggers.delivery;

/** A way out that is a call over HTTP, which can be made on demand and looked at. */
public interface HttpChannel<A extends Action> extends Channel<A> {

    /** Tries once and tells how it went. */
    Report call(A action, Message message);

    @Override
    default Outcome deliver(A action, Message message) {
        return call(action, message).outcome();
    }
}
