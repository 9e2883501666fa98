package io.membership.triggers.delivery;

/** Where a delivery stands. */
public enum DeliveryState {
    /** To be sent, for the first time or again. */
    PENDING,
    /** The receiver has confirmed it. */
    DELIVERED,
    /** Given up; it can be sent again by hand. */
    DEAD
}
