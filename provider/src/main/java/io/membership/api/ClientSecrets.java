package io.membership.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.common.util.Time;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ClientSecretConstants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.protocol.oidc.OIDCClientSecretConfigWrapper;

/**
 * The secrets that open a confidential client: its own and, for a time after a rotation, the one before. They lie where
 * Keycloak keeps them, so that its own rotation, masking and regeneration know them.
 */
public final class ClientSecrets {

    /**
     * Client attribute of a service user. Only there a former secret opens by our rule; of other clients Keycloak decides,
     * whose token endpoint knows former secrets only with the feature {@code client-secret-rotation}.
     */
    public static final String TYPE = "membership.type";

    /** Its value. */
    public static final String SERVICE = "Service";

    private final KeycloakSession session;
    private final ClientModel client;
    private final OIDCClientSecretConfigWrapper secrets;

    public ClientSecrets(KeycloakSession session, ClientModel client) {
        this.session = session;
        this.client = client;
        this.secrets = OIDCClientSecretConfigWrapper.fromClientModel(client);
    }

    /** Whether this is the client of a service user. */
    public static boolean areOfServiceUser(ClientModel client) {
        return SERVICE.equals(client.getAttribute(TYPE));
    }

    /** Whether that secret opens the client now. */
    boolean open(String secret) {
        if (!client.isEnabled() || client.isPublicClient() || client.isBearerOnly() || client.getSecret() == null) {
            return false;
        }
        return secrets.validateSecret(session, secret)
                || secrets.validateRotatedSecret(session, secret)
                || (areOfServiceUser(client) && isFormer(secret));
    }

    private boolean isFormer(String secret) {
        String former = client.getAttribute(ClientSecretConstants.CLIENT_ROTATED_SECRET);
        return former != null
                && formerUntil().isPresent()
                && MessageDigest.isEqual(
                        secret.getBytes(StandardCharsets.UTF_8), former.getBytes(StandardCharsets.UTF_8));
    }

    /** The key that opens the client. */
    public ApiKey key() {
        return new ApiKey(client.getClientId(), client.getSecret());
    }

    /** When the present secret was made. */
    public Instant createdOn() {
        return Instant.ofEpochSecond(secrets.getClientSecretCreationTime());
    }

    /** Until when the former secret opens, too; empty if it does no more, or there is none. */
    public Optional<Instant> formerUntil() {
        return client.getAttribute(ClientSecretConstants.CLIENT_ROTATED_SECRET) == null
                        || secrets.isClientRotatedSecretExpired()
                ? Optional.empty()
                : Optional.of(Instant.ofEpochSecond(secrets.getClientRotatedSecretExpirationTime()));
    }

    /** A new secret. The present one opens for that time more, the one before it no longer. */
    public void rotate(Duration overlap) {
        String former = client.getSecret();
        endFormer();
        if (!overlap.isZero()) {
            secrets.setClientRotatedSecret(former);
            secrets.setClientRotatedSecretCreationTime();
            secrets.setClientRotatedSecretExpirationTime(Time.currentTime() + overlap.toSeconds());
        }
        KeycloakModelUtils.generateSecret(client);
    }

    /** Only the present secret opens from now on. */
    public void endFormer() {
        secrets.removeClientSecretRotated();
    }
}
