package io.membership.triggers;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.membership.api.Json;
import io.membership.triggers.ActionMember.Form;
import io.membership.triggers.delivery.Expected;
import io.membership.triggers.delivery.HttpCall;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;

/**
 * A provider's HTTP address that passes one message on to one number.
 *
 * @param body template with {@code {{to}}} and {@code {{text}}} in its texts
 * @param expected of the answer; null for any 2xx
 */
record Gateway(
        String url,
        Map<String, String> headers,
        BodyForm form,
        JsonNode body,
        Credentials credentials,
        @Nullable Expected expected) {

    private static final ActionMember URL = new ActionMember("url", Form.TEXT, "Where the gateway is");
    private static final ActionMember HEADERS = new ActionMember("headers", Form.HEADERS, "Further headers, as JSON");
    private static final ActionMember FORMAT = new ActionMember("format", Form.TEXT, "json or form");
    private static final ActionMember BODY = new ActionMember("body", Form.JSON, "Members to send, as JSON");
    private static final ActionMember AUTH = new ActionMember("auth", Form.CREDENTIALS, "Credentials, as JSON");
    private static final ActionMember SUCCESS =
            new ActionMember("success", Form.JSON, "What the answer must say, as JSON: pointer and equals");

    static final List<ActionMember> MEMBERS = List.of(URL, HEADERS, FORMAT, BODY, AUTH, SUCCESS);

    static Gateway of(Stored stored) {
        return new Gateway(
                stored.required(URL),
                stored.headers(HEADERS),
                BodyForm.named(stored.text(FORMAT.name())),
                body(stored.required(BODY)),
                Credentials.of(stored, AUTH),
                expected(stored.text(SUCCESS.name())));
    }

    private static JsonNode body(String text) {
        JsonNode body = Json.parse(text)
                .filter(JsonNode::isObject)
                .orElseThrow(() -> new Fault("action.body", "must be an object"));
        Filling.check(text, "action.body", "to", "text");
        return body;
    }

    private static @Nullable Expected expected(@Nullable String text) {
        if (text == null) {
            return null;
        }
        JsonNode json = Json.parse(text).orElseThrow(() -> new Fault("action.success", "must be an object"));
        try {
            if (json.path("pointer").asText().isEmpty() || !json.path("equals").isValueNode()) {
                throw new Fault("action.success", "must have a pointer and what equals it");
            }
            return new Expected(
                    JsonPointer.compile(json.path("pointer").asText()),
                    json.path("equals").asText());
        } catch (IllegalArgumentException malformed) {
            throw new Fault("action.success.pointer", "must be a JSON pointer");
        }
    }

    void show(Map<String, Object> view) {
        view.put(URL.name(), url);
        view.put(HEADERS.name(), Headers.masked(headers));
        view.put(FORMAT.name(), form.toString());
        view.put(BODY.name(), body);
        view.put(AUTH.name(), credentials.view());
        if (expected != null) {
            view.put(SUCCESS.name(), Map.of("pointer", expected.place().toString(), "equals", expected.value()));
        }
    }

    /** @throws IllegalStateException if the vault lacks a secret */
    HttpCall call(KeycloakSession session, String to, String text, Filling filling) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.putAll(credentials.headers(session));
        Filling complete = filling.and("to", to).and("text", text);
        return new HttpCall(url, all, form.contentType(), form.write(body, complete::in));
    }
}
