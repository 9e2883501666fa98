package io.membership.settings;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Makes {@link MembershipSettings} known to Keycloak, so that its components can be stored, exported and imported. */
public final class MembershipSettingsSpi implements Spi {

    @Override
    public boolean isInternal() {
        return false;
    }

    @Override
    public String getName() {
        return "membership-settings";
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return MembershipSettings.class;
    }

    @Override
    public Class<? extends ProviderFactory> getProviderFactoryClass() {
        return MembershipSettingsFactory.class;
    }
}
