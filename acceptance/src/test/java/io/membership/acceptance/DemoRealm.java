package io.membership.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** What {@code realm-config/demo-realm.json} says, as imported and as a template. */
final class DemoRealm {

    static final Path FILE = Path.of(System.getProperty("membership.root", ".."), "realm-config", "demo-realm.json");

    private DemoRealm() {}

    static Realm imported() {
        JsonNode content = content();
        return new Realm(content.path("realm").asText(), content.path("id").asText());
    }

    static Realm copy() {
        UUID id = UUID.randomUUID();
        Realm realm = new Realm("realm-" + id.toString().substring(0, 8), id.toString());
        ObjectNode content = content();
        content.put("realm", realm.name()).put("id", realm.id());
        Keycloak.admin().post("/admin/realms", content).expect(201);
        return realm;
    }

    private static ObjectNode content() {
        try {
            return (ObjectNode) Json.parse(Files.readString(FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
