package io.membership.triggers;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;

/** Secrets that webhooks are signed with: {@code whsec_} and base64 of 24 to 64 bytes, or a name in Keycloak's vault. */
final class Secrets {

    static final ActionMember MEMBER = new ActionMember(
            "secrets", ActionMember.Form.SECRETS, "Secrets that sign, the newest first, separated by spaces");

    private static final int MOST_SECRETS = 5;
    private static final String PREFIX = "whsec_";
    private static final int LEAST = 24;
    private static final int MOST = 64;
    private static final int GENERATED = 32;

    private Secrets() {}

    static String generate() {
        byte[] bytes = new byte[GENERATED];
        new SecureRandom().nextBytes(bytes);
        return PREFIX + Base64.getEncoder().encodeToString(bytes);
    }

    /** Whether it can sign; what is in the vault is seen when it is needed. */
    static boolean isSecret(String text) {
        if (Vault.isName(text)) {
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

    /** Those of an action, as they are kept: in one text, since a component keeps no order among several. @throws Fault */
    static List<String> of(Stored stored) {
        List<String> secrets = split(stored.text(MEMBER.name()));
        if (secrets.isEmpty() || secrets.size() > MOST_SECRETS) {
            throw new Fault("action.secrets", "must be one to five secrets");
        }
        if (!secrets.stream().allMatch(Secrets::isSecret)) {
            throw new Fault("action.secret", "must be whsec_ and base64 of 24 to 64 bytes, or ${vault.name}");
        }
        return secrets;
    }

    static List<String> split(@Nullable String stored) {
        return stored == null ? List.of() : List.of(stored.trim().split(" +"));
    }

    /** How many there are and, this once, the one that was just generated. */
    static void show(Map<String, Object> action, List<String> secrets, @Nullable String generated) {
        if (generated != null) {
            action.put("secret", generated);
        }
        action.put("secretCount", secrets.size());
    }

    static List<String> open(KeycloakSession session, List<String> secrets) {
        return secrets.stream().map(secret -> open(session, secret)).toList();
    }

    private static String open(KeycloakSession session, String secret) {
        String opened = Vault.open(session, secret);
        if (!isSecret(opened)) {
            throw new IllegalStateException("The vault has no usable secret " + secret);
        }
        return opened;
    }
}
