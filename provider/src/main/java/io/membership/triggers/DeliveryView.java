package io.membership.triggers;

import io.membership.triggers.delivery.Deliveries.Delivery;
import io.membership.triggers.delivery.Deliveries.Try;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Deliveries and their attempts as JSON. What is unknown is left out. */
final class DeliveryView {

    private DeliveryView() {}

    static Map<String, Object> of(Delivery delivery) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", delivery.id());
        boolean letter = delivery.kind().startsWith(RealmMail.KIND);
        boolean text = delivery.kind().startsWith(RealmSms.KIND);
        if (!letter && !text) {
            view.put("triggerId", delivery.triggerId());
        }
        view.put("eventId", delivery.eventId());
        view.put("type", letter ? "Mail" : text ? "Sms" : delivery.kind());
        if (letter) {
            view.put("mail", delivery.kind().substring(RealmMail.KIND.length()));
        } else if (text) {
            view.put("sms", delivery.kind().substring(RealmSms.KIND.length()));
        }
        view.put("userId", delivery.userId());
        view.put("state", delivery.state().name().toLowerCase(Locale.ROOT));
        view.put("attemptCount", delivery.attempts());
        put(view, "createdOn", Payload.date(delivery.created()));
        put(view, "nextAttemptOn", Payload.date(delivery.next()));
        put(view, "doneOn", Payload.date(delivery.done()));
        put(view, "lastStatus", delivery.lastStatus());
        return view;
    }

    static Map<String, Object> of(Delivery delivery, List<Try> tries) {
        Map<String, Object> view = of(delivery);
        view.put("attempts", tries.stream().map(DeliveryView::of).toList());
        return view;
    }

    private static Map<String, Object> of(Try attempt) {
        Map<String, Object> view = new LinkedHashMap<>();
        put(view, "startedOn", Payload.date(attempt.start()));
        view.put("milliseconds", attempt.millis());
        view.put("delivered", attempt.delivered());
        put(view, "status", attempt.status());
        put(view, "answer", attempt.answer());
        put(view, "error", attempt.error());
        return view;
    }

    private static void put(Map<String, Object> view, String name, @Nullable Object value) {
        if (value != null) {
            view.put(name, value);
        }
    }
}
