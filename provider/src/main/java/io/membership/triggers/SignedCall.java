package io.membership.triggers;

import io.membership.triggers.ActionMember.Form;
import io.membership.triggers.delivery.Action;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;

/**
 * What actions have in common that call a URL and sign what they send.
 *
 * @param secrets as they are stored, the newest first: those of the vault by name
 * @param headers further ones, by name
 * @param template text that is sent along
 */
record SignedCall(
        String url,
        List<String> secrets,
        Map<String, String> headers,
        @Nullable String template) {

    private static final String URL = "url";
    private static final ActionMember HEADERS = new ActionMember("headers", Form.HEADERS, "Further headers, as JSON");
    private static final ActionMember TEMPLATE = new ActionMember("template", Form.JSON, "Text that is sent along");

    /** @param where label of the URL */
    static List<ActionMember> members(String where) {
        return List.of(url(where), Secrets.MEMBER, HEADERS, TEMPLATE);
    }

    private static ActionMember url(String label) {
        return new ActionMember(URL, Form.TEXT, label);
    }

    /** @throws Fault */
    static SignedCall of(Stored stored) {
        return new SignedCall(
                stored.required(url("")), Secrets.of(stored), stored.headers(HEADERS), stored.text(TEMPLATE.name()));
    }

    /** @param secret that was just generated, and is shown this once */
    Map<String, Object> view(@Nullable String secret) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put(URL, url);
        Secrets.show(view, secrets, secret);
        view.put(HEADERS.name(), Headers.masked(headers));
        if (template != null) {
            view.put(TEMPLATE.name(), template);
        }
        return view;
    }

    /** Ready to go, secrets opened. @param channel whose metrics count it */
    Action.Webhook open(KeycloakSession session, String channel) {
        return new Action.Webhook(channel, url, Secrets.open(session, secrets), headers);
    }
}
