package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** What is copied into {@code providers/} of a Keycloak: our classes and resources, and nothing that others bring too. */
final class ProviderJarIT {

    private static final Path JAR =
            Path.of(System.getProperty("membership.root", ".."), "provider/target/keycloak-membership.jar");

    @Test
    void jarHoldsOnlyOurClassesAndResources() throws IOException {
        assertThat(files())
                .allSatisfy(
                        name -> assertThat(name)
                                .matches(
                                        "io/membership/.*"
                                                + "|membership-openapi\\.yaml"
                                                + "|META-INF/(MANIFEST\\.MF|LICENSE|beans\\.xml|[a-z-]+-changelog\\.xml|services/[\\w.]+)"));
    }

    @Test
    void classesAreOurs() throws IOException {
        assertThat(files())
                .filteredOn(name -> name.endsWith(".class"))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(name).startsWith("io/membership/"));
    }

    @Test
    void probeOfTheTestsIsNotInIt() throws IOException {
        assertThat(files()).noneMatch(name -> name.contains("probe") || name.contains("acceptance"));
    }

    private static List<String> files() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            return jar.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(JarEntry::getName)
                    .toList();
        }
    }
}
