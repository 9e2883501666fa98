package io.membership.permissions;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Makes {@link MembershipPolicy} known to Keycloak, so that its components can be stored, exported and imported. */
public final class MembershipPolicySpi implements Spi {

    @Override
    public boolean isInternal() {
        return false;
    }

    @Override
    public String getName() {
        return "membership-policy";
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return MembershipPolicy.class;
    }

    @Override
    public Class<? extends ProviderFactory> getProviderFactoryClass() {
        return MembershipPolicyFactory.class;
    }
}
