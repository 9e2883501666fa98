package io.membership.triggers.delivery;

import java.time.Duration;

/**
 * How the worker goes about it.
 *
 * @param poll longest time between two looks for what a nudge was lost of
 * @param lease time after which a delivery that nobody recorded falls due again; longer than the longest attempt
 * @param atOnce deliveries of this node at once
 * @param atOncePerTrigger deliveries of one trigger at once
 * @param failuresToPause in a row, after which a receiver is left alone for a while
 * @param retention how long events, deliveries and attempts are kept
 * @param giveUp nothing but failure for so long switches a trigger off
 */
public record WorkerOptions(
        Duration poll,
        Duration lease,
        int atOnce,
        int atOncePerTrigger,
        int failuresToPause,
        Duration retention,
        Duration giveUp) {}
