package io.membership.mail;

import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * CodeMash's tokens in texts of a realm or a theme: {@code {{Receiver.User.FirstName}}}, with one pair of braces too. Texts
 * are patterns of {@link java.text.MessageFormat}, which would trip over them, and over names with braces or apostrophes.
 */
record Tokens(Map<String, Map<String, String>> persons) {

    private static final Pattern TOKEN = Pattern.compile(
            "\\$?\\{\\{?\\s*(Receiver|Initiator)\\.User\\." + "(FirstName|LastName|FullName|Email|DisplayName)\\s*}}?");

    static Tokens of(Letter letter) {
        return new Tokens(Map.of(
                "Receiver", letter.receiver().tokens(),
                "Initiator", letter.initiator().tokens()));
    }

    /** The same messages with values in the place of tokens. */
    Properties in(Properties messages) {
        Properties resolved = new Properties();
        messages.forEach((key, text) -> resolved.put(key, in(text.toString())));
        return resolved;
    }

    private String in(String text) {
        return text.contains(".User.")
                ? TOKEN.matcher(text)
                        .replaceAll(token -> Matcher.quoteReplacement(value(token.group(1), token.group(2))))
                : text;
    }

    private String value(String person, String token) {
        return persons.getOrDefault(person, Map.of())
                .getOrDefault(token, "")
                .replace("'", "''")
                .replace("{", "'{'")
                .replace("}", "'}'");
    }
}
