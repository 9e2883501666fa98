package io.membership.mail;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Makes {@link MembershipMail} known to Keycloak. */
public final class MembershipMailSpi implements Spi {

    @Override
    public boolean isInternal() {
        return false;
    }

    @Override
    public String getName() {
        return "membership-mail";
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return MembershipMail.class;
    }

    @Override
    public Class<? extends ProviderFactory> getProviderFactoryClass() {
        return MembershipMailFactory.class;
    }
}
