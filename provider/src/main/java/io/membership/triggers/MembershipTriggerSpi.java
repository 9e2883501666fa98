package io.membership.triggers;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Makes {@link MembershipTrigger} known to Keycloak, so that its components can be stored, exported and imported. */
public final class MembershipTriggerSpi implements Spi {

    @Override
    public boolean isInternal() {
        return false;
    }

    @Override
    public String getName() {
        return "membership-trigger";
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return MembershipTrigger.class;
    }

    @Override
    public Class<? extends ProviderFactory> getProviderFactoryClass() {
        return MembershipTriggerFactory.class;
    }
}
