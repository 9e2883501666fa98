package io.membership.permissions;

import org.keycloak.provider.Provider;

/**
 * Type of the component that holds one policy of a realm; public, since realm JSON names it
 * ({@code components."io.membership.permissions.MembershipPolicy"}). It has no behaviour: {@link Policies} reads it.
 */
public interface MembershipPolicy extends Provider {}
