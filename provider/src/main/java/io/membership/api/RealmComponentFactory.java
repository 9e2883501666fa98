package io.membership.api;

import org.keycloak.component.ComponentFactory;
import org.keycloak.provider.Provider;

/** Describes and validates a kind of component that is the realm's, not the server's: the server has nothing to say to it. */
public interface RealmComponentFactory<T extends Provider> extends ComponentFactory<T, T>, PlainFactory<T> {}
