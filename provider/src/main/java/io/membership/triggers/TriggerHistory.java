package io.membership.triggers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.membership.api.ApiException;
import io.membership.api.Arguments;
import io.membership.api.Call;
import io.membership.api.Json;
import io.membership.api.Reply;
import io.membership.api.Slice;
import io.membership.triggers.delivery.Deliveries;
import io.membership.triggers.delivery.Deliveries.Delivery;
import io.membership.triggers.delivery.Deliveries.Event;
import io.membership.triggers.delivery.DeliveryState;
import io.membership.triggers.delivery.Occurrence;
import io.membership.triggers.delivery.Outbox;
import io.membership.triggers.delivery.Sequence;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What triggers have sent, would have sent, and shall send again. For a caller who may manage them. */
final class TriggerHistory {

    /** Kind of an event that never happened; no trigger has it among its types. */
    static final String TEST = "Test";

    private static final int BATCH = 500;
    private static final int MOST = 10_000;
    private static final int SAMPLES = 5;

    private final Call call;
    private final Triggers triggers;
    private final Deliveries deliveries;
    private final Dispatch dispatch;
    private final Clock clock = Clock.systemUTC();

    TriggerHistory(Call call) {
        this.call = call;
        this.triggers = new Triggers(call);
        this.deliveries = Deliveries.of(call.session(), call.realm().getId());
        this.dispatch = call.session().getProvider(Dispatch.class);
    }

    /** The newest first; {@code nextCursor} leads on. */
    Map<String, Object> list(@Nullable String triggerId) {
        if (triggerId != null) {
            triggers.trigger(triggerId);
        }
        Arguments arguments = call.arguments();
        Slice slice = Slice.of(arguments);
        Deliveries.Query query =
                new Deliveries.Query(triggerId, arguments.id("userId"), state(arguments), slice.after());
        return slice.page(
                deliveries.list(query, slice.rows()),
                fitting -> fitting.stream().map(DeliveryView::of).toList(),
                last -> new Slice.Place(last.seq(), last.id()));
    }

    private static @Nullable DeliveryState state(Arguments arguments) {
        String state = arguments.filled("state");
        try {
            return state == null ? null : DeliveryState.valueOf(state.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw ApiException.invalid("state", "trigger", "state", "must be pending, delivered or dead");
        }
    }

    /** A delivery with its attempts. */
    Map<String, Object> get(String id) {
        Delivery delivery = delivery(id);
        return DeliveryView.of(delivery, deliveries.tries(id));
    }

    private Delivery delivery(String id) {
        return deliveries.find(id).orElseThrow(() -> ApiException.notFound("DeliveryNotFound", "deliveryNotFound"));
    }

    /** Sends one again, with its id of before. */
    Reply resend(String id) {
        Delivery delivery = delivery(id);
        if (!deliveries.isKept(delivery.eventId())) {
            throw ApiException.conflict("EventForgotten", null, "eventForgotten");
        }
        boolean again = deliveries.resend(id, clock.instant());
        return nudging(delivery.triggerId(), Map.of("resent", again));
    }

    /** Sends again what died, and makes up for what was never made, between two points in time. */
    Reply replay(String triggerId) {
        Trigger trigger = triggers.trigger(triggerId);
        Instant now = clock.instant();
        TimeRange range = TimeRange.of(call.arguments(), now);
        Wanted wanted = wanted(trigger, range, true);
        // Of the dead only as far as was looked: the next call goes on there.
        int resent = deliveries.reviveDead(triggerId, range.first(), wanted.end(), now);
        Map<String, Object> reply = new LinkedHashMap<>();
        reply.put("resent", resent);
        reply.put("made", wanted.events().size());
        wanted.events()
                .forEach(event -> deliveries.add(triggerId, trigger.action().parts(), event, now));
        addNext(reply, wanted);
        return nudging(triggerId, reply);
    }

    /** What the trigger would have sent, be it disabled or not; nothing is sent. */
    Map<String, Object> rehearse(String triggerId) {
        Trigger trigger = triggers.trigger(triggerId);
        Wanted wanted = wanted(trigger, TimeRange.of(call.arguments(), clock.instant()), false);
        Map<String, Integer> byType = new LinkedHashMap<>();
        List<JsonNode> samples = new ArrayList<>();
        for (Event event : wanted.events()) {
            JsonNode full = json(event);
            byType.merge(full.path("type").asText(), 1, Integer::sum);
            if (samples.size() < SAMPLES) {
                samples.add(
                        trigger.action().sample(new Occasion(call.session(), call.realm(), full, trigger.fields(), 0)));
            }
        }
        Map<String, Object> reply = new LinkedHashMap<>();
        reply.put("looked", wanted.looked());
        reply.put("matching", wanted.events().size());
        reply.put("byType", byType);
        reply.put("samples", samples);
        addNext(reply, wanted);
        return reply;
    }

    /** @param end number behind the last event that was looked at; {@code complete} if there are no more */
    private record Wanted(List<Event> events, int looked, long end, boolean complete) {}

    private static void addNext(Map<String, Object> reply, Wanted wanted) {
        if (!wanted.complete()) {
            reply.put("nextFrom", Payload.date(Instant.ofEpochMilli(Sequence.millis(wanted.end()))));
        }
    }

    private Wanted wanted(Trigger trigger, TimeRange range, boolean onlyMissing) {
        List<String> kinds = trigger.types().stream().map(TriggerType::toString).toList();
        List<Event> events = new ArrayList<>();
        int looked = 0;
        long from = range.first();
        while (looked < MOST) {
            List<Event> batch = deliveries.events(kinds, from, range.end(), BATCH);
            looked += batch.size();
            List<Event> matching = batch.stream()
                    .filter(event -> trigger.parsed().holdsFor(json(event)))
                    .toList();
            Set<String> there = !onlyMissing || matching.isEmpty()
                    ? Set.of()
                    : new HashSet<>(deliveries.delivered(
                            trigger.id(), matching.stream().map(Event::id).toList()));
            matching.stream().filter(event -> !there.contains(event.id())).forEach(events::add);
            if (batch.size() < BATCH) {
                return new Wanted(events, looked, range.end(), true);
            }
            from = batch.get(batch.size() - 1).seq() + 1;
        }
        return new Wanted(events, looked, from, false);
    }

    private static JsonNode json(Event event) {
        return Json.parse(event.body() == null ? "{}" : event.body()).orElseThrow();
    }

    /** Sends the example of a type, marked as a test. */
    Reply test(String triggerId) {
        Trigger trigger = triggers.trigger(triggerId);
        String asked = call.arguments().filled("type");
        TriggerType type = asked == null
                ? trigger.types().iterator().next()
                : TriggerType.named(asked)
                        .orElseThrow(() -> ApiException.invalid("type", "trigger", "type", "is no type: " + asked));
        UUID id = UUID.randomUUID();
        ObjectNode full = EventCatalogue.example(type, id, call.realm().getId(), clock.instant());
        full.put("test", true);
        // An action that tells the user or whoever did it tells whoever asked for the test.
        full.putObject("initiator").put("userId", call.caller().user().getId());
        Occurrence what =
                new Occurrence(id, call.realm().getId(), id.toString(), TEST, clock.instant(), null, Json.text(full));
        Outbox.of(call.session())
                .enqueue(
                        what,
                        dispatch.sequence(),
                        Map.of(triggerId, trigger.action().parts()));
        return nudging(triggerId, Map.of("eventId", id.toString()));
    }

    /** A result, and a nudge once it is committed: replies are rendered after that. */
    private Reply nudging(String triggerId, Map<String, Object> result) {
        String realmId = call.realm().getId();
        return dialect -> {
            dispatch.nudge(realmId, List.of(triggerId));
            return Map.of("result", result);
        };
    }
}
