package io.membership.triggers.delivery;

/** What a delivery was for can never be sent: not now, and not later. */
public final class Unsendable extends RuntimeException {

    public Unsendable(String reason) {
        super(reason, null, false, false);
    }
}
