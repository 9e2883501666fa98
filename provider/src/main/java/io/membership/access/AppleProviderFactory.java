package io.membership.access;

import java.util.List;
import org.keycloak.broker.oidc.OIDCIdentityProviderConfig;
import org.keycloak.broker.provider.AbstractIdentityProviderFactory;
import org.keycloak.broker.social.SocialIdentityProviderFactory;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/** Offers Apple among the identity providers of the console; client id and secret are all it needs. */
public final class AppleProviderFactory extends AbstractIdentityProviderFactory<AppleProvider>
        implements SocialIdentityProviderFactory<AppleProvider> {

    @Override
    public String getId() {
        return "apple";
    }

    @Override
    public String getName() {
        return "Apple";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return ProviderConfigurationBuilder.create()
                .property()
                .name(AppleProvider.APPS)
                .label("Ids of further applications")
                .helpText("Bundle ids, with commas between, of applications that sign in by an identity token.")
                .type(ProviderConfigProperty.STRING_TYPE)
                .add()
                .build();
    }

    @Override
    public AppleProvider create(KeycloakSession session, IdentityProviderModel model) {
        return new AppleProvider(session, new OIDCIdentityProviderConfig(model));
    }

    @Override
    public OIDCIdentityProviderConfig createConfig() {
        return AppleProvider.complete(new OIDCIdentityProviderConfig());
    }
}
