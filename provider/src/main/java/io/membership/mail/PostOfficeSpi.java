package io.membership.mail;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Makes {@link PostOffice} known to Keycloak. */
public final class PostOfficeSpi implements Spi {

    @Override
    public boolean isInternal() {
        return false;
    }

    @Override
    public String getName() {
        return "membership-post";
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return PostOffice.class;
    }

    @Override
    public Class<? extends ProviderFactory> getProviderFactoryClass() {
        return PostOfficeFactory.class;
    }
}
