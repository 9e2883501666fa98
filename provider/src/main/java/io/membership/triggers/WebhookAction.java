package io.membership.triggers;

import com.fasterxml.jackson.databind.JsonNode;
import io.membership.api.Json;
import io.membership.triggers.delivery.Parcel;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A signed call of a URL. */
record WebhookAction(SignedCall call) implements TriggerAction {

    static final List<ActionMember> MEMBERS = SignedCall.members("Where to send");

    static WebhookAction of(Stored stored) {
        return new WebhookAction(SignedCall.of(stored));
    }

    @Override
    public ActionType type() {
        return ActionType.WEBHOOKS;
    }

    @Override
    public List<String> targets() {
        return List.of(call.url());
    }

    @Override
    public Map<String, Object> view(@Nullable String secret) {
        return call.view(secret);
    }

    @Override
    public JsonNode sample(Occasion occasion) {
        return Json.parse(body(occasion)).orElseThrow();
    }

    private String body(Occasion occasion) {
        return Payload.sent(occasion.event(), occasion.fields(), call.template());
    }

    @Override
    public Parcel parcel(Occasion occasion) {
        return new Parcel(call.open(occasion.session(), "webhook"), body(occasion));
    }
}
