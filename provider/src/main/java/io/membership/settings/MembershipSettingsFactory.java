package io.membership.settings;

import io.membership.api.RealmComponentFactory;
import java.util.Arrays;
import java.util.List;
import org.keycloak.component.ComponentModel;
import org.keycloak.component.ComponentValidationException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderConfigProperty;

/** Validates the settings component whoever writes it: our API, the Admin REST API, a realm import. */
public final class MembershipSettingsFactory implements RealmComponentFactory<MembershipSettings> {

    static final String ID = "membership";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public String getHelpText() {
        return "Settings of the membership API";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return Arrays.stream(Setting.values()).map(Setting::property).toList();
    }

    @Override
    public void validateConfiguration(KeycloakSession session, RealmModel realm, ComponentModel component) {
        if (realm.getComponentsStream(realm.getId(), MembershipSettings.class.getName())
                .anyMatch(other -> !other.getId().equals(component.getId()))) {
            // Of two it would be chance which one counts.
            throw new ComponentValidationException("This realm has settings already");
        }
        for (Setting setting : Setting.values()) {
            List<String> values = component.getConfig().get(setting.key());
            if (values != null) {
                SettingRule.fault(setting, values).ifPresent(reason -> {
                    throw new ComponentValidationException(setting.key() + " " + reason);
                });
            }
        }
    }

    @Override
    public void onCreate(KeycloakSession session, RealmModel realm, ComponentModel created) {
        session.getKeycloakSessionFactory().publish(new SettingsChanged(session, realm, Settings.of(created)));
    }

    @Override
    public void onUpdate(KeycloakSession session, RealmModel realm, ComponentModel former, ComponentModel current) {
        session.getKeycloakSessionFactory().publish(new SettingsChanged(session, realm, Settings.of(current)));
    }

    @Override
    public MembershipSettings create(KeycloakSession session, ComponentModel component) {
        return () -> {};
    }
}
