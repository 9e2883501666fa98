package io.membership.api;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * The fixed secret that CodeMash clients hold: {@code cmk_} + base64url({@code clientId:clientSecret}) of a confidential
 * Keycloak client (docs/adr/0003). Rotation, disabling and audit of the key are those of the client.
 */
public record ApiKey(String clientId, String secret) {

    private static final String PREFIX = "cmk_";

    /** The key in a bearer string, empty if the string is no API key at all or a broken one. */
    static Optional<ApiKey> parse(String bearer) {
        if (!isKey(bearer)) {
            return Optional.empty();
        }
        try {
            String pair = new String(
                    Base64.getUrlDecoder().decode(bearer.substring(PREFIX.length())), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon <= 0
                    ? Optional.empty()
                    : Optional.of(new ApiKey(pair.substring(0, colon), pair.substring(colon + 1)));
        } catch (IllegalArgumentException broken) {
            return Optional.empty();
        }
    }

    static boolean isKey(String bearer) {
        return bearer.startsWith(PREFIX);
    }

    /** The bearer string of this key. */
    public String text() {
        String pair = clientId + ':' + secret;
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "ApiKey[" + clientId + ']'; // a record would print the secret into logs
    }
}
