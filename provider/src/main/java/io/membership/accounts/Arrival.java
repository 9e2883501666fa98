package io.membership.accounts;

import io.membership.api.ServerClock;
import io.membership.events.LoginSeen;
import io.membership.users.Standing;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Somebody comes in by an identity provider. If he was invited, he is here now, whether or not he ever opened our mail:
 * provided that his address is known to be his, be it that the realm trusts the provider with addresses, be it by a mail of
 * Keycloak's. Of a user whom it links, Keycloak itself does not note the former.
 */
record Arrival(LoginSeen login) {

    void accept() {
        KeycloakSession session = login.session();
        RealmModel realm = session.realms().getRealm(login.realmId());
        UserModel user = realm == null ? null : session.users().getUserById(realm, login.userId());
        if (realm != null
                && user != null
                && Standing.isInvited(user)
                && (user.isEmailVerified() || isTrusted(session))) {
            new Invitations(session, realm, ServerClock.utc()).acceptPending(user);
        }
    }

    private boolean isTrusted(KeycloakSession session) {
        IdentityProviderModel provider = session.identityProviders().getByAlias(login.provider());
        return provider != null && Boolean.TRUE.equals(provider.isTrustEmail());
    }
}
