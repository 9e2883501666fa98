package io.membership.acceptance;

import static io.membership.acceptance.TriggersApi.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.membership.acceptance.Receiver.Call;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Users who are managed through Keycloak's own SCIM API, a preview that the operator and the realm switch on. */
@Tag("own-server")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ScimDoorIT {

    private static final String SCHEMA = "urn:ietf:params:scim:schemas:core:2.0:User";
    private static final String PATCH = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

    @AutoClose
    private final Receiver receiver = new Receiver();

    @AutoClose
    private @Nullable OwnServer server;

    private Api scim = Api.at("");

    @BeforeAll
    void start() throws IOException, InterruptedException {
        OwnServer started = OwnServer.start(
                OwnServer.install("scim", "", "--features=scim-api"),
                "--spi-membership-triggers--delivery--poll-seconds=1",
                "--spi-membership-triggers--delivery--allow-http=true",
                "--spi-membership-triggers--delivery--allowed-targets=127.0.0.0/16");
        server = started;
        started.admin()
                .put("/admin/realms/demo", Map.of("scimApiEnabled", true))
                .expect(204);
        scim = started.anonymously()
                .under("/realms/demo/scim/v2/Users")
                .with("Content-Type", "application/scim+json")
                .as(token(started));
        new TriggersApi(started.asAdministrator().under("/triggers")).create(receiver, "Register", "Update", "Delete");
    }

    /** A token of a client that manages users and is meant for this SCIM API. */
    private static String token(OwnServer server) {
        Api clients = server.admin().under("/admin/realms/demo/clients");
        String audience = server.anonymously().under("/realms/demo/scim/v2").address();
        Map<String, Object> mapper = Map.of(
                "name", "for-scim",
                "protocol", "openid-connect",
                "protocolMapper", "oidc-audience-mapper",
                "config", Map.of("included.custom.audience", audience, "access.token.claim", "true"));
        String client = Realm.idOf(clients.post(
                        "",
                        Map.of(
                                "clientId",
                                "provisioning",
                                "secret",
                                "s",
                                "serviceAccountsEnabled",
                                true,
                                "protocolMappers",
                                List.of(mapper)))
                .expect(201));
        String user = clients.get("/" + client + "/service-account-user").text("/id");
        String management =
                clients.get(Api.query("clientId", "realm-management")).text("/0/id");
        JsonNode role = clients.get("/" + management + "/roles/manage-users").json();
        server.admin()
                .post("/admin/realms/demo/users/" + user + "/role-mappings/clients/" + management, List.of(role))
                .expect(204);
        Reply token = server.anonymously()
                .form(
                        "/realms/demo/protocol/openid-connect/token",
                        Map.of("grant_type", "client_credentials", "client_id", "provisioning", "client_secret", "s"));
        return Tokens.of(token).access();
    }

    private JsonNode input(String user, String type) {
        eventually(
                () -> receiver.about(user).stream().anyMatch(call -> call.type().equals(type)));
        List<Call> told = receiver.about(user);
        assertThat(told).extracting(Call::type).filteredOn(type::equals).hasSize(1);
        return told.get(told.size() - 1).json().path("input");
    }

    @Test
    void userIsToldFromCreationToDeletionWithFormerValues() {
        String name = Unique.name("scim");
        Map<String, Object> person = Map.of(
                "schemas", List.of(SCHEMA),
                "userName", name,
                "name", Map.of("givenName", "Ann", "familyName", "Scim"),
                "emails", List.of(Map.of("value", name + "@example.com", "primary", true)),
                "active", true);

        String user = scim.post("", person).expect(201).text("/id");
        JsonNode registered = input(user, "Register");
        scim.patch(
                        "/" + user,
                        Map.of(
                                "schemas",
                                List.of(PATCH),
                                "Operations",
                                List.of(Map.of("op", "replace", "path", "name.givenName", "value", "Bea"))))
                .expect(200);
        JsonNode updated = input(user, "Update");
        scim.delete("/" + user).expect(204);
        JsonNode deleted = input(user, "Delete");

        assertThat(registered.path("cause").asText()).isEqualTo("SCIM");
        assertThat(registered.at("/newUser/firstName").asText()).isEqualTo("Ann");
        assertThat(registered.at("/initiator/clientId").asText()).isEqualTo("provisioning");
        assertThat(updated.path("cause").asText()).isEqualTo("SCIM");
        assertThat(updated.path("changes").toString())
                .contains("{\"field\":\"firstName\",\"former\":\"Ann\",\"current\":\"Bea\"}");
        assertThat(deleted.path("cause").asText()).isEqualTo("SCIM");
        assertThat(deleted.at("/formerUser/firstName").asText()).isEqualTo("Bea");
        assertThat(receiver.about(user)).hasSize(3);
    }
}
