package io.membership.triggers;

import io.membership.triggers.delivery.Action;
import io.membership.triggers.delivery.Channel;
import io.membership.triggers.delivery.HttpChannel;
import io.membership.triggers.delivery.Message;
import io.membership.triggers.delivery.Outcome;
import io.membership.triggers.delivery.Report;

/** Which way each action goes. A new action is one more here. */
record Channels(
        HttpChannel<Action.Webhook> webhooks,
        HttpChannel<Action.Gateway> gateways,
        HttpChannel<Action.Push> pushes,
        Channel<Action.Mail> mails)
        implements Channel<Action> {

    @Override
    public Outcome deliver(Action action, Message message) {
        if (action instanceof Action.Http call) {
            return call(call, message).outcome();
        } else if (action instanceof Action.Mail mail) {
            return mails.deliver(mail, message);
        }
        throw new IllegalStateException("no channel for " + action);
    }

    /** Tries once and tells how it went. */
    Report call(Action.Http action, Message message) {
        if (action instanceof Action.Webhook webhook) {
            return webhooks.call(webhook, message);
        } else if (action instanceof Action.Gateway gateway) {
            return gateways.call(gateway, message);
        } else if (action instanceof Action.Push push) {
            return pushes.call(push, message);
        }
        throw new IllegalStateException("no channel for " + action);
    }
}
