package io.membership.triggers;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import org.keycloak.models.KeycloakSession;

/** Secrets that webhooks are signed with: {@code whsec_} and base64 of 24 to 64 bytes, or a name in Keycloak's vault. */
final class Secrets {

    private static final String PREFIX = "whsec_";
    private static final Pattern VAULT = Pattern.compile("\\$\\{vault\\.[^}]+}");
    private static final int LEAST = 24;
    private static final int MOST = 64;
    private static final int GENERATED = 32;

    private Secrets() {}

    static String generate() {
        byte[] bytes = new byte[GENERATED];
        new SecureRandom().nextBytes(bytes);
        return PREFIX + Base64.getEncoder().encodeToString(bytes);
    }

    static boolean isVault(String secret) {
        return VAULT.matcher(secret).matches();
    }

    /** Whether it can sign; what is in the vault is seen when it is needed. */
    static boolean isSecret(String text) {
        if (isVault(text)) {
            return true;
        }
        if (!text.startsWith(PREFIX)) {
            return false;
        }
        try {
            int bytes = Base64.getDecoder().decode(text.substring(PREFIX.length())).length;
            return bytes >= LEAST && bytes <= MOST;
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    /** The secret itself. The realm of the session's context is the one whose vault is asked. */
    static String open(KeycloakSession session, String secret) {
        if (!isVault(secret)) {
            return secret;
        }
        return session.vault()
                .getStringSecret(secret)
                .get()
                .filter(Secrets::isSecret)
                .orElseThrow(() -> new IllegalStateException("The vault has no usable secret " + secret));
    }
}
