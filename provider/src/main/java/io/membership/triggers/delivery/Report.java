package io.membership.triggers.delivery;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How one call went.
 *
 * @param certificateEnds null without TLS
 * @param signature that was sent; null if the action is not signed
 */
public record Report(
        Outcome outcome,
        Duration took,
        @Nullable Instant certificateEnds,
        @Nullable String signature) {}
