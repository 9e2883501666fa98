package io.membership.triggers.delivery;

import org.jspecify.annotations.Nullable;

/**
 * What is sent.
 *
 * @param id of the delivery, the same at every attempt: receivers drop doubles by it
 * @param body JSON
 * @param traceparent of the request that made the change (W3C Trace Context)
 */
public record Message(String id, String body, @Nullable String traceparent) {

    /** Personal data stays out of logs. */
    @Override
    public String toString() {
        return "Message " + id;
    }
}
