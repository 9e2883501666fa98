package io.membership.triggers;

import java.util.regex.Pattern;
import org.keycloak.models.KeycloakSession;

/** Secrets that stand in Keycloak's vault, named {@code ${vault.name}} wherever a secret may stand. */
final class Vault {

    private static final Pattern NAME = Pattern.compile("\\$\\{vault\\.[^}]+}");

    private Vault() {}

    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /**
     * The secret itself. The realm of the session's context is the one whose vault is asked.
     *
     * @throws IllegalStateException if the vault has none
     */
    static String open(KeycloakSession session, String secret) {
        if (!isName(secret)) {
            return secret;
        }
        return session.vault()
                .getStringSecret(secret)
                .get()
                .orElseThrow(() -> new IllegalStateException("The vault has no usable secret " + secret));
    }
}
