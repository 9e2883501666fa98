package io.membership.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.MessageFormat;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

final class TokensTest {

    private static String say(String text) {
        Person receiver = new Person("ona", "ona@example.test", "O'na {0}", "${x}", null);
        Letter letter = new Letter(
                "t", "", "x@example.test", Locale.ENGLISH, ZoneOffset.UTC, receiver, Person.NOBODY, Map.of());
        Properties messages = new Properties();
        messages.put("text", text);
        String pattern = Tokens.of(letter).in(messages).getProperty("text");
        return new MessageFormat(pattern, Locale.ENGLISH).format(new Object[] {"first"});
    }

    @Test
    void tokensAreFilledInWhateverTheyHold() {
        assertThat(say("{{Receiver.User.FirstName}}, {0}")).isEqualTo("O'na {0}, first");
        assertThat(say("{ Receiver.User.FullName } and ${Receiver.User.Email}"))
                .isEqualTo("O'na {0} ${x} and ona@example.test");
        assertThat(say("{{Receiver.User.DisplayName}}")).isEqualTo("O'na {0} ${x}");
    }

    @Test
    void whatIsUnknownIsEmpty() {
        assertThat(say("by {{Initiator.User.FullName}}.")).isEqualTo("by .");
    }
}
