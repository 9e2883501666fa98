package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An application learns from the token what its user may do. */
final class PermissionsTokenIT {

    private static PolicyRealm realm;

    private final String email = Unique.email();
    private final String user = realm.realm().createUser(email);

    @BeforeAll
    static void prepare() {
        realm = PolicyRealm.create();
    }

    @AfterAll
    static void remove() {
        realm.remove();
    }

    private void give(String... roles) {
        realm.api().patch("/users/" + user, Map.of("roles", List.of(roles))).expect(200);
    }

    private JsonNode claims() {
        return Tokens.claims(realm.realm().userToken(email));
    }

    /** A role with a policy about that many collections. */
    private static String collections(int count) {
        String[] permissions = IntStream.range(0, count)
                .mapToObj("database:collection-%03d:"::formatted)
                .flatMap(collection -> Stream.of("read", "insert", "update").map(collection::concat))
                .toArray(String[]::new);
        String name = Unique.name("policy");
        realm.api()
                .post("/policies", Map.of("name", name, "permissions", permissions))
                .expect(200);
        return realm.role(name, realm.policy("!database:collection-000:read"));
    }

    @Test
    void permissionsAreAListOfTextsDenialsFirst() {
        give(realm.roleWith("files:*", "!files:delete", "database:orders:read@orders/eu/*"));

        assertThat(claims().path("permissions"))
                .map(JsonNode::asText)
                .containsExactly(
                        "!files:delete", "database:orders:read@orders/eu/*", "files:*", "membership:profile:*");
    }

    @Test
    void tokenSaysTheSameAsTheApi() {
        String role = realm.roleWith("files:*", "serverless:a:execute");
        realm.compose(role, realm.roleWith("!files:create"));
        give(role, "Authenticated");
        realm.join(user, realm.group(realm.roleWith("notifications:email:send")));

        JsonNode api = realm.permissions(user).at("/result");

        assertThat(claims().path("permissions"))
                .map(JsonNode::asText)
                .containsExactlyElementsOf(Stream.concat(
                                UsersApi.texts(api.path("denied"), "").stream().map("!"::concat),
                                UsersApi.texts(api.path("permissions"), "").stream())
                        .toList());
    }

    @Test
    void longListIsCompactWithTheLastSegmentsTogether() {
        give(collections(40));

        JsonNode claims = claims();

        assertThat(claims.has("permissions")).isFalse();
        assertThat(claims.path("permissions_compact"))
                .hasSize(41)
                .map(JsonNode::asText)
                .contains("database:collection-000:insert|update", "database:collection-001:insert|read|update")
                .contains("membership:profile:*");
    }

    @Test
    void longestListIsOmittedAndTheTokenSaysSo() {
        give(collections(160));

        JsonNode claims = claims();

        assertThat(claims.path("permissions_omitted").asBoolean()).isTrue();
        assertThat(claims.has("permissions")).isFalse();
        assertThat(claims.has("permissions_compact")).isFalse();
    }

    @Test
    void nextTokenSaysWhatHasChanged() {
        give(realm.roleWith("files:read"));
        Tokens tokens = realm.realm().login(email, Realm.PASSWORD);

        give(realm.roleWith("files:create"));

        Tokens next = Tokens.of(realm.realm().refresh(tokens));
        assertThat(Tokens.claims(next.access()).path("permissions"))
                .map(JsonNode::asText)
                .contains("files:create")
                .doesNotContain("files:read");
    }

    @Test
    void introspectionTellsThemToo() {
        give(realm.roleWith("files:read", "!files:delete", "files:*"));
        ServiceAccount application = realm.realm().serviceAccount(Unique.name("application"));
        Map<String, String> anyToken = Map.of("allow.token.introspection.without.audience.check", "true");
        realm.realm().changeClient(application.clientId(), Map.of("attributes", anyToken));

        Reply told = realm.realm()
                .openid()
                .form(
                        "/token/introspect",
                        Map.of(
                                "client_id", application.clientId(),
                                "client_secret", application.secret(),
                                "token", realm.realm().userToken(email)))
                .expect(200);

        assertThat(told.at("/active").asBoolean()).isTrue();
        assertThat(told.at("/permissions")).map(JsonNode::asText).contains("!files:delete", "files:*");
    }

    @Test
    void idTokenAndUserInfoDoNotUnlessTheyAreTold() {
        give(realm.roleWith("files:read"));
        Reply login = realm.realm().tryLogin(email, Realm.PASSWORD).expect(200);

        Reply info = realm.realm().openid().as(realm.realm().userToken(email)).get("/userinfo");

        assertThat(info.json().has("permissions")).isFalse();
        assertThat(login.at("/id_token").isMissingNode()
                        || !Tokens.claims(login.text("/id_token")).has("permissions"))
                .isTrue();
    }

    @Test
    void clientThatWasNotGivenTheScopeHasNoSuchClaim() {
        ServiceAccount key = realm.realm().serviceAccount(Unique.name("plain"));

        assertThat(Tokens.claims(key.token()).toString()).doesNotContain("permissions");
    }

    @Test
    void serviceAccountHasThemByTheScopeThatSetupAdds() {
        ServiceAccount key = realm.realm().serviceAccount(Unique.name("key"));
        String role = realm.roleWith("files:read");
        realm.api()
                .post("/roles/" + role + "/users", Map.of("users", List.of(key.userId())))
                .expect(200);

        realm.api().post("/setup", Map.of()).expect(200);
        String client = "/clients/" + realm.realm().uuidOfClient(key.clientId());
        realm.realm()
                .admin()
                .put(client + "/default-client-scopes/" + scope(), Map.of())
                .expect(204);

        assertThat(Tokens.claims(key.token()).path("permissions"))
                .map(JsonNode::asText)
                .containsExactly("files:read", "membership:profile:*");
    }

    private static String scope() {
        for (JsonNode scope :
                realm.realm().admin().get("/client-scopes").expect(200).json()) {
            if (scope.path("name").asText().equals("membership-permissions")) {
                return scope.path("id").asText();
            }
        }
        throw new AssertionError("There is no client scope membership-permissions");
    }

    @Test
    void sizesAndClaimAreConfiguredAndCheckedByKeycloak() {
        PolicyRealm own = PolicyRealm.create();
        try {
            String mail = Unique.email();
            own.realm().createUser(mail);
            String mappers = "/clients/" + own.realm().uuidOfClient("membership-app") + "/protocol-mappers/models";
            ObjectNode mapper = (ObjectNode)
                    own.realm().admin().get(mappers).expect(200).json().get(0);
            ObjectNode config = (ObjectNode) mapper.path("config");
            String path = mappers + "/" + mapper.path("id").asText();

            config.put("full.bytes", "many");
            assertThat(own.realm().admin().put(path, mapper).expect(400).body())
                    .contains("full.bytes must be a number of bytes");
            config.put("full.bytes", "0").put("claim", "may");
            own.realm().admin().put(path, mapper).expect(204);

            assertThat(Tokens.claims(own.realm().userToken(mail)).path("may_compact"))
                    .map(JsonNode::asText)
                    .containsExactly("membership:profile:*");
        } finally {
            own.remove();
        }
    }
}
