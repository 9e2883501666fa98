package io.membership.accounts;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * What is kept of a code: enough to know it again, for its owner only. A code is short, so that each guess of somebody who
 * reads the database is made to cost something; and it is good for minutes.
 *
 * @param text salt and hash
 */
record CodeHash(String text) {

    /** That of no code; to compare with it takes as long. */
    static final CodeHash OF_NOTHING = new CodeHash("AAAAAAAAAAAAAAAAAAAAAA==:");

    private static final String ALGORITHM = "PBKDF2WithHmacSHA256";
    private static final int ROUNDS = 20_000;
    private static final int SALT = 16;
    private static final int BITS = 256;

    /** @param owner whom the code is for, in a form that is the same when it is entered */
    static CodeHash of(String code, String owner) {
        byte[] salt = new byte[SALT];
        new SecureRandom().nextBytes(salt);
        return of(code, owner, salt);
    }

    private static CodeHash of(String code, String owner, byte[] salt) {
        PBEKeySpec key = new PBEKeySpec((owner + ' ' + code).toCharArray(), salt, ROUNDS, BITS);
        try {
            byte[] hash =
                    SecretKeyFactory.getInstance(ALGORITHM).generateSecret(key).getEncoded();
            Base64.Encoder base64 = Base64.getEncoder();
            return new CodeHash(base64.encodeToString(salt) + ':' + base64.encodeToString(hash));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every Java knows " + ALGORITHM, missing);
        } finally {
            key.clearPassword();
        }
    }

    /** Whether it is of this code and this owner. */
    boolean isOf(String code, String owner) {
        byte[] salt = Base64.getDecoder().decode(text.substring(0, text.indexOf(':')));
        return MessageDigest.isEqual(
                of(code, owner, salt).text.getBytes(StandardCharsets.UTF_8), text.getBytes(StandardCharsets.UTF_8));
    }

    /** It stays out of logs. */
    @Override
    public String toString() {
        return "CodeHash";
    }
}
