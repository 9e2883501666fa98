package io.membership.settings;

import org.keycloak.provider.Provider;

/**
 * Type of the component that holds a realm's settings; public, since realm JSON names it
 * ({@code components."io.membership.settings.MembershipSettings"}). It has no behaviour: {@link Settings} reads it.
 */
public interface MembershipSettings extends Provider {}
