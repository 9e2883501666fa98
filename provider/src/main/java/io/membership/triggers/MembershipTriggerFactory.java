package io.membership.triggers;

import io.membership.api.RealmComponentFactory;
import io.membership.triggers.delivery.Outbox;
import java.util.List;
import java.util.stream.Stream;
import org.keycloak.component.ComponentModel;
import org.keycloak.component.ComponentValidationException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderConfigProperty;

/** Validates a trigger whoever writes it: our API, the Admin REST API, a realm import. */
public abstract sealed class MembershipTriggerFactory implements RealmComponentFactory<MembershipTrigger>
        permits EmailTriggerFactory,
                FunctionTriggerFactory,
                PushTriggerFactory,
                SmsTriggerFactory,
                WebhookTriggerFactory {

    private final ActionType type;
    private final String help;

    MembershipTriggerFactory(ActionType type, String help) {
        this.type = type;
        this.help = help;
    }

    @Override
    public final String getId() {
        return type.providerId();
    }

    @Override
    public final String getHelpText() {
        return help;
    }

    @Override
    public final List<ProviderConfigProperty> getConfigProperties() {
        return Stream.concat(TriggerField.properties(), type.members().stream().map(ActionMember::property))
                .toList();
    }

    @Override
    public final void validateConfiguration(KeycloakSession session, RealmModel realm, ComponentModel component) {
        try {
            Dispatch dispatch = session.getProvider(Dispatch.class);
            Trigger.of(component).action().targets().forEach(dispatch::requireTarget);
        } catch (Fault fault) {
            throw new ComponentValidationException(fault.getMessage());
        }
    }

    @Override
    public final void preRemove(KeycloakSession session, RealmModel realm, ComponentModel component) {
        Outbox.of(session).removeTrigger(component.getId());
    }

    @Override
    public final MembershipTrigger create(KeycloakSession session, ComponentModel component) {
        return () -> {};
    }
}
