package io.membership.triggers;

import io.membership.api.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A trigger as its managers read it. */
final class TriggerView {

    private TriggerView() {}

    /** @param secret that was just generated, and is shown this once */
    static Map<String, Object> of(Trigger trigger, @Nullable String secret) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", trigger.id());
        view.put("name", trigger.name());
        view.put("types", trigger.types().stream().map(TriggerType::toString).toList());
        view.put("actionType", trigger.action().type().toString());
        view.put("action", trigger.action().view(secret));
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
}
