package io.membership.accounts;

import io.membership.settings.Settings;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.util.ResolveRelative;

/** Where a person goes on who has done what a mail asked for. */
record Onward(KeycloakSession session, RealmModel realm) {

    /** The start page of the application that the settings name, or else of Keycloak's account console. */
    Optional<String> start() {
        return Stream.of(Settings.of(realm).autoLoginClient(), Constants.ACCOUNT_CONSOLE_CLIENT_ID)
                .filter(id -> !id.isEmpty())
                .flatMap(id -> Stream.ofNullable(realm.getClientByClientId(id)))
                .filter(ClientModel::isEnabled)
                .flatMap(client -> Stream.ofNullable(
                        ResolveRelative.resolveRelativeUri(session, client.getRootUrl(), client.getBaseUrl())))
                .filter(address -> !address.isBlank())
                .findFirst();
    }
}
