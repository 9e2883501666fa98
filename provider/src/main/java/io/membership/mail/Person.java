package io.membership.mail;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.UserModel;

/** Whom a letter speaks of. */
public record Person(
        @Nullable String userName,
        @Nullable String email,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String displayName) {

    /** Of whom nothing is known. */
    public static final Person NOBODY = new Person(null, null, null, null, null);

    private static final String DISPLAY_NAME = "displayName";

    public static Person of(UserModel user) {
        return new Person(
                user.getUsername(),
                user.getEmail(),
                user.getFirstName(),
                user.getLastName(),
                user.getFirstAttribute(DISPLAY_NAME));
    }

    String fullName() {
        return Stream.of(text(firstName), text(lastName))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /** How people call them: empty if there is no name at all. */
    String name() {
        return Stream.of(text(displayName), fullName(), text(userName), text(email))
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** How a person wants to be called, or is; empty if only a user name or an address is known. */
    public String properName() {
        return text(displayName).isEmpty() ? fullName() : text(displayName);
    }

    /** The tokens of CodeMash by their last word; what is unknown is empty. */
    public Map<String, String> tokens() {
        return Map.of(
                "FirstName", text(firstName),
                "LastName", text(lastName),
                "FullName", fullName(),
                "Email", text(email),
                "DisplayName", properName());
    }

    /** As templates of Keycloak know a user, and {@code name}. */
    public Map<String, Object> user() {
        Map<String, Object> user = new HashMap<>();
        user.put("username", text(userName));
        user.put("email", text(email));
        user.put("firstName", text(firstName));
        user.put("lastName", text(lastName));
        user.put("name", name());
        return user;
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text.trim();
    }

    /** Personal data stays out of logs. */
    @Override
    public String toString() {
        return "Person";
    }
}
