package io.membership.triggers.delivery;

import java.security.PrivateKey;

/** Who sends by Firebase: what Google calls so. */
public record ServiceAccount(String email, String keyId, PrivateKey key, String tokenUrl) {

    @Override
    public String toString() {
        return "ServiceAccount " + email;
    }
}
