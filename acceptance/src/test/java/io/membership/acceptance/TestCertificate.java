package io.membership.acceptance;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A key and the certificate that it signed for itself, for 127.0.0.1. */
record TestCertificate(KeyStore store) {

    private static final char[] PASSWORD = "not secret".toCharArray();
    private static final String ALIAS = "receiver";

    /** Makes one, by the tool that every JDK has: its library has no public way to. */
    static TestCertificate create(Path folder) throws Exception {
        Path file = folder.resolve(Unique.name("keys") + ".p12");
        Process keytool = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        ALIAS,
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=receiver",
                        "-ext",
                        "SAN=IP:127.0.0.1",
                        "-validity",
                        "40",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(PASSWORD)))
                .inheritIO()
                .start();
        if (keytool.waitFor() != 0) {
            throw new IOException("keytool fails");
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        return new TestCertificate(store);
    }

    SSLContext context() {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    Instant ends() throws GeneralSecurityException {
        return certificate().getNotAfter().toInstant();
    }

    /** The certificate as Keycloak's option {@code truststore-paths} reads it. */
    Path pem(Path folder) throws IOException, GeneralSecurityException {
        byte[] encoded = certificate().getEncoded();
        return Files.write(
                folder.resolve("receiver.pem"),
                List.of(
                        "-----BEGIN CERTIFICATE-----",
                        Base64.getMimeEncoder().encodeToString(encoded),
                        "-----END CERTIFICATE-----"));
    }

    private X509Certificate certificate() throws GeneralSecurityException {
        return (X509Certificate) store.getCertificate(ALIAS);
    }
}
