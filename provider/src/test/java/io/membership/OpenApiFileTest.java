package io.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The description of the API in the repository is the one that the JAR serves. */
final class OpenApiFileTest {

    @Test
    void committedDescriptionIsTheGeneratedOne() throws IOException {
        String committed = Files.readString(Path.of("..", "docs", "api", "openapi.yaml"));

        // Compared by hand: a difference of two long texts would bury what to do.
        assertThat(committed.equals(generated()))
                .withFailMessage(
                        "docs/api/openapi.yaml is old; ./mvnw -pl provider -Popenapi process-classes refreshes it")
                .isTrue();
    }

    private static String generated() throws IOException {
        try (InputStream file = OpenApiFileTest.class.getResourceAsStream("/membership-openapi.yaml")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
