package io.membership.triggers;

import org.keycloak.provider.Provider;

/**
 * Type of the components that hold a realm's triggers; public, since realm JSON names it
 * ({@code components."io.membership.triggers.MembershipTrigger"}). It has no behaviour: {@link Trigger} reads it.
 */
public interface MembershipTrigger extends Provider {}
