package io.membership.permissions;

import com.fasterxml.jackson.databind.JsonNode;
import io.membership.api.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** JSON files that lie in the JAR beside this class. */
final class Shipped {

    private Shipped() {}

    static JsonNode json(String file) {
        try (InputStream json = Objects.requireNonNull(Shipped.class.getResourceAsStream(file), file)) {
            return Json.parse(new String(json.readAllBytes(), StandardCharsets.UTF_8))
                    .orElseThrow();
        } catch (IOException broken) {
            throw new UncheckedIOException(file, broken);
        }
    }
}
