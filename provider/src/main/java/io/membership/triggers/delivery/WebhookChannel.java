package io.membership.triggers.delivery;

import io.membership.triggers.delivery.HttpSender.Answer;
import io.membership.triggers.delivery.HttpSender.Turn;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Sends a signed POST (Standard Webhooks 1.0.0). */
public record WebhookChannel(HttpSender sender) implements HttpChannel<Action.Webhook> {

    @Override
    public Report call(Action.Webhook action, Message message) {
        Turn turn = sender.turn();
        Instant now = sender.clock().instant();
        String signature = WebhookSignature.of(message.id(), now, message.body(), action.secrets());
        Map<String, String> headers = new LinkedHashMap<>(action.headers());
        headers.put("webhook-id", message.id());
        headers.put("webhook-timestamp", Long.toString(now.getEpochSecond()));
        headers.put("webhook-signature", signature);
        if (message.traceparent() != null) {
            headers.put("traceparent", message.traceparent());
        }
        Answer answer = turn.send(new HttpCall(action.url(), headers, HttpCall.JSON, message.body()));
        return new Report(answer.outcome(), turn.took(), answer.certificateEnds(), signature);
    }
}
