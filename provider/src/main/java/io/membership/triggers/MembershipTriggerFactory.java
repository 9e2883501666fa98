package io.membership.triggers;

import io.membership.triggers.delivery.Outbox;
import java.util.List;
import org.keycloak.Config;
import org.keycloak.component.ComponentFactory;
import org.keycloak.component.ComponentModel;
import org.keycloak.component.ComponentValidationException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderConfigProperty;

/** Validates a trigger whoever writes it: our API, the Admin REST API, a realm import. */
public final class MembershipTriggerFactory implements ComponentFactory<MembershipTrigger, MembershipTrigger> {

    static final String ID = "webhook";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public String getHelpText() {
        return "Tells a receiver of membership events by signed HTTP calls";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return TriggerField.properties();
    }

    @Override
    public void validateConfiguration(KeycloakSession session, RealmModel realm, ComponentModel component) {
        try {
            Trigger trigger = Trigger.of(component);
            session.getProvider(Dispatch.class).requireTarget(trigger.webhook().url());
        } catch (Fault fault) {
            throw new ComponentValidationException(fault.getMessage());
        }
    }

    @Override
    public void preRemove(KeycloakSession session, RealmModel realm, ComponentModel component) {
        Outbox.of(session).removeTrigger(component.getId());
    }

    @Override
    public MembershipTrigger create(KeycloakSession session, ComponentModel component) {
        return () -> {};
    }

    @Override
    public void init(Config.Scope config) {
        // triggers are the realm's, not the server's
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        // nothing to prepare
    }

    @Override
    public void close() {
        // nothing is held
    }
}
