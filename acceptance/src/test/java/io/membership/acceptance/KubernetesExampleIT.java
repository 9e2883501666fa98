package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code examples/kubernetes}: what its files ask of a cluster, as far as that shows without one. */
final class KubernetesExampleIT {

    private static final Path FOLDER = Path.of(System.getProperty("membership.root", ".."), "examples", "kubernetes");

    @Test
    void importedRealmIsSetUpAndItsKeyRegistersUsers() throws IOException {
        String text = read("realm.yaml").replace("${API_SECRET}", "chosen").replace("${SMTP_PASSWORD}", "unused");
        JsonNode resource = yaml(text);
        ObjectNode content = (ObjectNode) resource.at("/spec/realm");
        Realm realm = new Realm(Unique.name("members"), "");
        content.put("realm", realm.name());
        Keycloak.admin().post("/admin/realms", content).expect(201);
        try {
            Api membership = Keycloak.admin().under("/realms/" + realm.name() + "/membership");
            membership.post("/setup", Map.of()).expect(200);

            String key = new ServiceAccount(realm, "membership-admin", "chosen", "").apiKey();
            membership
                    .as(key)
                    .post("/users/register", EveryMember.minimal(Unique.email()))
                    .expect(200);
        } finally {
            realm.remove();
        }
    }

    @Test
    void everySecretOfTheRealmIsAPlaceholderThatIsDeclared() throws IOException {
        JsonNode spec = yaml(read("realm.yaml")).path("spec");

        assertThat(spec.at("/realm/clients/0/secret").asText()).isEqualTo("${API_SECRET}");
        assertThat(spec.at("/realm/smtpServer/password").asText()).isEqualTo("${SMTP_PASSWORD}");
        assertThat(spec.path("placeholders").properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder("API_SECRET", "SMTP_PASSWORD");
        assertThat(spec.path("keycloakCRName").asText())
                .isEqualTo(yaml(read("keycloak.yaml")).at("/metadata/name").asText());
    }

    private static String read(String file) throws IOException {
        return Files.readString(FOLDER.resolve(file));
    }

    private static JsonNode yaml(String text) throws IOException {
        return new YAMLMapper().readTree(text);
    }
}
