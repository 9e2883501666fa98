package io.membership.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Refusals speak the caller's language, if we have it. */
final class LanguagesIT {

    private static final String ENGLISH = "There is no such user.";
    private static final String GERMAN = "Diesen Benutzer gibt es nicht.";
    private static final String LITHUANIAN = "Tokio naudotojo nėra.";
    private static final String NOBODY = "/users/00000000-0000-0000-0000-000000000001";

    private final Api api = Keycloak.demo().membershipAdmin();

    @Test
    void englishUnlessSomethingIsAsked() {
        assertThat(message(api.get(NOBODY))).isEqualTo(ENGLISH);
    }

    @ParameterizedTest
    @CsvSource({"lt", "lt-LT", "LT", "lt_LT"})
    void cultureCodeChooses(String culture) {
        assertThat(message(api.get(NOBODY + Api.query("cultureCode", culture)))).isEqualTo(LITHUANIAN);
        assertThat(message(api.patch(NOBODY, Map.of("CultureCode", culture)))).isEqualTo(LITHUANIAN);
    }

    @ParameterizedTest
    @CsvSource(
            value = {"de", "de-AT,de;q=0.9,en;q=0.8", "fr, de;q=0.5", "*;q=0.1, de"},
            delimiter = '|')
    void acceptLanguageChooses(String header) {
        assertThat(message(api.with("Accept-Language", header).get(NOBODY))).isEqualTo(GERMAN);
    }

    @ParameterizedTest
    @CsvSource({"fr", "zz-ZZ", "!", "-", "en-GB", "''"})
    void englishWhereWeLackTheLanguage(String culture) {
        assertThat(message(api.with("Accept-Language", culture).get(NOBODY))).isEqualTo(ENGLISH);
        assertThat(message(api.get(NOBODY + Api.query("cultureCode", culture)))).isEqualTo(ENGLISH);
    }

    @Test
    void cultureCodeCountsMoreThanTheHeader() {
        Reply reply = api.with("Accept-Language", "de").get(NOBODY + "?cultureCode=lt");

        assertThat(message(reply)).isEqualTo(LITHUANIAN);
    }

    @Test
    void refusalsOfTheServerItselfAreTranslatedToo() {
        Api german = api.with("Accept-Language", "de");

        assertThat(message(german.get("/nope"))).isNotEqualTo(message(api.get("/nope")));
        assertThat(message(german.delete("/users"))).isNotEqualTo(message(api.delete("/users")));
        assertThat(message(german.anonymously().get("/users")))
                .isNotEqualTo(message(api.anonymously().get("/users")));
        assertThat(message(api.get("/nope?culturecode=de"))).isEqualTo(message(german.get("/nope")));
    }

    @Test
    void textsOfKeycloakAreTranslatedToo() {
        Map<String, Object> user = Map.of("email", Unique.email(), "password", "short");

        Reply english = api.post("/users/register", user).expectError(400, "PasswordPolicy");
        Reply german = api.post("/users/register?cultureCode=de", user).expectError(400, "PasswordPolicy");

        assertThat(message(english)).startsWith("password: Invalid password").contains("8");
        assertThat(message(german)).startsWith("password: Ungültiges Passwort").contains("8");
    }

    private static String message(Reply reply) {
        return reply.expectErrorShape().text("/responseStatus/message");
    }
}
