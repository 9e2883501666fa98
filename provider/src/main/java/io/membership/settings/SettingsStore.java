package io.membership.settings;

import io.membership.api.AdminLog;
import io.membership.api.ApiException;
import io.membership.api.Arguments;
import io.membership.api.Call;
import io.membership.permissions.Operation;
import io.membership.permissions.Rights;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keycloak.component.ComponentModel;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;

/** Reads and changes the settings of a realm for a caller who may manage it. */
public final class SettingsStore {

    private final Call call;
    private final RealmModel realm;

    public SettingsStore(Call call) {
        this.call = call;
        this.realm = call.realm();
    }

    /** 403 for who may not read them. */
    Settings read() {
        Rights.of(call).require(Operation.READ_SETTINGS);
        return Settings.of(realm);
    }

    /** Stores the defaults where nothing is stored yet; true if it did. */
    public boolean establish() {
        if (Settings.component(realm) != null) {
            return false;
        }
        store(component());
        return true;
    }

    /** 403 for who may not change them, or names a role that he may not give. */
    Settings change(Arguments arguments) {
        Rights.of(call).require(Operation.UPDATE_SETTINGS);
        ComponentModel component = component();
        for (String name : arguments.ownNames()) {
            Setting setting = Setting.named(name).orElseThrow(() -> ApiException.invalid(name, "unknownSetting", name));
            component.getConfig().put(setting.key(), accept(setting, arguments, name));
        }
        store(component);
        return Settings.of(component);
    }

    private List<String> accept(Setting setting, Arguments arguments, String name) {
        List<String> values = setting.kind().isList() ? arguments.texts(name) : one(arguments.text(name));
        List<String> given = new ArrayList<>(values == null ? List.of() : values);
        SettingRule.fault(setting, given).ifPresent(reason -> {
            throw ApiException.invalid(setting.key(), "setting", setting.key(), reason);
        });
        given.stream().filter(value -> !value.isEmpty()).forEach(value -> requireKnown(setting, value));
        // A component keeps no empty list: it would come back as never set, with the default in its place.
        return given.isEmpty() ? List.of("") : given;
    }

    private static List<String> one(@Nullable String value) {
        return value == null ? List.of() : List.of(value);
    }

    /** A component cannot check this: at import its realm may not have its roles and clients yet. */
    private void requireKnown(Setting setting, String value) {
        boolean known = switch (setting.kind()) {
            case ROLE, ROLES -> isRole(setting, value);
            case CLIENT -> realm.getClientByClientId(value) != null;
            case FLAG, BYTES, SECONDS, COUNT, VOLUME, URL, META_KEYS, EMAILS -> true;
        };
        if (!known) {
            throw ApiException.invalid(
                    setting.key(), "setting", setting.key(), "names nothing in this realm: " + value);
        }
    }

    private boolean isRole(Setting setting, String name) {
        RoleModel role = realm.getRole(name);
        if (role != null && setting.kind() == Setting.Kind.ROLE) {
            Rights.of(call).requireGivable(role, setting.key());
        }
        return role != null;
    }

    private ComponentModel component() {
        ComponentModel component = Settings.component(realm);
        if (component != null) {
            return new ComponentModel(component);
        }
        component = new ComponentModel();
        component.setName(MembershipSettingsFactory.ID);
        component.setParentId(realm.getId());
        component.setProviderId(MembershipSettingsFactory.ID);
        component.setProviderType(MembershipSettings.class.getName());
        for (Setting setting : Setting.values()) {
            component.getConfig().put(setting.key(), new ArrayList<>(setting.initial()));
        }
        return component;
    }

    private void store(ComponentModel component) {
        OperationType operation;
        if (component.getId() == null) {
            realm.addComponentModel(component);
            operation = OperationType.CREATE;
        } else {
            realm.updateComponent(component);
            operation = OperationType.UPDATE;
        }
        new AdminLog(call)
                .write(operation, "MEMBERSHIP_SETTINGS", Settings.of(component).json(), "membership", "settings");
    }
}
