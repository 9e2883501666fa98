package io.membership.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers, periods and times, with the messages that are shipped. */
final class WordsTest {

    private static final Path MESSAGES =
            Path.of("..", "themes", "src", "main", "resources", "theme-resources", "messages");

    static Properties messages(String language) throws IOException {
        Properties messages = new Properties();
        try (Reader file = Files.newBufferedReader(MESSAGES.resolve("messages_" + language + ".properties"))) {
            messages.load(file);
        }
        return messages;
    }

    private static Words words(String language) throws IOException {
        return new Words(messages(language), Locale.forLanguageTag(language), ZoneId.of("Europe/Vilnius"));
    }

    @ParameterizedTest
    @CsvSource({
        "en, 60, 1 minute",
        "en, 5400, 90 minutes",
        "en, 3600, 1 hour",
        "en, 86400, 24 hours",
        "en, 172800, 2 days",
        "de, 3600, 1 Stunde",
        "de, 604800, 7 Tage",
        "lt, 60, 1 minutę",
        "lt, 660, 11 minučių",
        "lt, 1260, 21 minutę",
        "lt, 7200, 2 valandas",
        "lt, 864000, 10 dienų",
        "lt, 1900800, 22 dienas"
    })
    void periodHasTheUnitThatDividesItAndItsForm(String language, long seconds, String period) throws IOException {
        assertThat(words(language).period(seconds)).isEqualTo(period);
    }

    @Test
    void lithuanianCountsInThreeForms() throws IOException {
        Words words = words("lt");

        assertThat(LongStream.of(1, 2, 9, 10, 11, 12, 21, 100, 101, 111)
                        .mapToObj(number -> words.count("membershipChanges", number)))
                .containsExactly(
                        "Pasikeitė 1 duomuo:",
                        "Pasikeitė 2 duomenys:",
                        "Pasikeitė 9 duomenys:",
                        "Pasikeitė 10 duomenų:",
                        "Pasikeitė 11 duomenų:",
                        "Pasikeitė 12 duomenų:",
                        "Pasikeitė 21 duomuo:",
                        "Pasikeitė 100 duomenų:",
                        "Pasikeitė 101 duomuo:",
                        "Pasikeitė 111 duomenų:");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | 31 January 2031, 10:00 EET",
                "de | 31. Januar 2031, 10:00 OEZ",
                "lt | 2031 m. sausio 31 d. 10:00 EET"
            })
    void timeIsThatOfTheReceiver(String language, String time) throws IOException {
        assertThat(words(language).time("2031-01-31T08:00:00.000Z")).isEqualTo(time);
    }

    @Test
    void languagesHaveTheSameMessages() throws IOException {
        assertThat(messages("de").keySet()).isEqualTo(messages("en").keySet());
        assertThat(messages("lt").stringPropertyNames())
                .filteredOn(key -> !key.endsWith(".few"))
                .containsExactlyInAnyOrderElementsOf(messages("en").stringPropertyNames());
    }
}
