package io.membership.acceptance;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One realm of the server as the identity provider of another. */
final class IdentityProvider {

    private IdentityProvider() {}

    /** Through OpenID Connect. */
    static void openid(Realm realm, String alias, Realm provider) {
        openid(realm, alias, provider, Map.of());
    }

    /** @param more further configuration */
    static void openid(Realm realm, String alias, Realm provider, Map<String, String> more) {
        openid(realm, alias, "oidc", provider, more);
    }

    /** As Apple does it: the answer is posted. */
    static void apple(Realm realm, String alias, Realm provider) {
        openid(realm, alias, "apple", provider, Map.of("defaultScope", "openid email"));
    }

    private static void openid(Realm realm, String alias, String kind, Realm provider, Map<String, String> more) {
        String openid = provider.openid().address();
        provider.admin()
                .post("/clients", Map.of("clientId", "broker-" + alias, "secret", "s", "redirectUris", List.of("*")))
                .expect(201);
        Map<String, String> config = new HashMap<>(Map.of(
                "clientId", "broker-" + alias,
                "clientSecret", "s",
                "clientAuthMethod", "client_secret_post",
                "issuer", Keycloak.url() + "/realms/" + provider.name(),
                "authorizationUrl", openid + "/auth",
                "tokenUrl", openid + "/token",
                "userInfoUrl", openid + "/userinfo",
                "jwksUrl", openid + "/certs",
                "useJwksUrl", "true",
                "validateSignature", "true"));
        config.putAll(more);
        create(realm, alias, kind, config);
    }

    /** Through SAML, by redirects. */
    static void saml(Realm realm, String alias, Realm provider) {
        String ours = Keycloak.url() + "/realms/" + realm.name();
        String theirs = Keycloak.url() + "/realms/" + provider.name();
        provider.admin()
                .post(
                        "/clients",
                        Map.of(
                                "clientId",
                                ours,
                                "protocol",
                                "saml",
                                "redirectUris",
                                List.of("*"),
                                "attributes",
                                Map.of(
                                        "saml.client.signature", "false",
                                        "saml.force.post.binding", "false",
                                        "saml.server.signature", "true",
                                        "saml_assertion_consumer_url_redirect",
                                                ours + "/broker/" + alias + "/endpoint")))
                .expect(201);
        create(
                realm,
                alias,
                "saml",
                Map.of(
                        "entityId",
                        ours,
                        "idpEntityId",
                        theirs,
                        "singleSignOnServiceUrl",
                        theirs + "/protocol/saml",
                        "nameIDPolicyFormat",
                        "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress",
                        "postBindingAuthnRequest",
                        "false",
                        "postBindingResponse",
                        "false",
                        "validateSignature",
                        "true",
                        "signingCertificate",
                        certificate(provider)));
    }

    private static String certificate(Realm provider) {
        for (var key : provider.admin().get("/keys").expect(200).at("/keys")) {
            if (key.path("algorithm").asText().equals("RS256")) {
                return key.path("certificate").asText();
            }
        }
        throw new IllegalStateException("no key of " + provider.name());
    }

    private static void create(Realm realm, String alias, String kind, Map<String, String> config) {
        realm.admin()
                .post(
                        "/identity-provider/instances",
                        Map.of(
                                "alias", alias,
                                "providerId", kind,
                                "enabled", true,
                                "trustEmail", true,
                                "config", config))
                .expect(201);
    }
}
