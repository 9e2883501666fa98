package io.membership.triggers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.membership.api.Json;
import io.membership.api.UserToken;
import io.membership.triggers.ActionMember.Form;
import io.membership.triggers.delivery.Parcel;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A call of a function, with the input that CodeMash gives to its own, signed like a webhook.
 *
 * @param token whether the function gets a {@link UserToken} of the affected user
 */
record FunctionAction(SignedCall call, boolean token) implements TriggerAction {

    private static final ActionMember TOKEN = new ActionMember(
            "token", Form.FLAG, "Send a token of the user, for a few minutes and his own profile only");

    static final List<ActionMember> MEMBERS = Stream.concat(
                    SignedCall.members("Where the function is").stream(), Stream.of(TOKEN))
            .toList();

    static FunctionAction of(Stored stored) {
        return new FunctionAction(SignedCall.of(stored), stored.flag(TOKEN.name()));
    }

    @Override
    public ActionType type() {
        return ActionType.FUNCTION;
    }

    @Override
    public List<String> targets() {
        return List.of(call.url());
    }

    @Override
    public Map<String, Object> view(@Nullable String secret) {
        Map<String, Object> view = call.view(secret);
        view.put(TOKEN.name(), token);
        return view;
    }

    /** Without a token: nobody calls the function. */
    @Override
    public JsonNode sample(Occasion occasion) {
        return input(occasion);
    }

    private ObjectNode input(Occasion occasion) {
        return Payload.functionInput(occasion.event(), occasion.fields(), call.template());
    }

    @Override
    public Parcel parcel(Occasion occasion) {
        ObjectNode input = input(occasion);
        if (token) {
            UserToken.mint(occasion.session(), occasion.realm(), occasion.userId())
                    .ifPresent(minted -> {
                        input.put("token", minted.text());
                        input.put("tokenExpiresOn", Payload.date(minted.expires()));
                    });
        }
        return new Parcel(call.open(occasion.session(), "function"), Json.text(input));
    }
}
