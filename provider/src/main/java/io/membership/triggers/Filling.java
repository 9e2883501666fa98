package io.membership.triggers;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.UserModel;

/**
 * Puts values into texts, in the place of CodeMash's tokens (reference chapter 5.3), {@code {{Receiver.User.FirstName}}}.
 *
 * @param values by token; what is unknown of a person is empty
 */
record Filling(Map<String, String> values) {

    private static final Pattern TOKEN = Pattern.compile("\\{\\{\\s*([A-Za-z.]+)\\s*}}");
    private static final String RECEIVER = "Receiver.User.";
    private static final String INITIATOR = "Initiator.User.";
    private static final Set<String> LAST = Set.of("FirstName", "LastName", "FullName", "Email", "DisplayName");

    static Filling of(Occasion occasion) {
        Map<String, String> values = new HashMap<>();
        JsonNode user = occasion.user();
        put(
                values,
                RECEIVER,
                user.path("firstName").asText(),
                user.path("lastName").asText(),
                user.path("email").asText(),
                user.path("displayName").asText());
        String id = occasion.event().path("initiator").path("userId").asText();
        UserModel initiator = id.isEmpty() ? null : occasion.session().users().getUserById(occasion.realm(), id);
        put(
                values,
                INITIATOR,
                initiator == null ? null : initiator.getFirstName(),
                initiator == null ? null : initiator.getLastName(),
                initiator == null ? null : initiator.getEmail(),
                initiator == null ? null : initiator.getFirstAttribute("displayName"));
        return new Filling(values);
    }

    private static void put(
            Map<String, String> values,
            String person,
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable String email,
            @Nullable String displayName) {
        String fullName = Stream.of(text(firstName), text(lastName))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.joining(" "));
        values.put(person + "FirstName", text(firstName));
        values.put(person + "LastName", text(lastName));
        values.put(person + "FullName", fullName);
        values.put(person + "Email", text(email));
        values.put(person + "DisplayName", text(displayName).isEmpty() ? fullName : text(displayName));
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text.trim();
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
