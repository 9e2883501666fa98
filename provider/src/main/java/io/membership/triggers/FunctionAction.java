package io.membership.triggers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.membership.api.Json;
import io.membership.api.UserToken;
import io.membership.triggers.ActionMember.Form;
import io.membership.triggers.delivery.Action;
import io.membership.triggers.delivery.Parcel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call of a function, with the input that CodeMash gives to its own, signed like a webhook.
 *
 * @param secrets as they are stored, the newest first: those of the vault by name
 * @param headers further ones, by name
 * @param template text that is sent along
 * @param token whether the function gets a {@link UserToken} of the affected user
 */
record FunctionAction(
        String url,
        List<String> secrets,
        Map<String, String> headers,
        @Nullable String template,
        boolean token) implements TriggerAction {

    private static final ActionMember URL = new ActionMember("url", Form.TEXT, "Where the function is");
    private static final ActionMember HEADERS = new ActionMember("headers", Form.HEADERS, "Further headers, as JSON");
    private static final ActionMember TEMPLATE = new ActionMember("template", Form.JSON, "Text that is sent along");
    private static final ActionMember TOKEN = new ActionMember(
            "token", Form.FLAG, "Send a token of the user, for a few minutes and his own profile only");

    static final List<ActionMember> MEMBERS = List.of(URL, Secrets.MEMBER, HEADERS, TEMPLATE, TOKEN);

    static FunctionAction of(Stored stored) {
        return new FunctionAction(
                stored.required(URL),
                Secrets.of(stored),
                stored.headers(HEADERS),
                stored.text(TEMPLATE.name()),
                stored.flag(TOKEN.name()));
    }

    @Override
    public ActionType type() {
        return ActionType.FUNCTION;
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
        view.put(TOKEN.name(), token);
        return view;
    }

    /** Without a token: nobody calls the function. */
    @Override
    public JsonNode sample(Occasion occasion) {
        return Payload.functionInput(occasion.event(), occasion.fields(), template);
    }

    @Override
    public Parcel parcel(Occasion occasion) {
        ObjectNode input = Payload.functionInput(occasion.event(), occasion.fields(), template);
        if (token) {
            UserToken.mint(occasion.session(), occasion.realm(), occasion.userId())
                    .ifPresent(minted -> {
                        input.put("token", minted.text());
                        input.put("tokenExpiresOn", Payload.date(minted.expires()));
                    });
        }
        return new Parcel(
                new Action.Webhook("function", url, Secrets.open(occasion.session(), secrets), headers),
                Json.text(input));
    }
}
