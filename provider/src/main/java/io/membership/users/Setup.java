package io.membership.users;

import io.membership.api.Call;
import io.membership.settings.SettingsStore;
import java.util.List;
import java.util.Map;
import org.keycloak.models.RealmModel;

/**
 * Prepares a realm that was not made for membership: settings, the two roles of CodeMash, the attributes of the user
 * profile. Adds what is missing and changes nothing that is there, so that it can be run at any time.
 */
final class Setup {

    private static final List<String> ROLES = List.of("Authenticated", "Administrator");

    private final Call call;

    /** @throws io.membership.api.ApiException 403 unless the caller may manage the realm */
    Setup(Call call) {
        call.caller().require(call.caller().permissions().realm().canManageRealm());
        this.call = call;
    }

    /** Does it, and says what it added: {@code {"settings": bool, "roles": [name], "attributes": [name]}}. */
    Map<String, Object> run() {
        RealmModel realm = call.realm();
        List<String> roles =
                ROLES.stream().filter(name -> realm.getRole(name) == null).toList();
        roles.forEach(realm::addRole);
        boolean settings = new SettingsStore(call).establish();
        List<String> attributes = new ProfileSchema(call.session(), realm).declare();
        if (!settings) {
            // New settings have caused it already.
            SearchableMeta.indexAfterCommit(call.session(), realm);
        }
        return Map.of("settings", settings, "roles", roles, "attributes", attributes);
    }
}
