package io.membership.users;

import io.membership.api.ApiException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserModel.RequiredAction;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.policy.PasswordPolicyManagerProvider;
import org.keycloak.policy.PolicyError;

/** A user's password, by Keycloak's own rules: the realm's policy, its hashing, its protection against guessing. */
public final class Password {

    private static final String MEMBER = "password";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserModel user;

    public Password(KeycloakSession session, RealmModel realm, UserModel user) {
        this.session = session;
        this.realm = realm;
        this.user = user;
    }

    /** Whether he has one. */
    public boolean exists() {
        return user.credentialManager().isConfiguredFor(PasswordCredentialModel.TYPE);
    }

    /** Refuses with 400 {@code PasswordPolicy} what the realm does not take. */
    public void requireGood(String password) {
        PolicyError fault =
                session.getProvider(PasswordPolicyManagerProvider.class).validate(realm, user, password);
        if (fault != null) {
            throw ApiException.badRequest("PasswordPolicy", MEMBER, fault.getMessage(), fault.getParameters());
        }
    }

    /** Makes this his password. @throws ApiException as {@link #requireGood} */
    public void set(String password) {
        requireGood(password);
        user.credentialManager().updateCredential(UserCredentialModel.password(password));
        user.removeRequiredAction(RequiredAction.UPDATE_PASSWORD);
    }

    /**
     * Whether this is his password. A wrong one counts as a failed login, and who has failed too often is not even asked:
     * the answer is the same.
     */
    public boolean is(String password) {
        Guesses guesses = new Guesses(session, realm, user);
        boolean over = guesses.areOver();
        boolean right = !over && user.credentialManager().isValid(UserCredentialModel.password(password));
        if (!over) {
            guesses.count(right);
        }
        return right;
    }
}
