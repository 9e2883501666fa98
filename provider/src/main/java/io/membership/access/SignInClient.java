package io.membership.access;

import io.membership.api.ApiException;
import io.membership.settings.Settings;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RealmModel;

/** The client that users are signed in through: that of the settings, or the caller's own if they name none. */
final class SignInClient {

    private SignInClient() {}

    /** Empty if there is none, or none that signs users in without asking them. @param callers null for nobody */
    static Optional<ClientModel> of(RealmModel realm, @Nullable ClientModel callers) {
        String configured = Settings.of(realm).autoLoginClient();
        return Optional.ofNullable(configured.isEmpty() ? callers : realm.getClientByClientId(configured))
                .filter(client -> client.isEnabled() && !client.isBearerOnly() && !client.isConsentRequired());
    }

    /** The client that takes passwords. 409 if the realm has none. */
    static ClientModel forPasswords(RealmModel realm) {
        return of(realm, null).filter(ClientModel::isDirectAccessGrantsEnabled).orElseThrow(SignInClient::unavailable);
    }

    /** The client that sends browsers to Keycloak's pages. 409 if the realm has none. */
    static ClientModel forBrowsers(RealmModel realm) {
        return of(realm, null).filter(ClientModel::isStandardFlowEnabled).orElseThrow(SignInClient::unavailable);
    }

    /** The client for those whom neither passwords nor pages bring in. 409 if the realm has none. */
    static ClientModel ofVisitors(RealmModel realm) {
        return of(realm, null).orElseThrow(SignInClient::unavailable);
    }

    private static ApiException unavailable() {
        return ApiException.conflict("SignInUnavailable", null, "signInUnavailable");
    }
}
