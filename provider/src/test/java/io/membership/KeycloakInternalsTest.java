package io.membership;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Keycloak promises nothing about two of its JARs: who uses what of them, and why, stands in a decision record. */
final class KeycloakInternalsTest {

    private static final Path RECORD = Path.of("..", "docs", "adr", "0009-keycloak-internals.md");
    private static final Pattern JARS = Pattern.compile(".*/keycloak-(services|model-jpa)-[^/]*\\.jar!.*");

    /** {@code | `api.Caller` | `AdminAuth`, `Urls` | why |}. */
    private static final Pattern ROW = Pattern.compile("\\| `([\\w.]+)` \\| (`[^|]+`) \\| [^|]+ \\|");

    @Test
    void recordListsWhatIsUsed() throws IOException {
        Map<String, Set<String>> listed = new TreeMap<>();
        for (String line : Files.readAllLines(RECORD)) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                listed.put(
                        row.group(1),
                        Arrays.stream(row.group(2).replace("`", "").split(", "))
                                .collect(Collectors.toCollection(TreeSet::new)));
            }
        }
        assertThat(listed).isEqualTo(used());
    }

    private static Map<String, Set<String>> used() {
        Map<String, Set<String>> used = new TreeMap<>();
        new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.membership")
                .forEach(type -> type.getDirectDependenciesFromSelf().stream()
                        .map(Dependency::getTargetClass)
                        .map(JavaClass::getBaseComponentType)
                        .filter(KeycloakInternalsTest::isInternal)
                        .forEach(target -> used.computeIfAbsent(topLevelName(type), name -> new TreeSet<>())
                                .add(simpleName(target))));
        return used;
    }

    private static boolean isInternal(JavaClass type) {
        return type.getSource()
                .filter(source -> JARS.matcher(source.getUri().toString()).matches())
                .isPresent();
    }

    /** {@code AuthenticationManager.AuthResult} counts as {@code AuthenticationManager}. */
    private static String simpleName(JavaClass type) {
        return topLevel(type).getSimpleName();
    }

    /** Name below our root package, of the outermost class. */
    static String topLevelName(JavaClass type) {
        return topLevel(type).getName().substring("io.membership.".length());
    }

    private static JavaClass topLevel(JavaClass type) {
        return type.getEnclosingClass().map(KeycloakInternalsTest::topLevel).orElse(type);
    }
}
