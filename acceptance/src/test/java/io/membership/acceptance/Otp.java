package io.membership.acceptance;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** An authenticator: time-based one-time passwords of six digits (RFC 6238). */
record Otp(String secret) {

    static Otp create() {
        return new Otp(UUID.randomUUID().toString());
    }

    /** As Keycloak stores it. */
    Map<String, Object> credential() {
        return Map.of(
                "type",
                "otp",
                "secretData",
                Json.text(Map.of("value", secret)),
                "credentialData",
                Json.text(Map.of("subType", "totp", "digits", 6, "period", 30, "algorithm", "HmacSHA1", "counter", 0)));
    }

    /** What the authenticator shows. */
    String now() {
        return "%06d".formatted(code());
    }

    /** Another one. */
    String wrong() {
        return "%06d".formatted((code() + 500_000) % 1_000_000);
    }

    private int code() {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            byte[] hash = mac.doFinal(ByteBuffer.allocate(8)
                    .putLong(Instant.now().getEpochSecond() / 30)
                    .array());
            return (ByteBuffer.wrap(hash).getInt(hash[hash.length - 1] & 0xf) & 0x7fffffff) % 1_000_000;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
