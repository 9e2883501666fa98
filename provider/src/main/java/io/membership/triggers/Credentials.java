package io.membership.triggers;

import com.fasterxml.jackson.databind.JsonNode;
import io.membership.api.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;

/**
 * How we prove to a gateway who we are.
 *
 * @param name of the user or of the header
 * @param secret password, token or value, or its name in the vault
 */
record Credentials(Kind kind, String name, String secret) {

    /** The ways that gateways know. */
    enum Kind {
        NONE("none", null, null),
        BASIC("basic", "username", "password"),
        BEARER("bearer", null, "token"),
        HEADER("header", "name", "value");

        private final String type;
        private final @Nullable String name;
        private final @Nullable String secret;

        Kind(String type, @Nullable String name, @Nullable String secret) {
            this.type = type;
            this.name = name;
            this.secret = secret;
        }

        static Kind of(String type, String place) {
            for (Kind kind : values()) {
                if (kind.type.equalsIgnoreCase(type)) {
                    return kind;
                }
            }
            throw new Fault(place + ".type", "must be none, basic, bearer or header");
        }
    }

    private static final Credentials NONE = new Credentials(Kind.NONE, "", "");

    static Credentials of(Stored stored, ActionMember member) {
        String text = stored.text(member.name());
        if (text == null) {
            return NONE;
        }
        String place = "action." + member.name();
        JsonNode json = Json.parse(text)
                .filter(JsonNode::isObject)
                .orElseThrow(() -> new Fault(place, "must be an object with a type"));
        Kind kind = Kind.of(json.path("type").asText(), place);
        Credentials read = new Credentials(kind, required(json, kind.name, place), required(json, kind.secret, place));
        if (kind == Kind.HEADER) {
            Headers.require(read.name, json.path("value"));
        }
        return read;
    }

    private static String required(JsonNode json, @Nullable String member, String place) {
        if (member == null) {
            return "";
        }
        String text = json.path(member).asText();
        if (text.isBlank() || text.equals(Mask.TEXT) || text.chars().anyMatch(Character::isISOControl)) {
            throw new Fault(place + "." + member, "is required");
        }
        return text;
    }

    Map<String, Object> view() {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("type", kind.type);
        if (kind.name != null) {
            view.put(kind.name, name);
        }
        if (kind.secret != null) {
            view.put(kind.secret, Mask.of(secret));
        }
        return view;
    }

    /** The headers that prove it. @throws IllegalStateException if the vault lacks the secret */
    Map<String, String> headers(KeycloakSession session) {
        String opened = Vault.open(session, secret);
        return switch (kind) {
            case NONE -> Map.of();
            case BASIC ->
                Map.of(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString((name + ":" + opened).getBytes(StandardCharsets.UTF_8)));
            case BEARER -> Map.of("Authorization", "Bearer " + opened);
            case HEADER -> Map.of(name, opened);
        };
    }

    @Override
    public String toString() {
        return "Credentials"; // a record would print the secret into logs
    }
}
