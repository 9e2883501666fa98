package io.membership.triggers;

import io.membership.api.RealmComponentFactory;
import io.membership.triggers.delivery.Outbox;
import java.util.List;
import org.keycloak.component.ComponentModel;
import org.keycloak.component.ComponentValidationException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderConfigProperty;

/** Validates the gateway of a realm whoever writes it: our API, the Admin REST API, a realm import. */
public final class MembershipSmsGatewayFactory implements RealmComponentFactory<MembershipSmsGateway> {

    static final String ID = "sms-gateway";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public String getHelpText() {
        return "Sends the realm's own text messages through the HTTP gateway of a provider";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return Gateway.MEMBERS.stream().map(ActionMember::property).toList();
    }

    @Override
    public void validateConfiguration(KeycloakSession session, RealmModel realm, ComponentModel component) {
        if (RealmSms.component(realm)
                .filter(other -> !other.getId().equals(component.getId()))
                .isPresent()) {
            // Of two it would be chance which one sends.
            throw new ComponentValidationException("This realm has a gateway already");
        }
        try {
            session.getProvider(Dispatch.class)
                    .requireTarget(RealmSms.gateway(component).url());
        } catch (Fault fault) {
            throw new ComponentValidationException(fault.getMessage());
        }
    }

    @Override
    public void preRemove(KeycloakSession session, RealmModel realm, ComponentModel component) {
        Outbox.of(session).removeTrigger(component.getId());
    }

    @Override
    public MembershipSmsGateway create(KeycloakSession session, ComponentModel component) {
        return () -> {};
    }
}
