package io.membership.triggers;

import com.fasterxml.jackson.databind.JsonNode;
import io.membership.mail.Person;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Puts values into texts, in the place of CodeMash's tokens (reference chapter 5.3), {@code {{Receiver.User.FirstName}}}.
 *
 * @param values by token; what is unknown of a person is empty
 */
record Filling(Map<String, String> values) {

    private static final Pattern TOKEN = Pattern.compile("\\{\\{\\s*([^{}]*?)\\s*}}");
    private static final String RECEIVER = "Receiver.User.";
    private static final String INITIATOR = "Initiator.User.";
    private static final Set<String> LAST = Person.NOBODY.tokens().keySet();

    /** @param you whether the user himself reads it: others read what the trigger may tell */
    static Filling of(Occasion occasion, boolean you) {
        JsonNode user = you ? occasion.user() : Payload.reduced(occasion.user(), occasion.fields());
        Person receiver = new Person(
                null,
                user.path("email").asText(),
                user.path("firstName").asText(),
                user.path("lastName").asText(),
                user.path("displayName").asText());
        return of(receiver, occasion.initiator().map(Person::of).orElse(Person.NOBODY));
    }

    static Filling of(Person receiver, Person initiator) {
        Map<String, String> values = new HashMap<>();
        receiver.tokens().forEach((token, value) -> values.put(RECEIVER + token, value));
        initiator.tokens().forEach((token, value) -> values.put(INITIATOR + token, value));
        return new Filling(values);
    }

    /** @throws Fault if a text has a token that there is not */
    static void check(String text, String place, String... more) {
        TOKEN.matcher(text).results().map(token -> token.group(1)).forEach(token -> {
            String last = token.substring(token.lastIndexOf('.') + 1);
            boolean person = (token.startsWith(RECEIVER) || token.startsWith(INITIATOR)) && LAST.contains(last);
            if (!person && Stream.of(more).noneMatch(token::equals)) {
                throw new Fault(place, "has no such token: " + token);
            }
        });
    }

    /** The same with a further value. */
    Filling and(String token, String value) {
        Map<String, String> all = new HashMap<>(values);
        all.put(token, value);
        return new Filling(all);
    }

    String in(String text) {
        return TOKEN.matcher(text)
                .replaceAll(token -> Matcher.quoteReplacement(values.getOrDefault(token.group(1), "")));
    }

    /** Personal data stays out of logs. */
    @Override
    public String toString() {
        return "Filling";
    }
}
