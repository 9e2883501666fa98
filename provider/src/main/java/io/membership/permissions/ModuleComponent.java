package io.membership.permissions;

import com.fasterxml.jackson.databind.JsonNode;
import io.membership.api.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.RealmModel;

/** How the permissions of one module lie in their component, whose name is the module. */
record ModuleComponent(ComponentModel component) {

    static final String PROVIDER = "module";
    static final String PERMISSIONS = "permissions";

    /** An empty one. */
    static ModuleComponent in(RealmModel realm, String module) {
        ComponentModel component = new ComponentModel();
        component.setId(ComponentId.of(realm, PROVIDER, module));
        component.setParentId(realm.getId());
        component.setProviderId(PROVIDER);
        component.setProviderType(MembershipModule.class.getName());
        component.setName(module);
        return new ModuleComponent(component);
    }

    /** @throws GrammarException if somebody has stored what is none */
    List<KnownPermission> read() {
        String text = component.get(PERMISSIONS);
        if (text == null || text.isBlank()) {
            return List.of();
        }
        JsonNode json = Json.parse(text)
                .filter(JsonNode::isArray)
                .orElseThrow(() -> new GrammarException("permissions must be a JSON list"));
        List<KnownPermission> permissions = new ArrayList<>();
        for (int i = 0; i < json.size(); i++) {
            try {
                permissions.add(KnownPermission.parse(json.get(i), false));
            } catch (GrammarException fault) {
                throw new GrammarException("permissions[" + i + "] " + fault.reason());
            }
        }
        return permissions;
    }

    ModuleComponent write(Collection<KnownPermission> permissions) {
        component.put(
                PERMISSIONS,
                Json.text(permissions.stream().map(KnownPermission::stored).toList()));
        return this;
    }
}
