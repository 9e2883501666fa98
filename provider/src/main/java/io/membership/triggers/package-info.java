/**
 * What a realm wants to be told of. A {@link io.membership.triggers.Trigger} is a component of the realm; the {@link
 * io.membership.triggers.TriggerListener} matches it with each membership event inside the transaction of the change and
 * leaves the rest to {@code delivery}. Knows no other feature.
 */
@NullMarked
package io.membership.triggers;

import org.jspecify.annotations.NullMarked;
