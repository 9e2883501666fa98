package io.membership.users;

import io.membership.api.Call;
import io.membership.permissions.Operation;
import io.membership.permissions.Rights;
import io.membership.roles.CodeMashRole;
import io.membership.roles.PermissionsScope;
import io.membership.settings.SettingsStore;
import java.util.List;
import java.util.Map;
import org.keycloak.models.RealmModel;

/**
 * Prepares a realm that was not made for membership: settings, the two roles of CodeMash, the attributes of the user
 * profile. Adds what is missing and changes nothing that is there, so that it can be run at any time.
 */
final class Setup {

    private final Call call;

    /** @throws io.membership.api.ApiException 403 for who may not */
    Setup(Call call) {
        Rights.of(call).require(Operation.RUN_SETUP);
        this.call = call;
    }

    /** Does it, and says what it added: {@code {"settings": bool, "roles": [name], "clientScope": bool, "attributes":
     * [name]}}. */
    Map<String, Object> run() {
        RealmModel realm = call.realm();
        List<String> roles = CodeMashRole.addMissing(realm);
        boolean scope = PermissionsScope.addMissing(realm);
        boolean settings = new SettingsStore(call).establish();
        List<String> attributes = new ProfileSchema(call.session(), realm).declare();
        if (!settings) {
            // New settings have caused it already.
            SearchableMeta.indexAfterCommit(call.session(), realm);
        }
        return Map.of("settings", settings, "roles", roles, "clientScope", scope, "attributes", attributes);
    }
}
