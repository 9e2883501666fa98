package io.membership.triggers;

import org.keycloak.provider.Provider;

/**
 * Type of the component that describes the gateway of a realm's own text messages; public, since realm JSON names it
 * ({@code components."io.membership.triggers.MembershipSmsGateway"}). It has no behaviour: {@link Gateway} reads it.
 */
public interface MembershipSmsGateway extends Provider {}
