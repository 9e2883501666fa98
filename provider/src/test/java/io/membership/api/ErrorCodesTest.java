package io.membership.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of error codes in {@code docs/api/compatibility.md} is what the sources can answer, no more and no less. */
final class ErrorCodesTest {

    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final Path DOCUMENT = Path.of("..", "docs", "api", "compatibility.md");

    private static final String CODE = "\"([A-Z][A-Za-z]+)\"";

    /** A factory of {@link ApiException} and the code it is given. */
    private static final Pattern REFUSAL = Pattern.compile(
            "\\b(badRequest|notLetIn|forbidden|notFound|conflict|tooMany|body|refusal)\\(\\s*(?:(\\d{3}),\\s*)?"
                    + CODE);

    private static final Pattern OTHERS =
            Pattern.compile("(?:\\bnew (?:Problem|QueryException)\\(\\s*|\\?\\s*|:\\s*)" + CODE);

    private static final Pattern ROW = Pattern.compile("(?m)^\\| (`[A-Z]\\w+`(?:, `[A-Z]\\w+`)*) \\| ([^|]+) \\|");

    private static final Map<String, Integer> STATUS_OF_FACTORY = Map.of(
            "badRequest", 400, "notLetIn", 401, "forbidden", 403, "notFound", 404, "conflict", 409, "tooMany", 429);

    @Test
    void everyCodeIsDocumentedAndEveryDocumentedCodeExists() throws IOException {
        Set<String> answered = new TreeSet<>(statuses().keySet());
        answered.addAll(find(
                        OTHERS,
                        Set.of("ApiException.java", "QueryException.java", "ProfileWriter.java", "ErrorShape.java"))
                .map(match -> match.group(1))
                .toList());

        assertThat(documented().keySet()).containsExactlyInAnyOrderElementsOf(answered);
    }

    @Test
    void everyDocumentedStatusIsTheOneOfTheCode() throws IOException {
        Map<String, String> documented = documented();

        statuses()
                .forEach((code, status) ->
                        assertThat(documented.get(code)).as(code).isEqualTo(status));
    }

    /** Status by code, as the factories give it. */
    private static Map<String, String> statuses() throws IOException {
        Map<String, String> statuses = new TreeMap<>();
        find(REFUSAL, Set.of()).forEach(match -> {
            String explicit = match.group(2);
            statuses.put(
                    match.group(3),
                    explicit != null ? explicit : String.valueOf(STATUS_OF_FACTORY.get(match.group(1))));
        });
        // Bodies for statuses that the server has chosen: the factory says nothing about them.
        statuses.putAll(Map.of("MethodNotAllowed", "405", "RequestTooLarge", "413", "UnsupportedMediaType", "415"));
        return statuses;
    }

    private static Map<String, String> documented() throws IOException {
        Map<String, String> documented = new TreeMap<>();
        String document = Files.readString(DOCUMENT);
        Matcher rows = ROW.matcher(document.substring(document.indexOf("| errorCode |")));
        while (rows.find()) {
            for (String code : rows.group(1).replace("`", "").split(", ")) {
                documented.put(code, rows.group(2));
            }
        }
        return documented;
    }

    /** Matches in all sources, or in those of these names. */
    private static Stream<MatchResult> find(Pattern pattern, Set<String> names) throws IOException {
        Stream.Builder<MatchResult> found = Stream.builder();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (names.isEmpty() || names.contains(file.getFileName().toString())) {
                    pattern.matcher(Files.readString(file)).results().forEach(found);
                }
            }
        }
        return found.build();
    }
}
