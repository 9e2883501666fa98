package io.membership.triggers;

import io.membership.api.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A trigger as its managers read it: secrets are counted, values of headers are masked. */
final class TriggerView {

    private static final String MASK = "**********";

    private TriggerView() {}

    /** @param secret that was just generated, and is shown this once */
    static Map<String, Object> of(Trigger trigger, @Nullable String secret) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", trigger.id());
        view.put("name", trigger.name());
        view.put("types", trigger.types().stream().map(TriggerType::toString).toList());
        view.put("actionType", Trigger.ACTION_TYPE);
        view.put("action", action(trigger.webhook(), secret));
        view.put("disabled", trigger.disabled());
        if (trigger.disabledReason() != null && trigger.disabled()) {
            view.put("disabledReason", trigger.disabledReason());
        }
        view.put("order", trigger.order());
        view.put("breakOnError", trigger.breakOnError());
        if (trigger.condition() != null) {
            view.put("condition", Json.parse(trigger.condition()).orElseThrow());
        }
        view.put("fields", List.copyOf(trigger.fields()));
        view.put("version", trigger.version());
        return view;
    }

    private static Map<String, Object> action(Trigger.Webhook webhook, @Nullable String secret) {
        Map<String, Object> action = new LinkedHashMap<>();
        action.put("url", webhook.url());
        if (secret != null) {
            action.put("secret", secret);
        }
        action.put("secretCount", webhook.secrets().size());
        Map<String, String> headers = new LinkedHashMap<>();
        webhook.headers().keySet().forEach(name -> headers.put(name, MASK));
        action.put("headers", headers);
        if (webhook.template() != null) {
            action.put("template", webhook.template());
        }
        return action;
    }
}
