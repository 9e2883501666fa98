package io.membership.triggers;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.membership.api.ApiException;
import io.membership.api.Call;
import io.membership.api.Reply;
import io.membership.triggers.delivery.Action;
import io.membership.triggers.delivery.Message;
import io.membership.triggers.delivery.Parcel;
import io.membership.triggers.delivery.Report;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One call to a receiver on demand. It is made while the reply is written, when the transaction has ended. */
final class EndpointCheck {

    private final Call call;
    private final Dispatch dispatch;
    private final Clock clock = Clock.systemUTC();

    EndpointCheck(Call call) {
        this.call = call;
        this.dispatch = call.session().getProvider(Dispatch.class);
    }

    Reply reply(String triggerId) {
        Trigger trigger = new Triggers(call).trigger(triggerId);
        if (trigger.action().type() == ActionType.EMAIL) {
            throw nowhere();
        }
        trigger.action().targets().forEach(this::require);
        TriggerType type = trigger.types().iterator().next();
        UUID id = UUID.randomUUID();
        ObjectNode example = EventCatalogue.example(type, id, call.realm().getId(), clock.instant());
        example.put("test", true);
        Parcel parcel =
                parcel(trigger.action(), new Occasion(call.session(), call.realm(), example, trigger.fields(), 0));
        if (parcel.action() instanceof Action.Http action) {
            Message message = new Message(id.toString(), parcel.body(), null);
            return dialect -> Map.of("result", result(action, message));
        }
        throw nowhere();
    }

    private static ApiException nowhere() {
        return ApiException.invalid("actionType", "trigger", "actionType", "has no endpoint to check");
    }

    private void require(String target) {
        try {
            dispatch.requireTarget(call.realm(), target);
        } catch (Fault fault) {
            throw ApiException.invalid(fault.member(), "trigger", fault.member(), fault.reason());
        }
    }

    private Parcel parcel(TriggerAction action, Occasion occasion) {
        try {
            return action.trial(occasion, call.arguments().filled("to"));
        } catch (Fault unnamed) {
            throw ApiException.invalid(unnamed.member(), "trigger", unnamed.member(), unnamed.reason());
        } catch (IllegalStateException noSecret) {
            throw ApiException.invalid(
                    "action.secret", "trigger", "action.secret", "is not in the vault, or is no secret there");
        }
    }

    private Map<String, Object> result(Action.Http action, Message message) {
        Report report = dispatch.channels().call(action, message);
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("delivered", report.outcome().isDelivered());
        result.put("addresses", dispatch.targets().addresses(action.url()));
        result.put("milliseconds", report.took().toMillis());
        put(result, "certificateEnds", Payload.date(report.certificateEnds()));
        put(result, "status", report.outcome().status());
        put(result, "answer", report.outcome().answer());
        put(result, "error", report.outcome().error());
        if (report.signature() != null) {
            String answer = report.outcome().answer();
            result.put("webhookId", message.id());
            result.put("signature", report.signature());
            result.put("signatureEchoed", answer != null && answer.contains(report.signature()));
        }
        return result;
    }

    private static void put(Map<String, Object> result, String name, @Nullable Object value) {
        if (value != null) {
            result.put(name, value);
        }
    }
}
