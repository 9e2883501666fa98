package io.membership.acceptance;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * A confidential client that calls for itself.
 *
 * @param userId id of its service account
 */
public record ServiceAccount(Realm realm, String clientId, String secret, String userId) {

    static ServiceAccount create(Realm realm, String clientId, List<String> roles) {
        String secret = "secret-of-" + clientId;
        Map<String, Object> client = Map.of(
                "clientId", clientId,
                "secret", secret,
                "publicClient", false,
                "serviceAccountsEnabled", true,
                "standardFlowEnabled", false);
        String id = Realm.idOf(realm.admin().post("/clients", client).expect(201));
        String userId = realm.admin()
                .get("/clients/" + id + "/service-account-user")
                .expect(200)
                .text("/id");
        realm.grantManagement(userId, roles.toArray(String[]::new));
        return new ServiceAccount(realm, clientId, secret, userId);
    }

    /** The one whose id and secret are in that key. */
    static ServiceAccount ofKey(Realm realm, String key, String userId) {
        String pair = new String(Base64.getUrlDecoder().decode(key.substring("cmk_".length())), StandardCharsets.UTF_8);
        int colon = pair.indexOf(':');
        return new ServiceAccount(realm, pair.substring(0, colon), pair.substring(colon + 1), userId);
    }

    /** Id and secret in the form that our API takes as a bearer token. */
    public String apiKey() {
        String both = clientId + ":" + secret;
        return "cmk_" + Base64.getUrlEncoder().withoutPadding().encodeToString(both.getBytes(StandardCharsets.UTF_8));
    }

    /** The same client as somebody sees it who holds another secret. */
    public ServiceAccount withSecret(String other) {
        return new ServiceAccount(realm, clientId, other, userId);
    }

    /** A token by client credentials. */
    public String token() {
        Map<String, String> form =
                Map.of("grant_type", "client_credentials", "client_id", clientId, "client_secret", secret);
        return Tokens.of(realm.openid().form("/token", form)).access();
    }

    /** The native address of our API, called with the API key. */
    public Api membership() {
        return realm.membership().as(apiKey());
    }
}
