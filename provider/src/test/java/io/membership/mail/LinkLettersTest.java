package io.membership.mail;

import static org.assertj.core.api.Assertions.assertThat;

import freemarker.core.HTMLOutputFormat;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Letters with a link, by the templates that are shipped, as Keycloak's own template engine is set up. */
final class LinkLettersTest {

    private static final Path TEMPLATES =
            Path.of("..", "themes", "src", "main", "resources", "theme-resources", "templates");
    private static final String LINK = "https://id.example.test/x?token=a.b-c&y=1";

    private static String rendered(String file, Map<String, Object> model) throws IOException, TemplateException {
        Configuration engine = new Configuration(Configuration.VERSION_2_3_32);
        engine.setDirectoryForTemplateLoading(TEMPLATES.toFile());
        engine.setOutputFormat(HTMLOutputFormat.INSTANCE);
        StringWriter written = new StringWriter();
        engine.getTemplate(file, "UTF-8").process(model, written);
        return written.toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "invitation | en | You are invited to Acme & Co | The link works for 2 days, and once.",
                "invitation | de | Sie sind zu Acme & Co eingeladen | Der Link gilt 2 Tage, und nur einmal.",
                "invitation | lt | Esate pakviesti į „Acme & Co“ | Nuoroda galioja 2 dienas ir tik vieną kartą.",
                "verification | en | Confirm your e-mail address | 2 days",
                "verification | de | Bestätigen Sie Ihre E-Mail-Adresse | 2 Tage",
                "verification | lt | Patvirtinkite savo el. pašto adresą | 2 dienas",
                "password | en | A new password for Acme & Co | 2 days",
                "password | de | Ein neues Passwort für Acme & Co | 2 Tage",
                "password | lt | Naujas „Acme & Co“ slaptažodis | 2 dienas",
                "deactivation | en | Do you want to close your account at Acme & Co? | 2 days",
                "deactivation | de | Möchten Sie Ihr Konto bei Acme & Co schließen? | 2 Tage",
                "deactivation | lt | Ar norite uždaryti savo „Acme & Co“ paskyrą? | 2 dienas"
            })
    void linkAndItsPeriodAreTold(String kind, String language, String subject, String period)
            throws IOException, TemplateException {
        Person ona = new Person("ona", "ona@example.test", "Ona <b>", "O'Neill", null);
        Letter letter = new Letter(
                "membership-" + kind,
                "",
                "ona@example.test",
                Locale.forLanguageTag(language),
                ZoneId.of("UTC"),
                ona,
                Person.NOBODY,
                Map.of("link", LINK, "seconds", 172_800L));
        Wording wording = new Wording(letter, Tokens.of(letter).in(WordsTest.messages(language)), "Acme & Co");

        String html = rendered("html/" + letter.template() + ".ftl", wording.model(new Properties()));
        String text = rendered("text/" + letter.template() + ".ftl", wording.model(new Properties()));

        assertThat(wording.subject()).isEqualTo(subject);
        assertThat(text).startsWith(subject + "\n").contains("Ona <b> O'Neill", "\n" + LINK + "\n", period);
        assertThat(html)
                .contains("href=\"https://id.example.test/x?token=a.b-c&amp;y=1\"", period)
                .contains("Ona &lt;b&gt; O&#39;Neill")
                .doesNotContain("<b>", "membership" + Character.toUpperCase(kind.charAt(0)));
    }
}
