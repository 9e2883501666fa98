package io.membership.triggers.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.membership.api.Json;
import io.membership.devices.PushProvider;
import io.membership.devices.PushToken;
import io.membership.triggers.delivery.HttpSender.Answer;
import io.membership.triggers.delivery.HttpSender.Turn;
import io.membership.triggers.delivery.Outcome.Verdict;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Sends to all devices of a user: one call for those of Expo, one for each of Firebase. It is done when one of them took the
 * message: sent again, it would show twice there. Devices that are gone are forgotten.
 */
public final class PushChannel implements HttpChannel<Action.Push> {

    private static final Logger LOG = Logger.getLogger(PushChannel.class);
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final HttpSender sender;
    private final Gone gone;
    private final GoogleTokens tokens;

    /** Is told which devices are reached no more; in a transaction of its own. */
    @FunctionalInterface
    public interface Gone {
        void forget(String realmId, Collection<PushToken> tokens);
    }

    public PushChannel(HttpSender sender, Gone gone) {
        this.sender = sender;
        this.gone = gone;
        this.tokens = new GoogleTokens(sender.clock());
    }

    @Override
    public Report call(Action.Push action, Message message) {
        Turn turn = sender.turn();
        PushTally tally = new PushTally();
        Action.Push.Expo expo = action.expo();
        List<PushMessage> byExpo = of(PushProvider.EXPO, action);
        if (expo != null && !byExpo.isEmpty()) {
            expo(turn, expo, byExpo, tally);
        }
        Action.Push.Fcm fcm = action.fcm();
        List<PushMessage> byFcm = of(PushProvider.FCM, action);
        if (fcm != null && !byFcm.isEmpty()) {
            fcm(turn, fcm, byFcm, tally);
        }
        forget(action.realmId(), tally.gone());
        return new Report(tally.outcome(), turn.took(), tally.certificateEnds(), null);
    }

    private static List<PushMessage> of(PushProvider provider, Action.Push action) {
        return action.messages().stream()
                .filter(message -> message.to().provider() == provider)
                .toList();
    }

    private static void expo(Turn turn, Action.Push.Expo expo, List<PushMessage> messages, PushTally tally) {
        ArrayNode body = NODES.arrayNode();
        for (PushMessage message : messages) {
            ObjectNode each = body.addObject().put("to", message.to().token());
            notification(each, message);
            each.set("data", message.data());
        }
        String accessToken = expo.accessToken();
        Map<String, String> headers = accessToken == null ? Map.of() : Map.of("Authorization", "Bearer " + accessToken);
        Answer answer = turn.send(new HttpCall(expo.url(), headers, HttpCall.JSON, Json.text(body)));
        if (!answer.outcome().isDelivered()) {
            tally.failed(answer, answer.outcome());
            return;
        }
        JsonNode tickets = Json.parse(answer.body()).orElse(NODES.nullNode()).path("data");
        for (int i = 0; i < messages.size(); i++) {
            ticket(tickets.path(i), messages.get(i), answer, tally);
        }
    }

    private static void ticket(JsonNode ticket, PushMessage message, Answer answer, PushTally tally) {
        String error = ticket.path("details").path("error").asText();
        if (ticket.path("status").asText().equals("ok")) {
            tally.sent(answer, message);
        } else if (error.equals("DeviceNotRegistered")) {
            tally.gone(answer, message.to());
        } else {
            tally.failed(answer, failure(answer, error.equals("MessageRateExceeded"), error));
        }
    }

    private static Outcome failure(Answer answer, boolean unwell, String error) {
        return new Outcome(
                unwell ? Verdict.UNREACHABLE : Verdict.REFUSED,
                answer.outcome().status(),
                answer.outcome().answer(),
                error.isEmpty() ? "A ticket is not ok" : error,
                null);
    }

    private void fcm(Turn turn, Action.Push.Fcm fcm, List<PushMessage> messages, PushTally tally) {
        try {
            String token = tokens.of(fcm.account(), turn);
            for (PushMessage message : messages) {
                fcm(turn, fcm, token, message, tally);
            }
        } catch (GoogleTokens.Denied denied) {
            tally.failed(denied.outcome());
        }
    }

    private void fcm(Turn turn, Action.Push.Fcm fcm, String token, PushMessage message, PushTally tally) {
        ObjectNode body = NODES.objectNode();
        ObjectNode content = body.putObject("message").put("token", message.to().token());
        notification(content.putObject("notification"), message);
        ObjectNode data = content.putObject("data");
        message.data().properties().forEach(each -> data.put(each.getKey(), text(each.getValue())));
        Answer answer = turn.send(
                new HttpCall(fcm.url(), Map.of("Authorization", "Bearer " + token), HttpCall.JSON, Json.text(body)));
        Integer status = answer.outcome().status();
        if (answer.outcome().isDelivered()) {
            tally.sent(answer, message);
        } else if (isUnregistered(answer)) {
            tally.gone(answer, message.to());
        } else {
            if (status != null && status == 401) {
                tokens.forget(fcm.account());
            }
            tally.failed(answer, answer.outcome());
        }
    }

    private static boolean isUnregistered(Answer answer) {
        JsonNode details =
                Json.parse(answer.body()).orElse(NODES.nullNode()).path("error").path("details");
        return details.findValuesAsText("errorCode").contains("UNREGISTERED");
    }

    private static void notification(ObjectNode to, PushMessage message) {
        if (message.title() != null) {
            to.put("title", message.title());
        }
        to.put("body", message.body());
    }

    private static String text(JsonNode value) {
        return value.isValueNode() ? value.asText() : Json.text(value);
    }

    private void forget(String realmId, List<PushToken> tokens) {
        if (tokens.isEmpty()) {
            return;
        }
        try {
            gone.forget(realmId, tokens);
        } catch (RuntimeException databaseAway) {
            // They are told to be gone again at the next message; this one must not be sent again for that.
            LOG.warnf(databaseAway, "%d devices that are gone are still there", tokens.size());
        }
    }
}
