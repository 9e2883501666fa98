package io.membership.permissions;

import io.membership.api.RealmComponentFactory;
import java.util.List;
import org.keycloak.component.ComponentModel;
import org.keycloak.component.ComponentValidationException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/** Validates a policy whoever writes it: our API, the Admin REST API, a realm import, keycloak-config-cli. */
public final class MembershipPolicyFactory implements RealmComponentFactory<MembershipPolicy> {

    @Override
    public String getId() {
        return PolicyComponent.PROVIDER;
    }

    @Override
    public String getHelpText() {
        return "A reusable set of permissions that roles carry";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return ProviderConfigurationBuilder.create()
                .property()
                .name(PolicyComponent.DISPLAY_NAME)
                .label("Name for people")
                .type(ProviderConfigProperty.STRING_TYPE)
                .add()
                .property()
                .name(PolicyComponent.DISABLED)
                .label("Kept, and without effect")
                .type(ProviderConfigProperty.BOOLEAN_TYPE)
                .defaultValue("false")
                .add()
                .property()
                .name(PolicyComponent.STATEMENTS)
                .label("Statements")
                .helpText("JSON: [{\"effect\": \"Allow\" or \"Deny\", \"permissions\": [...], \"resources\": [...]}]")
                .type(ProviderConfigProperty.TEXT_TYPE)
                .add()
                .build();
    }

    @Override
    public void validateConfiguration(KeycloakSession session, RealmModel realm, ComponentModel component) {
        PolicyComponent policy = new PolicyComponent(component);
        policy.nameFault().ifPresent(reason -> {
            throw new ComponentValidationException("name " + reason);
        });
        if (Policies.components(realm)
                .anyMatch(other -> other.getName().equals(component.getName())
                        && !other.getId().equals(component.getId()))) {
            throw new ComponentValidationException("This realm has a policy of that name already");
        }
        try {
            policy.read();
        } catch (GrammarException fault) {
            throw new ComponentValidationException(fault.reason());
        }
    }

    @Override
    public MembershipPolicy create(KeycloakSession session, ComponentModel component) {
        return () -> {};
    }
}
