package io.membership.triggers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Options of the server. */
final class DispatchOptionTest {

    @Test
    void documentationListsThemWithTheirDefaults() throws IOException {
        String document = Files.readString(Path.of("..", "docs", "triggers.md"));

        assertThat(Arrays.stream(DispatchOption.values()).map(DispatchOption::row))
                .allSatisfy(row -> assertThat(document).contains(row));
    }
}
