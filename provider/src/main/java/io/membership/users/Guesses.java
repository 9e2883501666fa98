package io.membership.users;

import java.util.Set;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.services.managers.BruteForceProtector;

/** Keycloak's protection against guessing, for what is asked of a user outside its login. */
public final class Guesses {

    /** What brute force protection counts a wrong one as. */
    private static final Set<String> CATEGORY = Set.of(PasswordCredentialModel.TYPE);

    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserModel user;
    private final BruteForceProtector protector;

    public Guesses(KeycloakSession session, RealmModel realm, UserModel user) {
        this.session = session;
        this.realm = realm;
        this.user = user;
        this.protector = session.getProvider(BruteForceProtector.class);
    }

    /** Whether he has failed too often, and is not even to be asked. */
    public boolean areOver() {
        return realm.isBruteForceProtected()
                && (protector.isTemporarilyDisabled(session, realm, user)
                        || protector.isPermanentlyLockedOut(session, realm, user));
    }

    /** Counts one, as a login of his. */
    public void count(boolean right) {
        if (!realm.isBruteForceProtected()) {
            return;
        }
        if (right) {
            protector.successfulLogin(
                    realm,
                    user,
                    session.getContext().getConnection(),
                    session.getContext().getUri(),
                    CATEGORY);
        } else {
            protector.failedLogin(
                    realm,
                    user,
                    session.getContext().getConnection(),
                    session.getContext().getUri(),
                    CATEGORY);
        }
    }
}
