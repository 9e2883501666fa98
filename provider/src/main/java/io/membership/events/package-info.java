/**
 * What happened to users, said once, whoever did it. {@link io.membership.events.ChangeTap} sees the rows that a
 * transaction wrote, {@link io.membership.events.Derivation} tells what that means, and the one resulting
 * {@link io.membership.events.MembershipEvent} per user is published as a Keycloak provider event before the commit.
 * Features of ours announce nothing; they leave an {@link io.membership.events.Intent} where rows do not say why.
 */
@NullMarked
package io.membership.events;

import org.jspecify.annotations.NullMarked;
