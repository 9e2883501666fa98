package io.membership.triggers;

import com.fasterxml.jackson.databind.JsonNode;
import io.membership.mail.Letter;
import io.membership.mail.MailFault;
import io.membership.mail.Person;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.UserModel;

/** An event as a letter: to the user about himself, or to somebody else about the user. */
final class EventLetter {

    /** What is told to somebody else has another subject. */
    private static final String ABOUT_ANOTHER = "Other";

    private final Occasion occasion;
    private final JsonNode event;
    private final JsonNode user;

    EventLetter(Occasion occasion) {
        this.occasion = occasion;
        this.event = occasion.event();
        this.user = occasion.user();
    }

    /** The template of the event's type, unless another is named: {@code RolesChanged} has membership-roles-changed. */
    String template(@Nullable String named) {
        return named != null
                ? named
                : "membership"
                        + event.path("type")
                                .asText()
                                .replaceAll("([A-Z])", "-$1")
                                .toLowerCase(Locale.ROOT);
    }

    /** The e-mail address, if there is one. A test has no user: what is meant for him goes to whoever asked for it. */
    Optional<String> address(String to) {
        if (to.equals(EmailAction.INITIATOR) || (to.equals(EmailAction.USER) && isTest())) {
            return occasion.initiator().map(UserModel::getEmail);
        }
        return Optional.ofNullable(to.equals(EmailAction.USER) ? text(user, "email") : to)
                .filter(address -> !address.isBlank());
    }

    private boolean isTest() {
        return event.path("test").asBoolean();
    }

    /** @throws MailFault never to be sent, if there is no address */
    Letter to(String to, @Nullable String template) {
        if (to.isEmpty()) {
            throw MailFault.hopeless("the trigger has that address no more");
        }
        String address = address(to).orElseThrow(() -> MailFault.hopeless("the " + to + " has no e-mail address"));
        Optional<UserModel> initiator = occasion.initiator();
        boolean toInitiator = to.equals(EmailAction.INITIATOR);
        boolean you = to.equals(EmailAction.USER)
                || (toInitiator
                        && initiator
                                .map(UserModel::getId)
                                .filter(id().asText()::equals)
                                .isPresent());
        // What leaves the house about a user is what the trigger may tell; he may read all of his own.
        JsonNode about = you ? user : Payload.reduced(user, occasion.fields());
        String language = you ? text(user, "language") : toInitiator ? attribute(initiator, "locale") : null;
        String zone = you ? text(user, "timeZone") : toInitiator ? attribute(initiator, "zoneinfo") : null;
        return new Letter(
                template(template),
                you ? "" : ABOUT_ANOTHER,
                address,
                Letter.locale(occasion.session(), language),
                Letter.zone(zone),
                person(about),
                initiator.map(Person::of).orElse(Person.NOBODY),
                data(about, you));
    }

    private JsonNode id() {
        return user.path("id");
    }

    private static @Nullable String attribute(Optional<UserModel> user, String name) {
        return user.map(found -> found.getFirstAttribute(name)).orElse(null);
    }

    /** Somebody without a name of any kind is called by his id. */
    private Person person(JsonNode about) {
        String userName = text(about, "userName");
        return new Person(
                userName == null ? id().asText() : userName,
                text(about, "email"),
                text(about, "firstName"),
                text(about, "lastName"),
                text(about, "displayName"));
    }

    private Map<String, Object> data(JsonNode about, boolean you) {
        Map<String, Object> told = new HashMap<>();
        for (String member : List.of("id", "type", "time", "cause", "reason", "until")) {
            told.put(member, event.path(member).asText());
        }
        told.put("test", isTest());
        List<String> roles = new ArrayList<>();
        about.path("roles").forEach(role -> roles.add(role.asText()));
        return Map.of(
                "event", told,
                "you", you,
                "about", person(about).user(),
                "roles", roles,
                "changes", changes(you));
    }

    /** Names of what changed, with the key of the message that names it for people. */
    private List<Map<String, String>> changes(boolean you) {
        List<Map<String, String>> changes = new ArrayList<>();
        JsonNode told = event.path("changes");
        (you ? told : Payload.reducedChanges(told, occasion.fields())).forEach(change -> {
            String field = change.path("field").asText();
            changes.add(Map.of("field", field, "key", UserField.label(field)));
        });
        return changes;
    }

    private static @Nullable String text(JsonNode json, String member) {
        return json.hasNonNull(member) ? json.path(member).asText() : null;
    }
}
