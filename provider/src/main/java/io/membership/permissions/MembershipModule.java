package io.membership.permissions;

import org.keycloak.provider.Provider;

/**
 * Type of the component that holds the permissions which an application has registered under one module; public, since
 * realm JSON names it. It has no behaviour: {@link Catalogue} reads it.
 */
public interface MembershipModule extends Provider {}
