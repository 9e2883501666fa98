package io.membership.triggers;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Makes {@link MembershipSmsGateway} known to Keycloak, so that its component can be stored, exported and imported. */
public final class MembershipSmsGatewaySpi implements Spi {

    @Override
    public boolean isInternal() {
        return false;
    }

    @Override
    public String getName() {
        return "membership-sms-gateway";
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return MembershipSmsGateway.class;
    }

    @Override
    public Class<? extends ProviderFactory> getProviderFactoryClass() {
        return MembershipSmsGatewayFactory.class;
    }
}
