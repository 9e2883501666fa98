package io.membership.permissions;

import io.membership.api.RealmComponentFactory;
import java.util.List;
import org.keycloak.component.ComponentModel;
import org.keycloak.component.ComponentValidationException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/** Validates a module of the catalogue whoever writes it: our API, the Admin REST API, a realm import. */
public final class MembershipModuleFactory implements RealmComponentFactory<MembershipModule> {

    @Override
    public String getId() {
        return ModuleComponent.PROVIDER;
    }

    @Override
    public String getHelpText() {
        return "Permissions of an application, for policies to choose from";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return ProviderConfigurationBuilder.create()
                .property()
                .name(ModuleComponent.PERMISSIONS)
                .label("Permissions")
                .helpText("JSON: [{\"value\": \"module:operation\", \"title\": text, \"description\": text}]")
                .type(ProviderConfigProperty.TEXT_TYPE)
                .add()
                .build();
    }

    @Override
    public void validateConfiguration(KeycloakSession session, RealmModel realm, ComponentModel component) {
        if (Catalogue.components(realm)
                .anyMatch(other -> other.getName().equals(component.getName())
                        && !other.getId().equals(component.getId()))) {
            throw new ComponentValidationException("This realm has a module of that name already");
        }
        try {
            for (KnownPermission known : new ModuleComponent(component).read()) {
                if (!known.permission().module().equals(component.getName())) {
                    throw new ComponentValidationException(
                            known.permission() + " is not of the module " + component.getName());
                }
            }
        } catch (GrammarException fault) {
            throw new ComponentValidationException(fault.reason());
        }
    }

    @Override
    public MembershipModule create(KeycloakSession session, ComponentModel component) {
        return () -> {};
    }
}
