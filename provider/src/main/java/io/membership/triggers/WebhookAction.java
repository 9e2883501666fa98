package io.membership.triggers;

import com.fasterxml.jackson.databind.JsonNode;
import io.membership.api.Json;
import io.membership.triggers.ActionMember.Form;
import io.membership.triggers.delivery.Action;
import io.membership.triggers.delivery.Parcel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A signed call of a URL.
 *
 * @param secrets as they are stored, the newest first: those of the vault by name
 * @param headers further ones, by name
 * @param template text that is sent along
 */
record WebhookAction(
        String url,
        List<String> secrets,
        Map<String, String> headers,
        @Nullable String template) implements TriggerAction {

    private static final ActionMember URL = new ActionMember("url", Form.TEXT, "Where to send");
    private static final ActionMember HEADERS = new ActionMember("headers", Form.HEADERS, "Further headers, as JSON");
    private static final ActionMember TEMPLATE = new ActionMember("template", Form.JSON, "Text that is sent along");

    static final List<ActionMember> MEMBERS = List.of(URL, Secrets.MEMBER, HEADERS, TEMPLATE);

    static WebhookAction of(Stored stored) {
        return new WebhookAction(
                stored.required(URL), Secrets.of(stored), stored.headers(HEADERS), stored.text(TEMPLATE.name()));
    }

    @Override
    public ActionType type() {
        return ActionType.WEBHOOKS;
    }

    @Override
    public List<String> targets() {
        return List.of(url);
    }

    @Override
    public Map<String, Object> view(@Nullable String secret) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put(URL.name(), url);
        Secrets.show(view, secrets, secret);
        view.put(HEADERS.name(), Headers.masked(headers));
        if (template != null) {
            view.put(TEMPLATE.name(), template);
        }
        return view;
    }

    @Override
    public JsonNode sample(Occasion occasion) {
        return Json.parse(body(occasion)).orElseThrow();
    }

    private String body(Occasion occasion) {
        return Payload.sent(occasion.event(), occasion.fields(), template);
    }

    @Override
    public Parcel parcel(Occasion occasion) {
        return new Parcel(
                new Action.Webhook("webhook", url, Secrets.open(occasion.session(), secrets), headers), body(occasion));
    }
}
