package io.membership.triggers;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Why an action is taken.
 *
 * @param session whose context's realm is this one
 * @param event in full, as {@link Payload#full} made it
 * @param fields of the user that may leave the house; empty for all
 * @param part which one, of several deliveries that it makes
 */
record Occasion(KeycloakSession session, RealmModel realm, JsonNode event, Set<String> fields, int part) {

    /** The affected user as this event left him, or was before it took him away. */
    JsonNode user() {
        return event.has("newUser") ? event.path("newUser") : event.path("formerUser");
    }

    /** His language, as a tag; null if he has not said. */
    @Nullable String language() {
        JsonNode language = user().path("language");
        return language.isTextual() ? language.asText() : null;
    }

    /** Who made it happen, if it was a user who is still there. */
    Optional<UserModel> initiator() {
        String id = event.path("initiator").path("userId").asText();
        return Optional.ofNullable(id.isEmpty() ? null : session.users().getUserById(realm, id));
    }

    String userId() {
        return user().path("id").asText();
    }
}
