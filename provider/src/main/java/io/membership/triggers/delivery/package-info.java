/**
 * Gets what triggers send out of the house, once it is committed and at least once. {@link
 * io.membership.triggers.delivery.Outbox} is the tables, {@link io.membership.triggers.delivery.OutboxWorker} the one who
 * empties them, a {@link io.membership.triggers.delivery.Channel} the way out. Knows nothing of conditions or payloads.
 */
@NullMarked
package io.membership.triggers.delivery;

import org.jspecify.annotations.NullMarked;
