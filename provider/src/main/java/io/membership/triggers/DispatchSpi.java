package io.membership.triggers;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** The place of the server's options for triggers: {@code --spi-membership-triggers--delivery--…}. */
public final class DispatchSpi implements Spi {

    @Override
    public boolean isInternal() {
        return true;
    }

    @Override
    public String getName() {
        return "membership-triggers";
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return Dispatch.class;
    }

    @Override
    public Class<? extends ProviderFactory> getProviderFactoryClass() {
        return DispatchFactory.class;
    }
}
