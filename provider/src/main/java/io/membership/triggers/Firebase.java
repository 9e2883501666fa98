package io.membership.triggers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.membership.api.Json;
import io.membership.triggers.delivery.Action;
import io.membership.triggers.delivery.ServiceAccount;
import java.security.PrivateKey;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.PemException;
import org.keycloak.common.util.PemUtils;
import org.keycloak.models.KeycloakSession;

/**
 * How Firebase is reached.
 *
 * @param url of the service, without a path
 * @param account the JSON that Google gives for a service account, or its name in the vault
 */
record Firebase(String url, String account) {

    private static final String GOOGLE = "https://oauth2.googleapis.com/token";
    private static final String PRIVATE_KEY = "private_key";

    /** @throws Fault if the account is no name in the vault and cannot be used */
    static @Nullable Firebase of(Stored stored, ActionMember account, String url) {
        String text = stored.text(account.name());
        if (text == null) {
            return null;
        }
        Firebase firebase = new Firebase(url, text);
        if (!Vault.isName(text)) {
            try {
                firebase.target(text);
            } catch (IllegalStateException unusable) {
                throw new Fault("action." + account.name(), String.valueOf(unusable.getMessage()));
            }
        }
        return firebase;
    }

    List<String> targets() {
        return Vault.isName(account)
                ? List.of(url)
                : List.of(url, tokenUrl(Json.parse(account).orElseThrow()));
    }

    private static String tokenUrl(JsonNode json) {
        return json.path("token_uri").asText(GOOGLE);
    }

    /** Without the key. */
    Object view() {
        if (Vault.isName(account)) {
            return account;
        }
        ObjectNode view = Json.parse(account).orElseThrow().deepCopy();
        return view.put(PRIVATE_KEY, Mask.TEXT);
    }

    /** @throws IllegalStateException if the vault has no usable account of this name */
    Action.Push.Fcm target(KeycloakSession session) {
        return target(Vault.open(session, account));
    }

    private Action.Push.Fcm target(String text) {
        JsonNode json = Json.parse(text)
                .filter(JsonNode::isObject)
                .orElseThrow(() -> new IllegalStateException("must be the JSON of a service account"));
        String project = json.path("project_id").asText();
        String email = json.path("client_email").asText();
        if (!project.matches("[a-zA-Z0-9:._-]{1,100}") || email.isBlank()) {
            throw new IllegalStateException("must have project_id and client_email");
        }
        // What stands in the vault was not looked at when the trigger was saved.
        if (Vault.isName(account) && !tokenUrl(json).startsWith("https://")) {
            throw new IllegalStateException("must have a token_uri that begins with https://");
        }
        ServiceAccount sender = new ServiceAccount(
                email,
                json.path("private_key_id").asText(),
                key(json.path(PRIVATE_KEY).asText()),
                tokenUrl(json));
        return new Action.Push.Fcm(url + "/v1/projects/" + project + "/messages:send", sender);
    }

    private static PrivateKey key(String pem) {
        try {
            PrivateKey key = PemUtils.decodePrivateKey(pem);
            if (key != null && key.getAlgorithm().equals("RSA")) {
                return key;
            }
        } catch (PemException malformed) {
            // refused below
        }
        throw new IllegalStateException("must have a private_key, RSA in PEM");
    }

    @Override
    public String toString() {
        return "Firebase"; // a record would print the key into logs
    }
}
