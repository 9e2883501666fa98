package io.membership.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The texts of refusals. */
final class MessagesTest {

    @ParameterizedTest
    @ValueSource(strings = {"lt", "de"})
    void everyTextIsThereInEveryLanguageWithTheSamePlaces(String language) throws IOException {
        Properties english = texts("messages.properties");
        Properties translated = texts("messages_" + language + ".properties");

        assertThat(translated.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        for (String key : english.stringPropertyNames()) {
            assertThat(places(translated.getProperty(key))).as(key).isEqualTo(places(english.getProperty(key)));
        }
    }

    @Test
    void everyTextIsUsed() throws IOException {
        String sources = sources();

        assertThat(texts("messages.properties").stringPropertyNames().stream()
                        .filter(key -> !sources.contains('"' + key + '"')))
                .isEmpty();
    }

    private static List<String> places(String text) {
        return Stream.of("{0}", "{1}", "{2}").filter(text::contains).toList();
    }

    private static Properties texts(String file) throws IOException {
        Properties texts = new Properties();
        try (InputStream bytes = Messages.class.getResourceAsStream(file);
                Reader reader = new InputStreamReader(bytes, StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        return texts;
    }

    private static String sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
            return files.filter(Files::isRegularFile).map(MessagesTest::read).collect(Collectors.joining());
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
